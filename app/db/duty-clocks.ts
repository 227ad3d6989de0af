import type pg from 'pg';
import { z } from 'zod';
import { rungCodes, type Rung } from '../../domain/escalation.ts';
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

// Everybody who hears of it has heard, since it waits: nothing is to come of it any more, and it keeps nobody else from being seen.
const isSaid = (clock: Duty['clock'], since: string, last: string): string =>
  `EXISTS (SELECT 1 FROM clock_said s WHERE s.clock = '${clock}' AND s.subject = t.id AND s.rung = ${last} AND s.at >= t.${since})`;

const select = `
  SELECT 'objection' AS clock, id, number, ${day('since')} AS from, to_char(due_on, 'YYYY-MM-DD') AS due
    FROM question t WHERE state IN ('asked', 'passed_on') AND due_on IS NOT NULL AND NOT ${isSaid('objection', 'since', '$2')}
  UNION ALL SELECT 'question', id, number, ${day('since')}, NULL FROM question t
    WHERE state IN ('asked', 'passed_on') AND due_on IS NULL AND NOT ${isSaid('question', 'since', '$3')}
  UNION ALL SELECT 'data_request', id, number, ${day('asked_at')}, ${day('due_at')} FROM data_request t
    WHERE state = 'open' AND NOT ${isSaid('data_request', 'asked_at', '$4')}
  ORDER BY 4, 2 LIMIT ${most}`;

/** What waits for the office's word and of which somebody may still have to hear, the oldest first; `last` says who hears last of each. */
export const openDuties = async (
  pool: pg.Pool,
  tz: string,
  last: Record<Duty['clock'], Rung>,
): Promise<Duty[]> =>
  z
    .array(Duty)
    .parse((await pool.query(select, [tz, last.objection, last.question, last.data_request])).rows);

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
