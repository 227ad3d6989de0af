import type pg from 'pg';
import { z } from 'zod';
import { ownedBy, personal, personalAnswers, personalWords } from '../../domain/personal.ts';
import { storedSession } from '../stored-session.ts';
import { lastKey, pageByPage } from './page-by-page.ts';
import { storedText } from './seal-column.ts';
import { replaceUnchanged } from './seal-open-rows.ts';

/** A column of values that are one person's: whose, in SQL about the row `t`, and how its words are marked. */
type OwnColumn = {
  table: string;
  column: string;
  id: string;
  type: 'uuid' | 'bigint';
  owner: string;
  /** Without it the column is a text. */
  mark?: (value: Json) => object;
};
type Json = Record<string, unknown>;

const ofRequest = '(SELECT r.contact_id FROM request r WHERE r.id = t.request_id)';

const json = (
  table: string,
  owner: string,
  columns: Record<string, NonNullable<OwnColumn['mark']>>,
  { id = 'id', type = 'uuid' }: Partial<Pick<OwnColumn, 'id' | 'type'>> = {},
): OwnColumn[] => Object.entries(columns).map(([column, mark]) => ({ table, column, id, type, owner, mark }));

const texts = (table: string, owner: string, columns: string[], type: OwnColumn['type']): OwnColumn[] =>
  columns.map((column) => ({ table, column, id: 'id', type, owner }));

/** What releases before sealed with the data key although it is one person's. */
const ownColumns: readonly OwnColumn[] = [
  ...texts('contact', 't.id', ['name', 'institution', 'email'], 'uuid'),
  ...texts('request', 't.contact_id', ['outcome'], 'uuid'),
  ...texts('request_letter', ofRequest, ['name'], 'bigint'),
  ...texts('request_message', ofRequest, ['name'], 'bigint'),
  ...json('request', 't.contact_id', {
    ...{
      applicant: personalAnswers,
      answers: personalAnswers,
      lacking: personalWords,
      completion: personalWords,
    },
    ...{
      disposition: personalWords,
      extension: personalWords,
      schedule: personalWords,
      result_file: personalWords,
    },
  }),
  ...json('request_fact', ofRequest, { content: personalWords }, { type: 'bigint' }),
  ...json('draft', 't.contact_id', { answers: personalAnswers, files: personalWords }),
  ...json('session', 't.contact_id', { state: (state) => storedSession(state) }, { id: 'contact_id' }),
];

const pageSize = 200;
const Row = z.object({ id: z.string(), owner: z.string(), was: storedText, opened: z.unknown() });

const page = ({ table, column, id, type, owner }: OwnColumn): string =>
  `SELECT t.${id}::text AS id, ${owner}::text AS owner, t.${column} AS opened,
     encode(convert_to(t.${column}::text, 'UTF8'), 'base64') AS was FROM ${table} t
   WHERE ($1::${type} IS NULL OR t.${id} > $1::${type}) AND t.${column}::text LIKE '%~d1.%' ORDER BY t.${id} LIMIT ${pageSize}`;

const marked = ({ mark }: OwnColumn, { owner, opened }: z.infer<typeof Row>): string =>
  mark ? JSON.stringify(ownedBy(mark(opened as Json), owner)) : ownedBy(personal(String(opened)), owner);

const turnOver = async (pool: pg.Pool, column: OwnColumn): Promise<number> => {
  let count = 0;
  await pageByPage(async (after) => {
    const rows = z.array(Row).parse((await pool.query(page(column), [after])).rows);
    if (rows.length > 0)
      await pool.query(replaceUnchanged(column), [
        rows.map(({ id }) => id),
        rows.map((row) => marked(column, row)),
        rows.map(({ was }) => was),
      ]);
    count += rows.length;
    return lastKey(rows, pageSize);
  });
  return count;
};

/** As `seals_bound` keeps that all of it was found sealed with people's own keys. */
const round = 4;

/**
 * Seals with each person's own key what was sealed with the data key before there was one, a page at a time and resting as long as each
 * took; gives how many values that were. Whoever ends it in the middle leaves values that open, and the next round goes on.
 */
export const sealWithOwnKeys = async (pool: pg.Pool, now: Date): Promise<number> => {
  const { rowCount } = await pool.query('SELECT 1 FROM seals_bound WHERE id = $1', [round]);
  if (rowCount === 1) return 0;
  let count = 0;
  for (const column of ownColumns) count += await turnOver(pool, column);
  // Nothing may lie open that a round of the others is still to seal.
  const open = (await pool.query('SELECT 1 FROM seals_bound WHERE id = 2')).rowCount !== 1;
  if (count === 0 && !open)
    await pool.query('INSERT INTO seals_bound (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [round, now]);
  return count;
};
