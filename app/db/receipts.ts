import type pg from 'pg';
import type { Receipt } from '../inbound.ts';
import { releaseIfWritten } from './outbox.ts';

/** What a receipt did; `unknown` when no delivery has that provider's id (yet). */
export type ReceiptEffect = 'raised' | 'unchanged' | 'unknown';

/** So often a message that was taken and then failed for a passing reason is tried again. */
const mostTries = 5;
const accountPause = '15 minutes';

/*
 * One rank above the other: sent, failed, delivered, read. What was put back after it failed (pending, waiting) has the
 * rank of failed, so that the same receipt once more finds nothing to do. The row is judged as it is once its lock is had.
 */
const raise = `
WITH raised AS (
  UPDATE delivery d SET
    state = CASE
      WHEN $4 <> 'failed' THEN $4
      WHEN $5 = 'too_old' THEN 'waiting'
      WHEN $5 = 'account' THEN 'pending'
      WHEN $5 IN ('transient', 'slow_down') AND d.attempts < ${mostTries} THEN 'pending'
      ELSE 'failed' END,
    error = CASE WHEN $4 = 'failed' THEN coalesce($5, 'unknown') END,
    since = CASE WHEN $4 = 'failed' THEN $6::timestamptz ELSE d.since END,
    next_attempt_at = CASE
      WHEN $4 <> 'failed' THEN d.next_attempt_at
      WHEN $5 = 'account' THEN $6::timestamptz + interval '${accountPause}'
      ELSE $6::timestamptz + power(4, least(d.attempts, 6)) * interval '1 second' END
  FROM identity i
  WHERE d.provider_id = $3 AND i.id = d.identity_id AND i.channel = $1 AND i.account = $2
    AND CASE d.state WHEN 'sent' THEN 1 WHEN 'delivered' THEN 3 WHEN 'read' THEN 4 ELSE 2 END
      < CASE $4 WHEN 'sent' THEN 1 WHEN 'failed' THEN 2 WHEN 'delivered' THEN 3 ELSE 4 END
  RETURNING d.id, d.identity_id, d.state, d.error, d.sent_at
), blocked AS (
  UPDATE identity i SET blocked_at = $6 FROM raised r
  WHERE i.id = r.identity_id AND r.state = 'failed' AND r.error IN ('blocked', 'gone') AND i.last_inbound_at <= r.sent_at
)
SELECT EXISTS (SELECT 1 FROM raised) AS raised,
  (SELECT r.id::text FROM raised r WHERE r.state = 'waiting' LIMIT 1) AS waits, EXISTS (
  SELECT 1 FROM delivery d JOIN identity i ON i.id = d.identity_id
  WHERE d.provider_id = $3 AND i.channel = $1 AND i.account = $2) AS known`;

/** Raises the rank of the delivery a receipt is about. */
export const applyReceipt = async (
  pool: pg.Pool,
  { channel, account, providerId, state, error }: Receipt,
  now: Date,
): Promise<ReceiptEffect> => {
  const { rows } = await pool.query<{ raised: boolean; waits: string | null; known: boolean }>({
    name: 'apply-receipt',
    text: raise,
    values: [channel, account, providerId, state, error ?? null, now],
  });
  if (rows[0]?.waits) await releaseIfWritten(pool, rows[0].waits);
  if (rows[0]?.raised) return 'raised';
  return rows[0]?.known ? 'unchanged' : 'unknown';
};

/** Keeps a receipt of a message whose provider's id is not written down yet. */
export const keepEarlyReceipt = async (
  pool: pg.Pool,
  { channel, account, providerId, state, error }: Receipt,
  now: Date,
): Promise<void> => {
  await pool.query(
    `INSERT INTO early_receipt (channel, account, provider_id, state, error, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [channel, account, providerId, state, error ?? null, now],
  );
};

type Sent = Pick<Receipt, 'channel' | 'account' | 'providerId'>;

/**
 * Applies what was kept of a message whose id is written down by now. Both sides write first and look then, each in a
 * statement of its own, so that of receipt and sender at least one sees the other.
 */
export const applyEarlyReceipts = async (pool: pg.Pool, sent: Sent, now: Date): Promise<void> => {
  const of = [sent.channel, sent.account, sent.providerId];
  const { rows } = await pool.query<Pick<Receipt, 'state'> & { error: Receipt['error'] | null }>({
    name: 'early-receipts',
    text: 'SELECT state, error FROM early_receipt WHERE channel = $1 AND account = $2 AND provider_id = $3',
    values: of,
  });
  if (rows.length === 0) return;
  for (const { state, error } of rows)
    await applyReceipt(pool, { ...sent, state, ...(error ? { error } : {}) }, now);
  await pool.query(
    'DELETE FROM early_receipt WHERE channel = $1 AND account = $2 AND provider_id = $3 AND state = ANY($4)',
    [...of, rows.map(({ state }) => state)],
  );
};

/** Forgets receipts of messages that were never ours (written on the phone itself, say). */
export const forgetEarlyReceipts = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query('DELETE FROM early_receipt WHERE at < $1', [before]);
};
