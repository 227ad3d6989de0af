import { z } from 'zod';
import type { LooksOf } from '../../flows/features/incidents/index.ts';
import { runSql, type Tx } from './run-sql.ts';

const Row = z.object({
  staffId: z.string().nullable(),
  name: z.string().nullable(),
  unit: z.string().nullable(),
  looks: z.int(),
  people: z.int(),
  outside: z.int(),
});

// By whoever runs commands on the server, too: one row without a member. Evenings and nights are the city's.
const looks = `SELECT a.staff_id::text AS "staffId", s.name, s.unit, count(DISTINCT a.id)::int AS looks, count(DISTINCT c)::int AS people,
    (count(DISTINCT a.id) FILTER (WHERE (a.at AT TIME ZONE $3)::time < '06:00' OR (a.at AT TIME ZONE $3)::time >= '20:00'))::int AS outside
  FROM data_access a CROSS JOIN LATERAL unnest(a.contact_ids) AS c LEFT JOIN staff s ON s.id = a.staff_id
  WHERE a.at >= $1::timestamptz AND a.at < $2::timestamptz GROUP BY a.staff_id, s.name, s.unit`;

/** How often each member of staff looked at how many people's data between two instants. */
export const looksBetween = async (tx: Tx, from: Date, until: Date, tz: string): Promise<LooksOf[]> =>
  z.array(Row).parse(await runSql(tx, looks, [from, until, tz]));
