import type pg from 'pg';
import { z } from 'zod';
import type { Figures } from '../../domain/figures/figures.ts';
import { tallyShape } from './figures.ts';

const Kept = z.object({
  ...{ from: z.string(), to: z.string(), at: z.string() },
  total: z.object(tallyShape),
  rows: z.array(z.object({ service: z.string(), unit: z.string(), ...tallyShape })),
  services: z.array(z.object({ service: z.string(), ...tallyShape })),
  units: z.array(z.object({ unit: z.string(), ...tallyShape })),
  channels: z.array(z.object({ channel: z.string(), ...tallyShape })),
}) as unknown as z.ZodType<Figures>;

const keyOf = ({ from, to }: Pick<Figures, 'from' | 'to'>): string => `${from} ${to}`;

/** What was counted last under a name, if that was after `since` and not later than now; null otherwise. */
export const keptCount = async (
  pool: pg.Pool,
  name: string,
  { since, now }: { since: Date; now: Date },
): Promise<unknown> => {
  const { rows } = await pool.query<{ figures: unknown }>(
    'SELECT figures FROM kept_figures WHERE period = $1 AND at > $2 AND at <= $3',
    [name, since, now],
  );
  return rows[0]?.figures ?? null;
};

/** Keeps what was counted under a name for whoever asks next, and forgets what was counted before yesterday. */
export const keepCount = async (pool: pg.Pool, name: string, counted: unknown, now: Date): Promise<void> => {
  await pool.query(
    `INSERT INTO kept_figures (period, at, figures) VALUES ($1, $2, $3)
     ON CONFLICT (period) DO UPDATE SET at = excluded.at, figures = excluded.figures`,
    [name, now, JSON.stringify(counted)],
  );
  await pool.query(`DELETE FROM kept_figures WHERE at < $1::timestamptz - interval '2 days'`, [now]);
};

/** The figures of some days as they were last counted, if that was after `since` and not later than now; null otherwise. */
export const keptFigures = async (
  pool: pg.Pool,
  period: Pick<Figures, 'from' | 'to'>,
  when: { since: Date; now: Date },
): Promise<Figures | null> =>
  // Kept by another release with other figures: counted anew.
  Kept.safeParse(await keptCount(pool, keyOf(period), when)).data ?? null;

/** Keeps counted figures for whoever asks next. */
export const keepFigures = (pool: pg.Pool, figures: Figures, now: Date): Promise<void> =>
  keepCount(pool, keyOf(figures), figures, now);
