import type pg from 'pg';
import { z } from 'zod';
import { personal } from '../../domain/personal.ts';
import { lastKey, pageByPage } from './page-by-page.ts';

const pageSize = 500;
const Row = z.object({ id: z.string(), words: z.string() });

/** Names in histories that lie open from before; ids of contacts name nobody. Sealing them changes no hash: that is of the name. */
const open = [
  { table: 'request_event', column: 'actor', id: 'id' },
  { table: 'admin_event', column: 'actor', id: 'seq' },
  { table: 'admin_event', column: 'note', id: 'seq' },
] as const;
type Open = (typeof open)[number];

const page = ({ table, column, id }: Open): string =>
  `SELECT ${id}::text AS id, ${column} AS words FROM ${table} WHERE ($1::bigint IS NULL OR ${id} > $1::bigint) AND ${column} IS NOT NULL
     AND ${column} NOT LIKE '~d1.%' AND ${column} !~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' ORDER BY ${table}.${id} LIMIT ${pageSize}`;
const seal = ({ table, column, id }: Open): string =>
  `UPDATE ${table} t SET ${column} = n.sealed FROM unnest($1::bigint[], $2::text[]) AS n(id, sealed) WHERE t.${id} = n.id`;

/** Seals names that lie open in histories, a page at a time and resting as long as each took; gives how many. */
export const sealActors = async (pool: pg.Pool): Promise<number> => {
  let count = 0;
  for (const column of open)
    await pageByPage(async (after) => {
      const rows = z.array(Row).parse((await pool.query(page(column), [after])).rows);
      if (rows.length > 0)
        await pool.query(seal(column), [rows.map(({ id }) => id), rows.map(({ words }) => personal(words))]);
      count += rows.length;
      return lastKey(rows, pageSize);
    });
  return count;
};
