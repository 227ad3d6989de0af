import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { sealedPlaces } from '../places.ts';
import { sealAnew } from '../sealed-answers.ts';
import type { Vault } from '../vault.ts';

/** A column with sealed values; `place` is SQL for the last part of its place, told by `at`. */
type Column = {
  table: string;
  column: string;
  id: 'uuid' | 'bigint';
  json: boolean;
  /** What its place is made of. */
  of: string[];
  at: (...of: string[]) => string;
};

const columns: readonly Column[] = [
  { table: 'draft', column: 'answers', id: 'uuid', json: true, of: ['id'], at: sealedPlaces.draftAnswers },
  { table: 'request', column: 'applicant', id: 'uuid', json: true, of: ['id'], at: sealedPlaces.applicant },
  {
    table: 'request',
    column: 'answers',
    id: 'uuid',
    json: true,
    of: ['id'],
    at: sealedPlaces.requestAnswers,
  },
  { table: 'request', column: 'completion', id: 'uuid', json: true, of: ['id'], at: sealedPlaces.completion },
  {
    table: 'request',
    column: 'rating_comment',
    id: 'uuid',
    json: false,
    of: ['id'],
    at: sealedPlaces.ratingComment,
  },
  {
    ...{ table: 'request_letter', column: 'signer', id: 'bigint', json: true, of: ['request_id', 'key'] },
    at: (requestId, key) => `${sealedPlaces.letters(requestId)}.${key}.signer`,
  },
  { table: 'employee', column: 'nip', id: 'uuid', json: false, of: ['id'], at: sealedPlaces.employeeNip },
];

const pageSize = 200;
const Row = z.object({ id: z.string(), of: z.array(z.string()), value: z.string() });

const unbound = ({ table, column, id, json, of }: Column): string =>
  `SELECT id::text, ARRAY[${of.map((one) => `${one}::text`).join(', ')}] AS of, ${column}::text AS value FROM ${table}
   WHERE ($1::${id} IS NULL OR id > $1::${id}) AND ${column}::text LIKE '${json ? '%"$sealed": "v1.%' : 'v1.%'}'
   ORDER BY id LIMIT ${pageSize}`;

// What somebody has written meanwhile is bound already.
const bind = ({ table, column, id, json }: Column): string => {
  const type = json ? 'jsonb' : 'text';
  return `UPDATE ${table} SET ${column} = $2::${type} WHERE id = $1::${id} AND ${column} = $3::${type}`;
};

const bound = ({ json, at }: Column, { of, value }: z.infer<typeof Row>, vault: Vault): string => {
  const place = at(...of);
  return json
    ? JSON.stringify(sealAnew(JSON.parse(value), vault, place))
    : vault.seal(vault.open(value, place), place);
};

/** Binds what stands unbound in a column, a page at a time and resting as long as each took; how many values that were. */
const bindColumn = async (pool: pg.Pool, column: Column, vault: Vault): Promise<number> => {
  let [after, count]: [string | null, number] = [null, 0];
  for (;;) {
    const began = performance.now();
    const rows = z.array(Row).parse((await pool.query(unbound(column), [after])).rows);
    for (const row of rows) await pool.query(bind(column), [row.id, bound(column, row, vault), row.value]);
    count += rows.length;
    if (rows.length < pageSize) return count;
    after = rows.at(-1)?.id ?? null;
    await pause(performance.now() - began);
  }
};

/** Whether every sealed value is bound to its place. */
export const areSealsBound = async (pool: pg.Pool): Promise<boolean> =>
  (await pool.query('SELECT 1 FROM seals_bound')).rowCount === 1;

/**
 * Binds every sealed value to the place it stands at, without stopping anything: whoever ends it in the middle leaves values that
 * still open, and the next run goes on with them. Once a run finds none it is written down that there are none.
 */
export const bindAllSeals = async (pool: pg.Pool, vault: Vault, now: Date): Promise<number> => {
  if (await areSealsBound(pool)) return 0;
  let count = 0;
  for (const column of columns) count += await bindColumn(pool, column, vault);
  if (count === 0)
    await pool.query('INSERT INTO seals_bound (id, at) VALUES (1, $1) ON CONFLICT DO NOTHING', [now]);
  return count;
};
