import { personal } from '../../domain/personal.ts';
import { z } from 'zod';
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

type Book = { key: string; columns: string; from: string };

const books = {
  requests: {
    key: 'e.id',
    columns: `e.id::text AS no, e.at, e.actor, e.role, e.action, r.number AS about, e.note, r.id::text AS "requestId"`,
    from: 'request_event e JOIN request r ON r.id = e.request_id',
  },
  office: {
    key: 'e.seq',
    columns: `e.seq::text AS no, e.at, e.actor, NULL AS role, e.action, e.about, e.note, '' AS "requestId"`,
    from: 'admin_event e',
  },
} satisfies Record<string, Book>;
export type HistoryBook = keyof typeof books;

/** One request's history is little and is read by its own numbers; all else along an index of times. */
const sqlOf = (book: HistoryBook, { person, number, from, until, before, take }: HistoryAsked) => {
  const { key, columns, from: tables } = books[book];
  const values: unknown[] = [take];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const ofRequest = book === 'requests' && number !== null;
  const where = [
    ...(ofRequest ? [`e.request_id = (SELECT id FROM request WHERE number = ${put(number)}::text)`] : []),
    ...(person === null ? [] : [`e.actor = ${put(personal(person))}::text`]),
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

/** A page of one of the two histories, the newest first. */
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
