import { findable } from '../../domain/personal.ts';
import type pg from 'pg';
import { ownAddress } from './own-address.ts';
import { joinIdentities } from './join-identities.ts';

/** Addresses of one person that the channel says are others now; `phone` is the number it proves, E.164. */
export type Move = {
  channel: string;
  account: string;
  moves: readonly { from: string; to: string }[];
  phone: string | null;
  /** When the channel said so. */
  at: Date;
};

type Known = { id: string; address: string; contactId: string };

// Who wrote from the old address after that is somebody else already, to whom the number was handed on.
const find = `SELECT id::text, coalesce(own_address, address) AS address, contact_id AS "contactId" FROM identity
  WHERE channel = $1 AND account = $2 AND (address = $4 OR address = $3 AND last_inbound_at <= $5) ORDER BY identity.id FOR UPDATE`;

/** What waits for the person goes to the new address; the old one is nobody's until somebody writes from it. */
const retire = async (client: pg.ClientBase, old: Known, now: Known, at: Date): Promise<void> => {
  await client.query(
    `UPDATE delivery SET identity_id = $2 WHERE identity_id = $1 AND state IN ('pending', 'waiting')`,
    [old.id, now.id],
  );
  await client.query(
    `UPDATE identity SET address = address || ' until ' || id, blocked_at = $2 WHERE id = $1`,
    [old.id, at],
  );
};

const moveOne = async (
  client: pg.ClientBase,
  { channel, account, phone, at }: Move,
  { from, to }: Move['moves'][number],
): Promise<void> => {
  const { rows } = await client.query<Known>(find, [channel, account, findable(from), findable(to), at]);
  const [old, now] = [from, to].map((address) => rows.find((row) => row.address === address));
  if (!old) return;
  // Two who could not be made one keep what is theirs.
  if (now) return old.contactId === now.contactId ? retire(client, old, now, at) : undefined;
  const own = ownAddress({ address: to, phone }, old.contactId);
  await client.query(
    `UPDATE identity SET address = $2, phone = coalesce($3, phone), own_address = $4, own_phone = coalesce($5, own_phone) WHERE id = $1`,
    [old.id, findable(to), findable(phone), own.ownAddress, own.ownPhone],
  );
};

/** The new addresses that are known already, with the old ones that are as well: they are to be one person first. */
const bothKnown = async (pool: pg.Pool, { channel, account, moves, at }: Move) => {
  const known = async ({ from, to }: Move['moves'][number]): Promise<boolean> =>
    (await pool.query(find.replace('FOR UPDATE', ''), [channel, account, findable(from), findable(to), at]))
      .rows.length === 2;
  const found = await Promise.all(moves.map(known));
  return moves.filter((_, index) => found[index]);
};

/**
 * Moves a person to the addresses the channel says they have now: contact, chat and everything waiting go along. Whoever
 * writes from an old address later is somebody else. An address nobody has written from changes nothing.
 */
export const moveIdentity = async (pool: pg.Pool, move: Move): Promise<void> => {
  const { channel, account, phone, at } = move;
  for (const { from, to } of await bothKnown(pool, move))
    await joinIdentities(
      pool,
      { channel, account, address: to, aliases: [from], phone, lastInboundAt: at },
      at,
    );
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const each of move.moves) await moveOne(client, move, each);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
