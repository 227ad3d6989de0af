import type pg from 'pg';
import { z } from 'zod';
import { findable, ownedBy, personal } from '../../domain/personal.ts';
import { ownAddress } from './own-address.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { storedText } from './seal-column.ts';
import { untilNoneIsLeft } from './turn-rounds.ts';

/*
 * What somebody is found by is stored as a keyed hash, beside the value itself under their own key. Releases before stored one value that
 * opens with the data key and is found, too: it is turned over here, a page at a time and resting as long as each took.
 */
const pageSize = 500;
const isFound = (column: string): string => `${column} LIKE '~k1.%'`;

const identities = `SELECT id::text, contact_id::text AS owner,
    CASE WHEN ${isFound('address')} THEN own_address ELSE address END AS address,
    CASE WHEN ${isFound('phone')} THEN own_phone ELSE phone END AS phone, encode(convert_to(address, 'UTF8'), 'base64') AS was
  FROM identity WHERE ($1::bigint IS NULL OR id > $1::bigint) AND NOT (${isFound('address')} AND coalesce(${isFound('phone')}, true))
  ORDER BY identity.id LIMIT ${pageSize}`;
// Looked up one by one: as a join it reads everybody a page, in a database that has just been restored and knows nothing of its tables.
// Whoever has written meanwhile to a process that knows no other way has an address of the new kind already, and keeps it.
const turnIdentities = `UPDATE identity t SET address = n.address, phone = n.phone, own_address = n.own_address, own_phone = n.own_phone
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS n(id, address, phone, own_address, own_phone, was)
  WHERE t.id = n.id AND t.address = n.was AND (SELECT o.id FROM identity o
    WHERE o.channel = t.channel AND o.account = t.account AND o.address = n.address AND o.id <> t.id LIMIT 1) IS NULL`;
const Identities = z.array(
  z.object({
    id: z.string(),
    owner: z.string(),
    address: z.string(),
    phone: z.string().nullable(),
    was: storedText,
  }),
);

const contacts = `SELECT id::text, phone, encode(convert_to(phone, 'UTF8'), 'base64') AS was FROM contact
  WHERE ($1::uuid IS NULL OR id > $1::uuid) AND phone IS NOT NULL AND phone_key IS NULL ORDER BY contact.id LIMIT ${pageSize}`;
const turnContacts = `UPDATE contact t SET phone = n.phone, phone_key = n.phone_key
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS n(id, phone, phone_key, was)
  WHERE t.id = n.id AND t.phone = n.was AND t.phone_key IS NULL`;
const Contacts = z.array(z.object({ id: z.string(), phone: z.string(), was: storedText }));

const identityPage = async (
  pool: pg.Pool,
  after: string | null,
): Promise<{ rows: { id: string }[]; count: number }> => {
  const rows = Identities.parse((await pool.query(identities, [after])).rows);
  const own = rows.map((row) => ownAddress(row, row.owner));
  const { rowCount } = await pool.query(turnIdentities, [
    rows.map(({ id }) => id),
    rows.map(({ address }) => findable(address)),
    rows.map(({ phone }) => findable(phone)),
    own.map(({ ownAddress: address }) => address),
    own.map(({ ownPhone }) => ownPhone),
    rows.map(({ was }) => was),
  ]);
  return { rows, count: rowCount ?? 0 };
};

const contactPage: typeof identityPage = async (pool, after) => {
  const rows = Contacts.parse((await pool.query(contacts, [after])).rows);
  const { rowCount } = await pool.query(turnContacts, [
    rows.map(({ id }) => id),
    rows.map(({ id, phone }) => ownedBy(personal(phone), id)),
    rows.map(({ phone }) => findable(phone)),
    rows.map(({ was }) => was),
  ]);
  return { rows, count: rowCount ?? 0 };
};

const turnOver = (
  pool: pg.Pool,
  { round, rests }: { round: number; rests: boolean },
  page: typeof identityPage,
  now: Date,
): Promise<number> =>
  untilNoneIsLeft(pool, round, now, async () => {
    let total = 0;
    const next = async (after: string | null): Promise<string | null> => {
      const { rows, count } = await page(pool, after);
      total += count;
      return lastKey(rows, pageSize);
    };
    await pageByPage(next, { rests });
    return total;
  });

/** Turns over what writers are found by; before anybody is looked for, since nobody is known again by what was stored before. */
export const keyAddresses = (pool: pg.Pool, now: Date): Promise<number> =>
  turnOver(pool, { round: 6, rests: false }, identityPage, now);

/** Turns over the numbers people gave, in the background: they are found by both. */
export const keyPhones = (pool: pg.Pool, now: Date): Promise<number> =>
  turnOver(pool, { round: 7, rests: true }, contactPage, now);
