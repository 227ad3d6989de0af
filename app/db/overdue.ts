import { z } from 'zod';
import { openStates, stateCodes } from '../../domain/state.ts';
import { running, undecided } from '../../flows/features/requests/times.ts';
import { runSql, type Tx } from './run-sql.ts';

const Overdue = z.object({
  number: z.string(),
  service: z.string(),
  state: z.enum(stateCodes),
  unit: z.string(),
  due: z.string(),
});

// What waits for its applicant is not the office's delay.
const [promised, decided] = [running, openStates.filter((state) => !undecided.includes(state))];

const listeners = `
SELECT EXISTS (SELECT 1 FROM staff s
  WHERE s.role = 'administrator' AND s.revoked_at IS NULL AND s.contact_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM staff_absence a WHERE a.staff_id = s.id AND a.ended_at IS NULL AND $1::date BETWEEN a.from_on AND a.to_on)) AS any`;

/** Whether an administrator is in office and at work on an ISO date. */
export const administratorAtWork = async (tx: Tx, today: string): Promise<boolean> =>
  z.tuple([z.object({ any: z.boolean() })]).parse(await runSql(tx, listeners, [today]))[0].any;

const take = `
UPDATE request SET escalated_since = since WHERE id IN (
  SELECT id FROM request
  WHERE ((state = ANY($2::text[]) AND promised_on <= $1::date AND coalesce(decide_by, promised_on) <= $1::date) OR (state = ANY($3::text[]) AND due_on <= $1::date))
    AND escalated_since IS DISTINCT FROM since
  ORDER BY promised_on LIMIT $4::int FOR UPDATE SKIP LOCKED)
RETURNING number, service, state, unit,
  to_char(CASE WHEN state = ANY($2::text[]) THEN coalesce(decide_by, promised_on) ELSE due_on END, 'YYYY-MM-DD') AS due`;

/** Marks what was due by an ISO date and has not been told of in its present state, and gives it, longest due first. */
export const takeOverdue = async (tx: Tx, by: string, most: number): Promise<z.infer<typeof Overdue>[]> => {
  const rows = z.array(Overdue).parse(await runSql(tx, take, [by, promised, decided, most]));
  return rows.toSorted((a, b) => (a.due < b.due ? -1 : 1));
};
