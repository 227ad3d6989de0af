import { personal } from '../../domain/personal.ts';
import { z } from 'zod';
import { offices } from '../../domain/role.ts';
import type { Database } from './open.ts';
import { openNotes } from './person-keys.ts';
import { runSql, type Tx } from './run-sql.ts';

/** What of the history is looked for: whose acts, of which request, between which instants, and older than which of them. */
export type HistoryAsked = {
  person: string | null;
  number: string | null;
  from: Date | null;
  until: Date | null;
  before: HistoryCursor | null;
  take: number;
};

/** Where a page of the history ends; `no` tells acts of one instant apart. */
export type HistoryCursor = { at: string; no: string };

const Row = z.object({
  no: z.string(),
  at: z.date().transform((at) => at.toISOString()),
  actor: z.string(),
  /** Null in the office's own history, whose actors say their role themselves. */
  role: z.string().nullable(),
  action: z.string(),
  about: z.string(),
  note: z.string().nullable(),
  requestId: z.string(),
});
export type HistoryRow = Omit<z.infer<typeof Row>, 'requestId'>;

/** A book's rows, and how they are found by whose acts they are and by the request they are about. */
type Book = {
  key: string;
  columns: string;
  from: string;
  by(person: string): string;
  /** What that is given for the words that were typed. */
  person(typed: string): string | string[];
  of: ((number: string) => string) | null;
};

const idOf = (number: string): string => `(SELECT id FROM request WHERE number = ${number}::text)`;
const byName = (person: string): string => `e.actor = ${person}::text`;

const labelBefore = (typed: string): string | undefined =>
  Object.values(offices).find((label) => typed.toLowerCase().startsWith(`${label.toLowerCase()} `));

/** The name of somebody who may have been typed with their office, as the page shows them. */
const nameOf = (typed: string): string => {
  const label = labelBefore(typed);
  return label === undefined ? typed : typed.slice(label.length + 1);
};

/** How the office's book writes somebody down: by name alone, or after their office, as its code or in words. */
const spellingsOf = (typed: string): string[] => {
  const name = nameOf(typed);
  const inOffice = Object.entries(offices)
    .flat()
    .map((office) => `${office} ${name}`);
  return [...new Set([typed, name, ...inOffice])];
};

const books = {
  requests: {
    key: 'e.id',
    columns: `e.id::text AS no, e.at, e.actor, e.role, e.action, r.number AS about, e.note, r.id::text AS "requestId"`,
    from: 'request_event e JOIN request r ON r.id = e.request_id',
    by: byName,
    person: nameOf,
    of: (number) => `e.request_id = ${idOf(number)}`,
  },
  office: {
    key: 'e.seq',
    columns: `e.seq::text AS no, e.at, e.actor, NULL AS role, e.action, e.about, e.note, '' AS "requestId"`,
    from: 'admin_event e',
    by: (person) => `e.actor = ANY(${person}::text[])`,
    person: spellingsOf,
    of: null,
  },
  looks: {
    key: 'e.id',
    // A look at a list is at many: all are named.
    columns: `e.id::text AS no, e.at, coalesce(s.name, '') AS actor, coalesce(e.role, '') AS role, e.what AS action, e.door || ': ' || e.purpose AS note,
      coalesce((SELECT string_agg(number, ', ' ORDER BY number) FROM request WHERE id = ANY(e.request_ids)), '') AS about, '' AS "requestId"`,
    from: 'data_access e LEFT JOIN staff s ON s.id = e.staff_id',
    by: (person) => `e.staff_id = ANY(ARRAY(SELECT id FROM staff WHERE name = ${person}::text))`,
    person: nameOf,
    // Found by its person, which has an index.
    of: (number) =>
      `e.contact_ids @> ARRAY[(SELECT contact_id FROM request WHERE number = ${number}::text)] AND e.request_ids @> ARRAY[${idOf(number)}]`,
  },
} satisfies Record<string, Book>;
export type HistoryBook = keyof typeof books;

const sealed = (person: string | string[]): string | string[] =>
  typeof person === 'string' ? personal(person) : person.map((one) => personal(one));

/** One request's history is little and is read by its own numbers; all else along an index of times. */
const sqlOf = (book: HistoryBook, { person, number, from, until, before, take }: HistoryAsked) => {
  const { key, columns, from: tables, by, person: spelled, of }: Book = books[book];
  const values: unknown[] = [take];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const ofRequest = book === 'requests' && number !== null;
  const where = [
    ...(number === null || of === null ? [] : [of(put(number))]),
    ...(person === null ? [] : [by(put(sealed(spelled(person))))]),
    ...(from === null ? [] : [`e.at >= ${put(from)}::timestamptz`]),
    ...(until === null ? [] : [`e.at < ${put(until)}::timestamptz`]),
    ...(before === null
      ? []
      : [`(e.at, ${key}) < (${put(before.at)}::timestamptz, ${put(before.no)}::bigint)`]),
  ];
  const order = ofRequest ? 'e.request_id, e.seq DESC' : `e.at DESC, ${key} DESC`;
  const text = `SELECT ${columns} FROM ${tables} WHERE ${['true', ...where].join(' AND ')} ORDER BY ${order} LIMIT $1::int`;
  return { text, values };
};

/** A page of one of the three books, the newest first: what was done with requests, in the office, and who looked at what. */
export const historyPage = async (
  { pool }: Pick<Database, 'pool'>,
  book: HistoryBook,
  asked: HistoryAsked,
): Promise<HistoryRow[]> => {
  const { text, values } = sqlOf(book, asked);
  return openNotes(pool, z.array(Row).parse((await pool.query(text, values)).rows));
};

const Names = z.array(z.object({ id: z.string(), name: z.string() }));

/** The names of members of staff some acts are about, in office or not. */
export const staffNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = Names.parse(
    await runSql(tx, 'SELECT id::text, name FROM staff WHERE id::text = ANY($1::text[])', [ids]),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
