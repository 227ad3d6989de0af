import type pg from 'pg';

/** An account of ours on a channel. */
export type ChannelAccount = { channel: string; account: string };

/** How an account stands: `state` is the adapter's word, `since` when it began, `qr` what is to be scanned, sealed. */
export type ChannelState = {
  state: string;
  since: Date;
  qr: string | null;
  detail: string | null;
  /** Everything people sent until then is stored; null when nothing was yet. */
  watermark: Date | null;
  updatedAt: Date;
};

/** What stands in the database of an account; null before the first word of it. */
export const readChannelState = async (
  pool: pg.Pool,
  { channel, account }: ChannelAccount,
): Promise<ChannelState | null> => {
  const { rows } = await pool.query<ChannelState>(
    `SELECT state, since, qr, detail, watermark, updated_at AS "updatedAt"
     FROM channel_state WHERE channel = $1 AND account = $2`,
    [channel, account],
  );
  return rows[0] ?? null;
};

/** Writes an account's state down, the caller having sealed `qr`; `since` moves only when the state is another. */
export const writeChannelState = async (
  pool: pg.Pool,
  { channel, account }: ChannelAccount,
  { state, qr, detail }: { state: string; qr: string | null; detail: string | null },
  now: Date,
): Promise<void> => {
  await pool.query(
    `INSERT INTO channel_state AS c (channel, account, state, qr, detail, since, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)
     ON CONFLICT (channel, account) DO UPDATE SET state = excluded.state, qr = excluded.qr, detail = excluded.detail,
       since = CASE WHEN c.state = excluded.state THEN c.since ELSE excluded.since END, updated_at = excluded.updated_at`,
    [channel, account, state, qr, detail, now],
  );
};

/** Notes that everything people sent to the account until `at` is stored; it never goes back. */
export const raiseWatermark = async (
  pool: pg.Pool,
  { channel, account }: ChannelAccount,
  at: Date,
): Promise<void> => {
  await pool.query(
    `INSERT INTO channel_state AS c (channel, account, state, since, watermark, updated_at)
     VALUES ($1, $2, 'unknown', now(), $3, now())
     ON CONFLICT (channel, account) DO UPDATE SET watermark = greatest(c.watermark, excluded.watermark)`,
    [channel, account, at],
  );
};
