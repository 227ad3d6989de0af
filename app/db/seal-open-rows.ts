import type pg from 'pg';
import { z } from 'zod';
import { hasMarked, personal, personalAnswers, personalWords } from '../../domain/personal.ts';
import { storedSession } from '../stored-session.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { storedText } from './seal-column.ts';
import { untilNoneIsLeft } from './turn-rounds.ts';

/** A column whose values lay open before they were sealed; `id` is what its rows are counted through by. */
type OpenColumn = {
  table: string;
  column: string;
  id: string;
  type: 'uuid' | 'bigint' | 'text';
  /** Of a JSON column: how its words are marked. */
  mark?: (value: Json) => object;
  /** Which values are meant, in SQL; without it all. */
  only?: string;
};
type Json = Record<string, unknown>;

const byUuid = { id: 'id', type: 'uuid' } as const;
const byNumber = { id: 'id', type: 'bigint' } as const;
const columnsOf = (
  table: string,
  by: Pick<OpenColumn, 'id' | 'type'>,
  columns: readonly string[],
): OpenColumn[] => columns.map((column) => ({ table, column, ...by }));

/** What somebody is found by: nobody is known again before this is sealed. Addresses of chats: `found-by.ts`; ids of messages: `keyed-ids.ts`. */
const foundBy = columnsOf('employee', byUuid, ['phone']);

/** All other words about people. */
const others = [
  ...columnsOf('contact', byUuid, ['name', 'phone', 'institution', 'email']),
  ...columnsOf('employee', byUuid, ['name', 'position', 'agency']),
  ...columnsOf('staff', byUuid, ['name']),
  ...columnsOf('request', byUuid, ['outcome']),
  ...columnsOf('request_letter', byNumber, ['name']),
  ...columnsOf('request_message', byNumber, ['name']),
  ...columnsOf('booking_block', byUuid, ['reason']),
  ...columnsOf('booking_move', byUuid, ['reason']),
  ...columnsOf('acting_head', byUuid, ['named_by']),
  ...columnsOf('staff_absence', byUuid, ['recorded_by']),
  ...columnsOf('desk_view', byUuid, ['name', 'query']),
  ...columnsOf('audit_check', byUuid, ['asked_by']),
  ...columnsOf('closed_service', { id: 'service', type: 'text' }, ['closed_by']),
];

const jsonOf = (
  table: string,
  column: string,
  mark: NonNullable<OpenColumn['mark']>,
  id = 'id',
): OpenColumn => ({ table, column, id, type: 'uuid', mark });

/** What was left open for longest. */
const lastOpen = [
  ...columnsOf('city_version', byNumber, ['reason', 'author', 'decided_by', 'because']),
  ...columnsOf('desk_post', byUuid, ['say']),
];

/** Words inside JSON. */
const inJson = [
  jsonOf('request', 'applicant', personalAnswers),
  jsonOf('request', 'answers', personalAnswers),
  jsonOf('draft', 'answers', personalAnswers),
  jsonOf('draft', 'files', personalWords),
  ...['lacking', 'completion', 'disposition', 'extension', 'schedule', 'result_file'].map((column) =>
    jsonOf('request', column, personalWords),
  ),
  jsonOf('session', 'state', (state) => storedSession(state), 'contact_id'),
];

const pageSize = 500;
const Row = z.object({ id: z.string(), value: storedText });

const page = ({ table, column, id, type, only = 'true' }: OpenColumn): string =>
  `SELECT (${id})::text AS id, encode(convert_to(${column}::text, 'UTF8'), 'base64') AS value FROM ${table}
   WHERE ($1::${type} IS NULL OR ${id} > $1::${type}) AND ${column} IS NOT NULL AND ${column}::text NOT LIKE '%~d1.%' AND ${column}::text NOT LIKE '%~p1.%' AND ${only}
   ORDER BY ${table}.${id} LIMIT ${pageSize}`;

const markedValue = ({ mark }: OpenColumn, value: string): string => {
  if (!mark) return personal(value);
  const json = JSON.parse(value) as Json | null;
  return json === null ? value : JSON.stringify(mark(json));
};

/** Replaces values of a column, by ids, new values and those there were: what somebody has written meanwhile stays as it was written. */
export const replaceUnchanged = ({
  table,
  column,
  id,
  type,
  mark,
}: Pick<OpenColumn, 'table' | 'column' | 'id' | 'type' | 'mark'>): string =>
  `UPDATE ${table} t SET ${column} = n.sealed${mark ? '::jsonb' : ''} FROM unnest($1::text[], $2::text[], $3::text[]) AS n(id, sealed, was)
   WHERE t.${id} = n.id::${type} AND t.${column} = n.was${mark ? '::jsonb' : ''}`;

const sealOpen = async (pool: pg.Pool, column: OpenColumn): Promise<number> => {
  let count = 0;
  await pageByPage(async (after) => {
    const rows = z.array(Row).parse((await pool.query(page(column), [after])).rows);
    if (rows.length > 0)
      await pool.query(replaceUnchanged(column), [
        rows.map(({ id }) => id),
        rows.map(({ value }) => markedValue(column, value)),
        rows.map(({ value }) => value),
      ]);
    count += rows.filter(({ value }) => hasMarked(markedValue(column, value))).length;
    return lastKey(rows, pageSize);
  });
  return count;
};

const sealAll = async (pool: pg.Pool, columns: readonly OpenColumn[]): Promise<number> => {
  let count = 0;
  for (const column of columns) count += await sealOpen(pool, column);
  return count;
};

/** Which of them was found sealed whole, as `seals_bound` keeps it. */
const rounds = { foundBy: 3, others: 2, lastOpen: 12 } as const;

const sealOnce = (
  pool: pg.Pool,
  round: (typeof rounds)[keyof typeof rounds],
  columns: readonly OpenColumn[],
  now: Date,
): Promise<number> => untilNoneIsLeft(pool, round, now, () => sealAll(pool, columns));

/** Seals what people are found by, before anybody is looked for; whoever ends it in the middle has it go on at the next start. */
export const sealAddresses = (pool: pg.Pool, now: Date): Promise<number> =>
  sealOnce(pool, rounds.foundBy, foundBy, now);

/** Seals whatever else of people still lies open from before, a page at a time and resting as long as each took. */
export const sealOpenRows = async (pool: pg.Pool, now: Date): Promise<number> =>
  (await sealOnce(pool, rounds.others, [...others, ...inJson], now)) +
  (await sealOnce(pool, rounds.lastOpen, lastOpen, now));
