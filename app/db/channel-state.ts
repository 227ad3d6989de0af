import type pg from 'pg';
import { runSql, type Tx } from './run-sql.ts';

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
     VALUES ($1, $2, 'unknown', $3, $3, $3)
     ON CONFLICT (channel, account) DO UPDATE SET watermark = greatest(c.watermark, excluded.watermark)`,
    [channel, account, at],
  );
};

/** Writes down what an account can do, for processes that do not open it. */
export const introduceChannel = async (
  pool: pg.Pool,
  { channel, account }: ChannelAccount,
  capabilities: object,
  now: Date,
): Promise<void> => {
  await pool.query(
    `INSERT INTO channel_state (channel, account, state, since, capabilities, updated_at) VALUES ($1, $2, 'unknown', $4, $3, $4)
     ON CONFLICT (channel, account) DO UPDATE SET capabilities = excluded.capabilities`,
    [channel, account, JSON.stringify(capabilities), now],
  );
};

/** The accounts that are switched off. */
export const channelsOff = async (pool: pg.Pool): Promise<ChannelAccount[]> => {
  const { rows } = await pool.query<ChannelAccount>(
    'SELECT channel, account FROM channel_state WHERE off_since IS NOT NULL',
  );
  return rows;
};

/** Every account a bot has ever opened, and since when it is switched off. */
export const knownChannels = async (
  pool: pg.Pool,
): Promise<(ChannelAccount & { offSince: Date | null })[]> => {
  const { rows } = await pool.query<ChannelAccount & { offSince: Date | null }>(
    'SELECT channel, account, off_since AS "offSince" FROM channel_state ORDER BY channel, account',
  );
  return rows;
};

/** Switches an account off since then, or on with null; false when it was so already. */
export const switchChannel = async (
  tx: Tx,
  { channel, account }: ChannelAccount,
  offSince: Date | null,
): Promise<boolean> => {
  const rows = await runSql(
    tx,
    `UPDATE channel_state SET off_since = $3::timestamptz
     WHERE channel = $1 AND account = $2 AND (off_since IS NULL) <> ($3::timestamptz IS NULL) RETURNING channel`,
    [channel, account, offSince],
  );
  return rows.length > 0;
};
