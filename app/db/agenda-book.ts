import { z } from 'zod';
import type { Database } from './open.ts';

type Pool = Pick<Database, 'pool'>;

const Row = z.object({ id: z.string(), no: z.int() });
const Id = z.object({ id: z.string() });

/** Requests of a year's book in the order of their numbers, those after a number. */
export const agendaRows = async (
  { pool }: Pool,
  { year, after, take }: { year: number; after: number; take: number },
): Promise<{ id: string; no: number }[]> => {
  const { rows } = await pool.query(
    `SELECT id, agenda_no AS no FROM request WHERE agenda_year = $1::int AND agenda_no > $2::int
     ORDER BY agenda_no LIMIT $3::int`,
    [year, after, take],
  );
  return z.array(Row).parse(rows);
};

/** Requests of a year's book whose numbers follow no pattern, at most so many. */
export const agendaBeside = async (
  { pool }: Pool,
  { year, take }: { year: number; take: number },
): Promise<string[]> => {
  const { rows } = await pool.query(
    'SELECT id FROM request WHERE agenda_year = $1::int AND agenda_no IS NULL ORDER BY agenda_on, id LIMIT $2::int',
    [year, take],
  );
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
};

/** The years that have a book, the newest first; each is one look at an index. */
export const agendaYears = async ({ pool }: Pool): Promise<number[]> => {
  const { rows } = await pool.query(
    `WITH RECURSIVE years AS (
       (SELECT agenda_year AS year FROM request WHERE agenda_year IS NOT NULL ORDER BY agenda_year DESC LIMIT 1)
       UNION ALL
       SELECT (SELECT agenda_year FROM request WHERE agenda_year < years.year ORDER BY agenda_year DESC LIMIT 1)
       FROM years WHERE years.year IS NOT NULL)
     SELECT year FROM years WHERE year IS NOT NULL`,
  );
  return z
    .array(z.object({ year: z.int() }))
    .parse(rows)
    .map(({ year }) => year);
};
