import { z } from 'zod';
import { rungCodes, type Rung } from '../../domain/escalation.ts';
import { runSql, type Tx } from './run-sql.ts';

/** Of which clocks it is written down who was told: those of requests, and those of whatever else waits for the office. */
const kept = {
  requests: { table: 'clock_told', id: 'request_id' },
  duties: { table: 'clock_said', id: 'subject' },
} as const;
type Kept = keyof typeof kept;

/** A rung of a clock, which has been written down as told. */
export type ToldStep = { id: string; dueOn: string; rung: Rung };

/** Writes down who of the staff has just been told of these rungs. */
export const keepListeners = async (
  tx: Tx,
  of: Kept,
  steps: readonly ToldStep[],
  staffIds: readonly string[],
): Promise<void> => {
  const { table, id } = kept[of];
  await runSql(
    tx,
    `UPDATE ${table} t SET staff_ids = $4::uuid[] FROM unnest($1::uuid[], $2::date[], $3::text[]) AS s(id, due_on, rung)
     WHERE t.${id} = s.id AND t.due_on = s.due_on AND t.rung = s.rung RETURNING t.rung`,
    [steps.map((one) => one.id), steps.map(({ dueOn }) => dueOn), steps.map(({ rung }) => rung), staffIds],
  );
};

const Rows = z.array(
  z.object({ id: z.string(), rung: z.enum(rungCodes), at: z.date(), names: z.array(z.string()) }),
);
/** Who was told of a rung of a clock, and when. */
export type Listeners = z.infer<typeof Rows>[number];

/** Who has been told of these clocks so far, from the unit upwards. */
export const listenersOf = async (
  tx: Tx,
  of: Kept,
  clocks: readonly Pick<ToldStep, 'id' | 'dueOn'>[],
): Promise<Listeners[]> => {
  const { table, id } = kept[of];
  const rows = await runSql(
    tx,
    `SELECT t.${id}::text AS id, t.rung, t.at, array_agg(s.name ORDER BY s.name) AS names
     FROM unnest($1::uuid[], $2::date[]) AS c(id, due_on) JOIN ${table} t ON t.${id} = c.id AND t.due_on = c.due_on
     CROSS JOIN LATERAL unnest(t.staff_ids) AS who(id) JOIN staff s ON s.id = who.id GROUP BY 1, 2, 3`,
    [clocks.map((one) => one.id), clocks.map(({ dueOn }) => dueOn)],
  );
  return Rows.parse(rows).toSorted((a, b) => rungCodes.indexOf(a.rung) - rungCodes.indexOf(b.rung));
};
