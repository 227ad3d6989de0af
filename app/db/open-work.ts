import { z } from 'zod';
import { stateCodes, openStates } from '../../domain/state.ts';
import { disposedTo, running } from '../../flows/features/requests/times.ts';
import type { Database } from './open.ts';

/**
 * How many requests of one unit are in one state, and the oldest few of them; `due` is the day promised or set by the
 * head. With `beside` those of other units that it is named beside.
 */
const Row = z.object({
  state: z.enum(stateCodes),
  unit: z.string(),
  beside: z.boolean(),
  count: z.int(),
  fresh: z.int(),
  dueToday: z.int(),
  late: z.int(),
  oldest: z.array(z.object({ number: z.string(), service: z.string(), due: z.string().nullable() })),
});
export type OpenWork = z.infer<typeof Row>;

const few = 3;

// The same rule as `isLate`: until the decision the promise counts, after it the head's date.
const sql = `
  WITH work AS (
    SELECT state, whose.unit, whose.beside, number, service, since,
      CASE WHEN state = ANY($4::text[]) THEN coalesce(decide_by, promised_on) ELSE due_on END AS due,
      row_number() OVER (PARTITION BY state, whose.unit, whose.beside ORDER BY promised_on, submitted_at, id) AS n
    FROM request, LATERAL (
      SELECT request.unit, false AS beside UNION ALL
      SELECT code, true FROM unnest(supporting_units) code WHERE state = ANY($5::text[])) whose
    WHERE state = ANY($1::text[]))
  SELECT state, unit, beside, count(*)::int AS count, count(*) FILTER (WHERE since >= $2::timestamptz)::int AS fresh,
    count(*) FILTER (WHERE due = $3::date)::int AS "dueToday", count(*) FILTER (WHERE due < $3::date)::int AS late,
    json_agg(json_build_object('number', number, 'service', service, 'due', due) ORDER BY n) FILTER (WHERE n <= ${few}) AS oldest
  FROM work GROUP BY state, unit, beside`;

/** All that is open, by state and unit, in one query; `since` says what is new, `today` is an ISO date in the city. */
export const openWork = async (
  { pool }: Pick<Database, 'pool'>,
  { since, today }: { since: Date; today: string },
): Promise<OpenWork[]> => {
  const { rows } = await pool.query(sql, [openStates, since, today, running, disposedTo]);
  return z.array(Row).parse(rows);
};
