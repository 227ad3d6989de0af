import { personalId } from '../../domain/personal.ts';
import type pg from 'pg';
import type { Receipt } from '../inbound.ts';
import { releaseIfWritten } from './outbox.ts';

type Sent = Pick<Receipt, 'channel' | 'account' | 'providerId'>;

/** What a receipt did; `unknown` when no delivery has that provider's id (yet). */
export type ReceiptEffect = 'raised' | 'unchanged' | 'unknown';

/** So often a message that was taken and then failed for a passing reason is tried again. */
const mostTries = 5;
const accountPause = '15 minutes';

/*
 * One rank above the other: sent, failed, delivered, read. What was put back after it failed (pending, waiting) has the
 * rank of failed, so that the same receipt once more finds nothing to do. Rows are locked in one order, so that two
 * processes never wait for each other, and judged as they are once their lock is had. Whose they are is looked up behind
 * what they are called: the other way round everybody on the account would be looked through. Nobody waits for *delivered* and *read* to
 * reach the disk: a crash of PostgreSQL that takes them back costs a rank, while a refusal means that something has to be done.
 */
const raise = `
WITH r AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(n int, channel text, account text, "providerId" text, state text, error text)
), quick AS MATERIALIZED (
  SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM r WHERE r.state = 'failed') THEN set_config('synchronous_commit', 'off', true) END
), named AS MATERIALIZED (
  SELECT r.*, d.id, d.identity_id FROM r JOIN delivery d ON d.provider_id = r."providerId"
), found AS MATERIALIZED (
  SELECT r.n, r.channel, r.account, r.state, r.error, d.id FROM quick, named r JOIN delivery d ON d.id = r.id
  JOIN identity i ON i.id = r.identity_id AND i.channel = r.channel AND i.account = r.account
  ORDER BY d.id FOR NO KEY UPDATE OF d
), raised AS (
  UPDATE delivery d SET
    state = CASE
      WHEN f.state <> 'failed' THEN f.state
      WHEN f.error IN ('too_old', 'blocked', 'gone') THEN 'waiting'
      WHEN f.error = 'account' THEN 'pending'
      WHEN f.error IN ('transient', 'slow_down') AND d.attempts < ${mostTries} THEN 'pending'
      ELSE 'failed' END,
    error = CASE WHEN f.state = 'failed' THEN coalesce(f.error, 'unknown') END, channel = f.channel, account = f.account,
    since = CASE WHEN f.state = 'failed' THEN $2::timestamptz ELSE d.since END,
    next_attempt_at = CASE
      WHEN f.state <> 'failed' THEN d.next_attempt_at
      WHEN f.error = 'account' THEN $2::timestamptz + interval '${accountPause}'
      ELSE $2::timestamptz + power(4, least(d.attempts, 6)) * interval '1 second' END
  FROM found f
  WHERE d.id = f.id
    AND CASE d.state WHEN 'sent' THEN 1 WHEN 'delivered' THEN 3 WHEN 'read' THEN 4 ELSE 2 END
      < CASE f.state WHEN 'sent' THEN 1 WHEN 'failed' THEN 2 WHEN 'delivered' THEN 3 ELSE 4 END
  RETURNING f.n, d.id, d.identity_id, d.state, d.error, d.sent_at
), blocked AS (
  UPDATE identity i SET blocked_at = $2 FROM raised r
  WHERE i.id = r.identity_id AND r.state = 'waiting' AND r.error IN ('blocked', 'gone') AND i.last_inbound_at <= r.sent_at
)
SELECT r.n, w.n IS NOT NULL AS raised, k.n IS NOT NULL AS known, w.waits::text AS waits FROM r
LEFT JOIN (SELECT n, min(id) FILTER (WHERE state = 'waiting') AS waits FROM raised GROUP BY n) w ON w.n = r.n
LEFT JOIN (SELECT DISTINCT n FROM found) k ON k.n = r.n ORDER BY r.n`;

const ranks: Record<Receipt['state'], number> = { sent: 1, failed: 2, delivered: 3, read: 4 };
const keyOf = ({ channel, account, providerId }: Sent): string => `${channel} ${account} ${providerId}`;

/** As it lies in the database. */
const named = <S extends Sent>(sent: S): S => ({ ...sent, providerId: personalId(sent.providerId) });

/** Of several receipts of one message the highest says what all of them say: they only ever raise. */
const highest = (receipts: readonly Receipt[]): Map<string, Receipt> => {
  const found = new Map<string, Receipt>();
  for (const receipt of receipts) {
    const other = found.get(keyOf(receipt));
    if (!other || ranks[other.state] < ranks[receipt.state]) found.set(keyOf(receipt), receipt);
  }
  return found;
};

/** Raises the ranks of the deliveries these receipts are about; what each did, in their order. */
export const applyReceipts = async (
  pool: pg.Pool,
  receipts: readonly Receipt[],
  now: Date,
): Promise<ReceiptEffect[]> => {
  const told = highest(receipts);
  const { rows } = await pool.query<{ raised: boolean; waits: string | null; known: boolean }>({
    name: 'apply-receipts',
    text: raise,
    values: [JSON.stringify([...told.values()].map((receipt, n) => ({ ...named(receipt), n }))), now],
  });
  for (const { waits } of rows) if (waits) await releaseIfWritten(pool, waits, { since: null, now });
  const effects = new Map(
    [...told.keys()].map((key, n) => {
      const row = rows[n];
      return [key, row?.raised ? 'raised' : row?.known ? 'unchanged' : 'unknown'] as const;
    }),
  );
  return receipts.map((receipt) => effects.get(keyOf(receipt)) ?? 'unknown');
};

/** Keeps receipts of messages whose provider's ids are not written down yet. */
export const keepEarlyReceipts = async (
  pool: pg.Pool,
  receipts: readonly Receipt[],
  now: Date,
): Promise<void> => {
  await pool.query({
    name: 'keep-early-receipts',
    text: `INSERT INTO early_receipt (channel, account, provider_id, state, error, at)
      SELECT channel, account, "providerId", state, error, $2
      FROM jsonb_to_recordset($1::jsonb) AS r(channel text, account text, "providerId" text, state text, error text)
      ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(receipts.map(named)), now],
  });
};

/**
 * Applies what was kept of messages whose ids are written down by now. Both sides write first and look then, each in a
 * statement of its own, so that of receipt and sender at least one sees the other.
 */
export const applyEarlyReceipts = async (pool: pg.Pool, sent: readonly Sent[], now: Date): Promise<void> => {
  const { rows } = await pool.query<Omit<Receipt, 'error'> & { error: Receipt['error'] | null }>({
    name: 'early-receipts',
    text: `SELECT e.channel, e.account, e.provider_id AS "providerId", e.state, e.error
      FROM jsonb_to_recordset($1::jsonb) AS s(channel text, account text, "providerId" text)
      JOIN early_receipt e ON e.channel = s.channel AND e.account = s.account AND e.provider_id = s."providerId"`,
    values: [
      JSON.stringify(sent.map(({ channel, account, providerId }) => named({ channel, account, providerId }))),
    ],
  });
  if (rows.length === 0) return;
  const kept = rows.map(({ error, ...receipt }): Receipt => ({ ...receipt, ...(error ? { error } : {}) }));
  await applyReceipts(pool, kept, now);
  await pool.query(
    `DELETE FROM early_receipt e USING jsonb_to_recordset($1::jsonb) AS s(channel text, account text, "providerId" text, state text)
     WHERE e.channel = s.channel AND e.account = s.account AND e.provider_id = s."providerId" AND e.state = s.state`,
    [JSON.stringify(kept.map(named))],
  );
};

/** Applies what was kept of messages whose process ended before it looked for their receipts. */
export const applyKeptReceipts = async (pool: pg.Pool, now: Date): Promise<void> => {
  const { rows } = await pool.query<Sent>(
    `SELECT DISTINCT e.channel, e.account, e.provider_id AS "providerId"
     FROM early_receipt e JOIN delivery d ON d.provider_id = e.provider_id
     JOIN identity i ON i.id = d.identity_id AND i.channel = e.channel AND i.account = e.account`,
  );
  if (rows.length > 0) await applyEarlyReceipts(pool, rows, now);
};

/** Forgets receipts of messages that were never ours (written on the phone itself, say). */
export const forgetEarlyReceipts = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query('DELETE FROM early_receipt WHERE at < $1', [before]);
};
