import type pg from 'pg';

export type InboxRow = {
  channel: string;
  account: string;
  address: string;
  providerId: string;
  kind: string;
  payload: string;
  album: string | null;
};

// Taking the identity's row first makes one chat's messages come in one after the other, so that ids keep their order.
const insert = `
WITH sender AS (
  UPDATE identity SET last_inbound_at = now(), blocked_at = NULL
  WHERE channel = $1 AND account = $2 AND address = $3 RETURNING id, contact_id
), message AS (
  INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, payload, album)
  SELECT contact_id, id, $1, $2, $4, $5, $6, $7 FROM sender
  ON CONFLICT (channel, account, provider_id) DO NOTHING RETURNING 1
)
SELECT sender.contact_id AS "contactId", EXISTS (SELECT 1 FROM message) AS fresh FROM sender`;

/** Stores a message of a known identity in one statement; null when the identity is not known yet. */
export const storeMessage = async (
  pool: pg.Pool,
  row: InboxRow,
): Promise<{ contactId: string; fresh: boolean } | null> => {
  const { rows } = await pool.query<{ contactId: string; fresh: boolean }>({
    name: 'store-message',
    text: insert,
    values: [row.channel, row.account, row.address, row.providerId, row.kind, row.payload, row.album],
  });
  return rows[0] ?? null;
};

type NewIdentity = {
  channel: string;
  account: string;
  address: string;
  phone: string | null;
  contactId: string;
};

/** Makes a contact with its first identity; of two at once one wins and the other leaves nothing behind. */
export const makeIdentity = async (pool: pg.Pool, identity: NewIdentity): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO contact (id) VALUES ($1)', [identity.contactId]);
    const { rowCount } = await client.query(
      `INSERT INTO identity (contact_id, channel, account, address, phone) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (channel, account, address) DO NOTHING`,
      [identity.contactId, identity.channel, identity.account, identity.address, identity.phone],
    );
    await client.query(rowCount === 1 ? 'COMMIT' : 'ROLLBACK');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};

/** Contacts with messages waiting, longest waiting first, at most `limit`. */
export const waitingContacts = async (pool: pg.Pool, limit: number): Promise<string[]> => {
  const { rows } = await pool.query<{ contact_id: string }>(
    `SELECT contact_id FROM inbox_message WHERE done_at IS NULL AND failed_at IS NULL
     GROUP BY contact_id ORDER BY min(id) LIMIT $1`,
    [limit],
  );
  return rows.map((row) => row.contact_id);
};
