import { z } from 'zod';
import type { Database } from './open.ts';

const Rows = z.array(
  z.object({ service: z.string(), item: z.string(), refused: z.int(), askedBack: z.int() }),
);
export type TriesAt = z.infer<typeof Rows>[number];

/** How often answers to each question of the forms were refused or asked back on some days, both included; the most first. */
export const triesAt = async (
  { pool }: Pick<Database, 'pool'>,
  { from, to }: { from: string; to: string },
): Promise<TriesAt[]> => {
  const { rows } = await pool.query(
    `SELECT service, item, coalesce(sum(count) FILTER (WHERE kind = 'refused'), 0)::int AS refused,
       coalesce(sum(count) FILTER (WHERE kind = 'asked_back'), 0)::int AS "askedBack"
     FROM form_try WHERE on_day BETWEEN $1::date AND $2::date GROUP BY service, item ORDER BY sum(count) DESC, service, item`,
    [from, to],
  );
  return Rows.parse(rows);
};
