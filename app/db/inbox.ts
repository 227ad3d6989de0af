import type pg from 'pg';
import { findable, personalId } from '../../domain/personal.ts';
import type { Event } from '../../flows/kernel/event.ts';
import { ownVault } from '../own-vault.ts';
import type { Vault } from '../vault.ts';
import type { Tx } from './transaction.ts';
import { wakeAfterCommit } from './wake.ts';

export type InboxRow = {
  channel: string;
  account: string;
  address: string;
  providerId: string;
  kind: string;
  payload: string;
  album: string | null;
  /** Other addresses on the account that are the sender's, without `address` and each once. */
  aliases: readonly string[];
  phone: string | null;
  sentAt: Date | null;
  /** Sent so long ago that a channel's window is not open again. */
  late: boolean;
};

/** `joined`: the aliases are known as this contact's, and so is the number. */
export type StoredMessage = { contactId: string; fresh: boolean; joined: boolean };

// Taking the identity's row first makes one chat's messages come in one after the other, so that ids keep their order.
// What waited for the person to write goes out before what this message brings, to where they wrote from.
const insert = `
WITH sender AS (
  UPDATE identity SET last_inbound_at = greatest(last_inbound_at, least($12::timestamptz, coalesce($9::timestamptz, $12::timestamptz))), blocked_at = NULL
  WHERE channel = $1 AND account = $2 AND address = $3 RETURNING id, contact_id, phone
), message AS (
  INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, payload, album, received_at)
  SELECT contact_id, id, $1, $2, $4, $5, $6, $7, $12 FROM sender
  ON CONFLICT (channel, account, provider_id) DO NOTHING RETURNING contact_id, identity_id
), released AS MATERIALIZED (
  SELECT release_waiting(contact_id, identity_id, $12) AS any FROM message WHERE NOT $10::bool
)
SELECT sender.contact_id AS "contactId", EXISTS (SELECT 1 FROM message) AS fresh, (SELECT bool_or(released.any) FROM released) AS released,
  ($11::text IS NULL OR sender.phone IS NOT DISTINCT FROM $11) AND cardinality($8::text[]) = (
    SELECT count(*) FROM identity i
    WHERE i.channel = $1 AND i.account = $2 AND i.address = ANY($8) AND i.contact_id = sender.contact_id) AS joined
FROM sender`;

/** Stores a message of a known identity in one statement; null when the identity is not known yet. */
export const storeMessage = async (
  pool: pg.Pool,
  row: InboxRow,
  now: Date,
): Promise<StoredMessage | null> => {
  const { rows } = await pool.query<StoredMessage>({
    name: 'store-message',
    text: insert,
    values: [
      row.channel,
      row.account,
      findable(row.address),
      personalId(row.providerId),
      row.kind,
      row.payload,
      row.album,
      row.aliases.map((alias) => findable(alias)),
      row.sentAt,
      row.late,
      findable(row.phone),
      now,
    ],
  });
  return rows[0] ?? null;
};

/** Whose an address is; null when nobody has written from it. */
export const ownerOfAddress = async (
  pool: pg.Pool,
  { channel, account, address }: Pick<InboxRow, 'channel' | 'account' | 'address'>,
): Promise<string | null> => {
  const { rows } = await pool.query<{ id: string }>({
    name: 'owner-of-address',
    text: 'SELECT contact_id AS id FROM identity WHERE channel = $1 AND account = $2 AND address = $3',
    values: [channel, account, findable(address)],
  });
  return rows[0]?.id ?? null;
};

/**
 * Stores news from inside the house for a contact, in the caller's transaction; taken in order with what the person
 * sends. The same `providerId` twice is one piece of news.
 */
export const storeNews = async (
  tx: Tx,
  vault: Vault,
  { contactId, providerId, event }: { contactId: string; providerId: string; event: Event },
  now: Date,
): Promise<void> => {
  const payload = ownVault(vault, contactId).seal(JSON.stringify(event));
  await tx.$executeRaw`
    INSERT INTO inbox_message (contact_id, channel, account, provider_id, kind, payload, received_at)
    SELECT coalesce(merged_into_id, id), 'inside', '', ${providerId}, ${event.kind}, ${payload}, ${now}::timestamptz FROM contact WHERE id = ${contactId}::uuid
    ON CONFLICT (channel, account, provider_id) DO NOTHING`;
  await wakeAfterCommit(tx, 'inbox');
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

/** Hands on what was on its way to a contact in the moment it was merged. */
export const handOnStrays = async (pool: pg.Pool): Promise<void> => {
  await pool.query(
    `UPDATE inbox_message m SET contact_id = c.merged_into_id FROM contact c
     WHERE m.done_at IS NULL AND m.failed_at IS NULL AND c.id = m.contact_id AND c.merged_into_id IS NOT NULL`,
  );
};
