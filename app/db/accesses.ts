import { z } from 'zod';
import { looks, type Access, type Door, type Look } from '../../domain/access.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Who looked: a member of staff, or whoever runs commands on the server. */
export type Looker = { staffId: string; role: string } | 'command';

/** What was looked at, of how many people ever. */
export type Looked = {
  by: Looker;
  door: Door;
  what: Look;
  at: Date;
  of: readonly { contactId: string; id?: string }[];
};

const insert = `INSERT INTO data_access (at, staff_id, role, door, what, purpose, contact_ids, request_ids)
  VALUES ($1::timestamptz, $2::uuid, $3, $4, $5, $6, $7::uuid[], $8::uuid[])`;

const distinct = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Writes down that somebody looked at personal data: one row for a look, of however many people; none where nobody was to be seen. */
export const recordAccess = async (tx: Tx, { by, door, what, at, of }: Looked): Promise<void> => {
  if (of.length === 0) return;
  const { staffId, role } = by === 'command' ? { staffId: null, role: null } : by;
  const people = distinct(of.map(({ contactId }) => contactId));
  const requests = distinct(of.map(({ id }) => id));
  await runSql(tx, insert, [
    at.toISOString(),
    ...[staffId, role, door, what, looks[what].purpose, people, requests],
  ]);
};

const Numbered = z.array(z.object({ id: z.string(), contactId: z.string() }));

/** Requests by their numbers, as a look at them is written down. */
export const lookedAt = async (tx: Tx, numbers: readonly string[]): Promise<Looked['of']> =>
  Numbered.parse(
    await runSql(
      tx,
      'SELECT id::text, contact_id::text AS "contactId" FROM request WHERE number = ANY($1::text[])',
      [[...new Set(numbers)]],
    ),
  );

const Row = z.object({
  at: z.date().transform((at) => at.toISOString()),
  who: z.string().nullable(),
  role: z.string().nullable(),
  unit: z.string().nullable(),
  door: z.string().transform((door) => door as Door),
  what: z.string().transform((what) => what as Look),
  purpose: z.string(),
  requests: z.array(z.string()),
});

// Of a contact that was made one with another, what was seen before counts as well.
const theirs = `SELECT id FROM contact WHERE id = ANY($1::uuid[]) OR merged_into_id = ANY($1::uuid[])`;
const list = `SELECT a.at, s.name AS who, a.role, s.unit, a.door, a.what, a.purpose,
    ARRAY(SELECT r.number FROM request r WHERE r.id = ANY(a.request_ids) AND r.contact_id IN (${theirs}) ORDER BY r.number) AS requests
  FROM data_access a LEFT JOIN staff s ON s.id = a.staff_id
  WHERE a.contact_ids && ARRAY(${theirs}) ORDER BY a.at DESC, a.id DESC LIMIT $2::int`;

/** Who looked at what of some contacts that are one person, the newest first. */
export const accessesOf = async (tx: Tx, contactIds: readonly string[], most: number): Promise<Access[]> =>
  z.array(Row).parse(await runSql(tx, list, [contactIds, most]));
