import type pg from 'pg';
import { z } from 'zod';
import type { ChannelAccount } from './channel-state.ts';

/** Why a part of what a channel brought was set aside: nobody could read it, or the database could not store it. */
export type AsideBecause = 'unreadable' | 'unstorable';

/** So many of an account are kept; a provider that brings nothing but rubbish must not fill the disk. */
const mostOfAccount = 1000;

type Row = ChannelAccount & {
  digest: string;
  because: AsideBecause;
  /** Sealed; null when it is too large to keep. */
  payload: string | null;
  bytes: number;
  at: Date;
};

/** Keeps what could not be taken, once however often it comes; `full` when so much is kept already that this was not. */
export const keepUpdateAside = async (
  pool: pg.Pool,
  { channel, account, digest, because, payload, bytes, at }: Row,
): Promise<'kept' | 'known' | 'full'> => {
  const { rows } = await pool.query<{ known: boolean; kept: boolean }>(
    `WITH known AS (
       SELECT 1 FROM update_aside WHERE channel = $1 AND account = $2 AND digest = $3
     ), kept AS (
       INSERT INTO update_aside (channel, account, digest, because, payload, bytes, at)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE (SELECT count(*) FROM (SELECT 1 FROM update_aside WHERE channel = $1 AND account = $2 LIMIT ${mostOfAccount}) a) < ${mostOfAccount}
       ON CONFLICT (channel, account, digest) DO NOTHING RETURNING 1
     )
     SELECT EXISTS (SELECT 1 FROM known) AS known, EXISTS (SELECT 1 FROM kept) AS kept`,
    [channel, account, digest, because, payload, bytes, at],
  );
  if (rows[0]?.kept) return 'kept';
  return rows[0]?.known ? 'known' : 'full';
};

const Listed = z.object({
  id: z.string(),
  channel: z.string(),
  account: z.string(),
  because: z.string(),
  bytes: z.int(),
  at: z.date(),
});

/** What channels brought and could not be taken, oldest first, at most `most`; its words stay sealed. */
export const updatesAside = async (pool: pg.Pool, most: number): Promise<z.infer<typeof Listed>[]> => {
  const { rows } = await pool.query(
    'SELECT id::text, channel, account, because, bytes, at FROM update_aside ORDER BY update_aside.id LIMIT $1',
    [most],
  );
  return z.array(Listed).parse(rows);
};

/** How much channels brought that could not be taken. */
export const countUpdatesAside = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM update_aside');
  return rows[0]?.n ?? 0;
};
