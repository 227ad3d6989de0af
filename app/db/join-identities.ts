import { findable } from '../../domain/personal.ts';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ownAddress } from './own-address.ts';
import { ContactsMovedOn, mergeContacts, type MergeConflict } from './merge-contacts.ts';

/** An address, what the channel proves of it, and when it was written from. */
export type Writer = {
  channel: string;
  account: string;
  address: string;
  /** Other addresses on the account which are the same person's. */
  aliases: readonly string[];
  /** E.164, where the channel proves the number. */
  phone: string | null;
  lastInboundAt: Date;
};

/** Numbers are handed on: an address not written from for so long proves nothing of who has its number now. */
const phoneDays = 60;
const mostTries = 5;

type Known = { address: string; contactId: string; phone: string | null };

// In the usual order of locks nobody waits for each other; these end what did all the same.
const passing = ['40P01', '40001'];
const isPassing = (error: unknown): boolean =>
  error instanceof ContactsMovedOn ||
  (error instanceof Error && 'code' in error && passing.includes(String(error.code)));

const knownOf = async (
  client: pg.ClientBase,
  { channel, account, address, aliases }: Writer,
): Promise<Known[]> => {
  const { rows } = await client.query<Known>(
    `SELECT coalesce(i.own_address, i.address) AS address, i.contact_id AS "contactId", coalesce(i.own_phone, i.phone) AS phone
     FROM identity i WHERE i.channel = $1 AND i.account = $2 AND i.address = ANY($3) ORDER BY i.address = $4 DESC, i.id`,
    [channel, account, [address, ...aliases].map((one) => findable(one)), findable(address)],
  );
  return rows;
};

/** Who else wrote lately from this number over another account: a city that changes its account keeps its people. */
const byPhone = async (
  client: pg.ClientBase,
  { channel, account, phone }: Writer,
  now: Date,
): Promise<string[]> => {
  if (account === 'simulator' || phone === null) return [];
  const { rows } = await client.query<{ id: string }>(
    `SELECT contact_id AS id FROM identity
     WHERE phone = $1 AND channel = $4 AND account NOT IN ($2, 'simulator') AND last_inbound_at > $5::timestamptz - $3 * interval '1 day'
     ORDER BY last_inbound_at DESC LIMIT 1`,
    [findable(phone), account, phoneDays, channel, now],
  );
  return rows.map(({ id }) => id);
};

/** The one contact there is, kept from being merged away meanwhile. */
const holdContact = async (client: pg.ClientBase, id: string): Promise<string> => {
  const { rows } = await client.query<{ gone: boolean }>(
    'SELECT merged_into_id IS NOT NULL AS gone FROM contact WHERE id = $1 FOR SHARE',
    [id],
  );
  if (rows[0]?.gone !== false) throw new ContactsMovedOn();
  return id;
};

const makeContact = async (client: pg.ClientBase, now: Date): Promise<string> => {
  const id = randomUUID();
  await client.query('INSERT INTO contact (id, created_at) VALUES ($1, $2)', [id, now]);
  return id;
};

/** An alias has not been written from; addresses in one order, so that two who make the same ones do not wait for each other. */
const addIdentities = async (
  client: pg.ClientBase,
  contactId: string,
  writer: Writer,
  known: Known[],
): Promise<string> => {
  const { channel, account, address, aliases, phone, lastInboundAt } = writer;
  const missing = [address, ...aliases].filter((one) => known.every((other) => other.address !== one)).sort();
  const { rowCount } = await client.query(
    `INSERT INTO identity (contact_id, channel, account, address, phone, own_address, own_phone, last_inbound_at)
     SELECT $1, $2, $3, a.address, $5, a.own, $9, CASE WHEN a.address = $6 THEN $7::timestamptz ELSE to_timestamp(0) END
     FROM unnest($4::text[], $8::text[]) AS a(address, own) ORDER BY a.address ON CONFLICT (channel, account, address) DO NOTHING`,
    [
      ...[contactId, channel, account, missing.map((one) => findable(one)), findable(phone)],
      ...[findable(address), lastInboundAt],
      missing.map((one) => ownAddress({ address: one, phone }, contactId).ownAddress),
      ownAddress({ address, phone }, contactId).ownPhone,
    ],
  );
  // Somebody else has just made one of them.
  if (rowCount !== missing.length) throw new ContactsMovedOn();
  return contactId;
};

const join = async (
  client: pg.ClientBase,
  writer: Writer,
  now: Date,
): Promise<{ contactId: string; conflict?: MergeConflict }> => {
  const known = await knownOf(client, writer);
  const proven = known.some(({ address, phone }) => address === writer.address && phone === writer.phone);
  const others = proven ? [] : await byPhone(client, writer, now);
  const contacts = [...new Set([...known.map(({ contactId }) => contactId), ...others])];
  const [first] = contacts;
  if (first === undefined)
    return { contactId: await addIdentities(client, await makeContact(client, now), writer, known) };
  const merged =
    contacts.length > 1 ? await mergeContacts(client, contacts, now) : await holdContact(client, first);
  const conflict = typeof merged === 'string' ? null : merged;
  const contactId = typeof merged === 'string' ? merged : first;
  await addIdentities(client, contactId, writer, known);
  const { channel, account, address, aliases, phone } = writer;
  if (phone !== null)
    await client.query(
      `UPDATE identity SET phone = $4, own_phone = $6 WHERE channel = $1 AND account = $2 AND address = ANY($3) AND contact_id = $5
         AND phone IS DISTINCT FROM $4`,
      [
        ...[channel, account, [address, ...aliases].map((one) => findable(one)), findable(phone), contactId],
        ownAddress({ address, phone }, contactId).ownPhone,
      ],
    );
  return { contactId, ...(conflict ? { conflict } : {}) };
};

/**
 * Makes one contact of everybody a channel proves to be the writer: new addresses become identities, contacts are merged.
 * Gives that contact, and which could not be merged.
 */
export const joinIdentities = async (
  pool: pg.Pool,
  writer: Writer,
  now: Date,
  tries = 1,
): Promise<{ contactId: string; conflict?: MergeConflict }> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const joined = await join(client, writer, now);
    await client.query('COMMIT');
    return joined;
  } catch (error) {
    await client.query('ROLLBACK');
    if (!isPassing(error) || tries >= mostTries) throw error;
  } finally {
    client.release();
  }
  return joinIdentities(pool, writer, now, tries + 1);
};
