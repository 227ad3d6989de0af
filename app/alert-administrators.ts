import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { wakeChannel } from './db/wake.ts';
import type { Vault } from './vault.ts';

/** Something administrators have to know: `key` is what it is about, `text` holds no personal data. */
export type AdministratorAlert = { key: string; text: string; quietMs: number };

// Of several processes that notice the same thing one wins the row of `alert_sent` and puts the deliveries out.
const alert = `
WITH due AS (
  INSERT INTO alert_sent (key, at) VALUES ($1, $2)
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE alert_sent.at <= $3 RETURNING key
), told AS (
  INSERT INTO delivery (contact_id, identity_id, body)
  SELECT s.contact_id, i.id, $4
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

/**
 * Writes to every administrator in office, where we may write at any time if they have such a chat, else to the address last written from; at most
 * once for a key within `quietMs`, whichever process asks. True when it was this call that wrote.
 */
export const alertAdministrators = async (
  { db, vault, clock }: { db: Pick<Database, 'pool'>; vault: Pick<Vault, 'seal'>; clock: Clock },
  { key, text, quietMs }: AdministratorAlert,
): Promise<boolean> => {
  const now = clock();
  const { rowCount } = await db.pool.query(alert, [
    key,
    now,
    new Date(now.getTime() - quietMs),
    vault.seal(JSON.stringify({ text })),
  ]);
  return rowCount === 1;
};
