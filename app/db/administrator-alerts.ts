import type pg from 'pg';
import { wakeChannel } from './wake.ts';

// Of several processes that notice the same thing one wins the row of `alert_sent` and puts the deliveries out.
const alert = `
WITH due AS (
  INSERT INTO alert_sent (key, at) VALUES ($1, $2)
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE alert_sent.at <= $3 RETURNING key
), told AS (
  INSERT INTO delivery (contact_id, identity_id, body, created_at, since)
  SELECT s.contact_id, i.id, $4, $2, $2
  FROM due, staff s
  JOIN LATERAL (
    SELECT i.id FROM identity i LEFT JOIN channel_state c ON c.channel = i.channel AND c.account = i.account
    WHERE i.contact_id = s.contact_id
    ORDER BY c.off_since IS NULL DESC,
      i.blocked_at IS NULL AND coalesce((c.capabilities ->> 'unasked')::boolean, false) DESC, i.last_inbound_at DESC LIMIT 1
  ) i ON true
  WHERE s.role = 'administrator' AND s.revoked_at IS NULL
)
SELECT pg_notify('${wakeChannel}', 'outbox') FROM due`;

/** Writes a sealed message to every administrator in office, unless one with the same `key` went out after `quietSince`; true when it was written. */
export const alertOnce = async (
  pool: pg.Pool,
  { key, body, now, quietSince }: { key: string; body: string; now: Date; quietSince: Date },
): Promise<boolean> => {
  const { rowCount } = await pool.query(alert, [key, now, quietSince, body]);
  return rowCount === 1;
};
