import { findable, personalId } from '../../domain/personal.ts';
import type pg from 'pg';

export type Address = { channel: string; account: string; address: string };

/** Writes down that a chat has blocked us, so that nothing is sent there, or that it takes messages again: then what found it closed goes out. */
export const markBlocked = async (
  pool: pg.Pool,
  { channel, account, address }: Address,
  blocked: boolean,
  now: Date,
): Promise<void> => {
  await pool.query(
    `WITH chat AS (
       UPDATE identity SET blocked_at = CASE WHEN $5 THEN $4::timestamptz END WHERE channel = $1 AND account = $2 AND address = $3 RETURNING id
     )
     UPDATE delivery d SET state = 'pending', attempts = 0, error = NULL, since = $4 FROM chat
     WHERE d.identity_id = chat.id AND NOT $5 AND d.state = 'waiting' AND d.error IN ('blocked', 'gone')`,
    [channel, account, findable(address), now, blocked],
  );
};

/** The chats on an account that belong to staff in office. */
export const staffAddresses = async (
  pool: pg.Pool,
  { channel, account }: Pick<Address, 'channel' | 'account'>,
): Promise<string[]> => {
  const { rows } = await pool.query<{ address: string }>(
    `SELECT coalesce(i.own_address, i.address) AS address FROM staff s JOIN identity i ON i.contact_id = s.contact_id
     WHERE s.revoked_at IS NULL AND i.channel = $1 AND i.account = $2`,
    [channel, account],
  );
  return rows.map(({ address }) => address);
};

/** The sealed body of a message that was sent, by the channel's own id of it; null when there is none. */
export const sentBody = async (
  pool: pg.Pool,
  { channel, account, address }: Address,
  providerId: string,
): Promise<string | null> => {
  const { rows } = await pool.query<{ body: string }>(
    `SELECT d.body FROM delivery d JOIN identity i ON i.id = d.identity_id
     WHERE d.provider_id = $4 AND i.channel = $1 AND i.account = $2 AND i.address = $3 LIMIT 1`,
    [channel, account, findable(address), personalId(providerId)],
  );
  return rows[0]?.body ?? null;
};

/** The sealed body of a delivery, for whoever it was to: the person at this address, whichever of theirs it went to. */
export const bodyForReader = async (
  pool: pg.Pool,
  { channel, account, address }: Address,
  deliveryId: string,
): Promise<string | null> => {
  const { rows } = await pool.query<{ body: string }>(
    `SELECT d.body FROM delivery d JOIN identity i ON i.contact_id = d.contact_id
     WHERE d.id = $4 AND i.channel = $1 AND i.account = $2 AND i.address = $3`,
    [channel, account, findable(address), deliveryId],
  );
  return rows[0]?.body ?? null;
};
