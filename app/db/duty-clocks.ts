import type pg from 'pg';
import { z } from 'zod';
import { rungCodes } from '../../domain/escalation.ts';
import { runSql, type Tx } from './run-sql.ts';

const Duty = z.object({
  clock: z.enum(['objection', 'question', 'data_request']),
  id: z.string(),
  number: z.string(),
  /** ISO dates in the city: from when it runs, and when it is due, where that is written down. */
  from: z.string(),
  due: z.string().nullable(),
});
/** Something that waits for the office's word, beside requests. */
export type Duty = z.infer<typeof Duty>;

const most = 2000;

const day = (instant: string): string => `to_char(${instant} AT TIME ZONE $1::text, 'YYYY-MM-DD')`;

const select = `
  SELECT 'objection' AS clock, id, number, ${day('since')} AS from, to_char(due_on, 'YYYY-MM-DD') AS due
    FROM question WHERE state IN ('asked', 'passed_on') AND due_on IS NOT NULL
  UNION ALL SELECT 'question', id, number, ${day('since')}, NULL FROM question WHERE state IN ('asked', 'passed_on') AND due_on IS NULL
  UNION ALL SELECT 'data_request', id, number, ${day('asked_at')}, ${day('due_at')} FROM data_request WHERE state = 'open'
  ORDER BY 4, 2 LIMIT ${most}`;

/** What waits for the office's word, the oldest first. */
export const openDuties = async (pool: pg.Pool, tz: string): Promise<Duty[]> =>
  z.array(Duty).parse((await pool.query(select, [tz])).rows);

const Said = z.array(z.object({ subject: z.string(), rung: z.enum(rungCodes) }));

// What was answered meanwhile is nobody's to hear of.
const say = `
  INSERT INTO clock_said (clock, subject, due_on, rung, at)
  SELECT s.clock, s.subject, s.due_on, s.rung, $5::timestamptz
  FROM unnest($1::text[], $2::uuid[], $3::date[], $4::text[]) AS s(clock, subject, due_on, rung)
  WHERE CASE s.clock WHEN 'data_request' THEN EXISTS (SELECT 1 FROM data_request d WHERE d.id = s.subject AND d.state = 'open')
    ELSE EXISTS (SELECT 1 FROM question q WHERE q.id = s.subject AND q.state IN ('asked', 'passed_on')) END
  ORDER BY s.clock, s.subject, s.rung ON CONFLICT DO NOTHING RETURNING subject, rung`;

/** Writes down that somebody is told of these rungs now, and gives those nobody was told of before, in the caller's transaction. */
export const takeDutyRungs = async (
  tx: Tx,
  steps: readonly { duty: Duty; dueOn: string; rung: string }[],
  now: Date,
): Promise<Set<string>> => {
  const rows = await runSql(tx, say, [
    steps.map(({ duty }) => duty.clock),
    steps.map(({ duty }) => duty.id),
    steps.map(({ dueOn }) => dueOn),
    steps.map(({ rung }) => rung),
    now,
  ]);
  return new Set(Said.parse(rows).map(({ subject, rung }) => `${subject} ${rung}`));
};
