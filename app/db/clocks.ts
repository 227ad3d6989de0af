import type pg from 'pg';
import { z } from 'zod';
import { rungCodes, type Rung, type Rungs } from '../../domain/escalation.ts';
import { stateCodes } from '../../domain/state.ts';
import { disposedTo, running } from '../../flows/features/requests/times.ts';
import { runSql, type Tx } from './run-sql.ts';

const instant = z.date().transform((at) => at.toISOString());

const Running = z.object({
  ...{ id: z.string(), number: z.string(), service: z.string(), unit: z.string(), contactId: z.string() },
  state: z.enum(stateCodes),
  version: z.number(),
  warnedFor: z.string().nullable(),
  promisedOn: z.string(),
  decideBy: z.string().nullable(),
  dueOn: z.string().nullable(),
  submittedAt: instant,
  paused: z.array(instant).nullable(),
  resumed: z.array(instant).nullable(),
  extendedBy: z.number(),
});
export type RunningClock = z.infer<typeof Running>;

// Everybody who hears of it after this day has heard: a day that has passed moves no more, so nothing is to come of it.
const isTold = (day: string, rungs: string): string =>
  `(SELECT count(*) FROM clock_told t WHERE t.request_id = r.id AND t.due_on = ${day} AND t.rung = ANY(${rungs})) = cardinality(${rungs})`;

const decision = 'coalesce(r.decide_by, r.promised_on)';

// Promised so early that it may be due; whether it is, its pauses say.
const select = `
  SELECT r.id, r.number, r.service, r.unit, r.contact_id AS "contactId", r.state, r.version, r.submitted_at AS "submittedAt", f.paused, f.resumed,
    to_char(r.warned_for, 'YYYY-MM-DD') AS "warnedFor", coalesce((r.extension ->> 'days')::int, 0) AS "extendedBy",
    to_char(r.promised_on, 'YYYY-MM-DD') AS "promisedOn", to_char(r.decide_by, 'YYYY-MM-DD') AS "decideBy", to_char(r.due_on, 'YYYY-MM-DD') AS "dueOn"
  FROM request r LEFT JOIN request_fate f ON f.request_id = r.id
  WHERE (r.state = ANY($1::text[]) AND r.promised_on <= $3::date
      AND NOT (r.warned_for IS NOT DISTINCT FROM ${decision} AND ${isTold(decision, '$4::text[]')}))
    OR (r.state = ANY($2::text[]) AND r.due_on <= $3::date AND NOT ${isTold('r.due_on', '$5::text[]')})
  ORDER BY r.promised_on, r.id`;

/** Who hears of a clock once it is late. */
const lateRungs = (rungs: Rungs): Rung[] =>
  rungCodes.filter((rung) => rung !== 'soon' && rungs[rung] !== null);

/** Open requests whose clocks run, may be due by an ISO date, and of which somebody may still have to hear. */
export const runningClocks = async (
  pool: pg.Pool,
  by: string,
  { decision: promise, result }: { decision: Rungs; result: Rungs },
): Promise<RunningClock[]> => {
  const values = [running, disposedTo, by, lateRungs(promise), lateRungs(result)];
  return z.array(Running).parse((await pool.query(select, values)).rows);
};

/** A rung that a request's clock has come to. */
export type ClockStep = { requestId: string; dueOn: string; rung: Rung };

const Told = z.array(z.object({ requestId: z.string(), rung: z.enum(rungCodes) }));

// A step that was taken meanwhile moves the request on, or its day: what is told is true at this moment.
const tell = `
  INSERT INTO clock_told (request_id, due_on, rung, at)
  SELECT s.id, s.due_on, s.rung, $4::timestamptz FROM unnest($1::uuid[], $2::date[], $3::text[], $5::int[]) AS s(id, due_on, rung, version)
  JOIN request r ON r.id = s.id AND r.version = s.version ORDER BY s.id, s.rung
  ON CONFLICT DO NOTHING RETURNING request_id AS "requestId", rung`;

/** Writes down that somebody is told of these rungs now, and gives those that nobody was told of before, in the caller's transaction. */
export const takeRungs = async (
  tx: Tx,
  steps: readonly (ClockStep & Pick<RunningClock, 'version'>)[],
  now: Date,
): Promise<z.infer<typeof Told>> =>
  Told.parse(
    await runSql(tx, tell, [
      steps.map(({ requestId }) => requestId),
      steps.map(({ dueOn }) => dueOn),
      steps.map(({ rung }) => rung),
      now,
      steps.map(({ version }) => version),
    ]),
  );

// Rows in the order of their ids, so that two sweeps never wait for each other in a circle.
const warn = `
  WITH due AS (SELECT r.id, s.due_on FROM unnest($1::uuid[], $2::date[], $3::int[]) AS s(id, due_on, version)
    JOIN request r ON r.id = s.id AND r.version = s.version WHERE r.warned_for IS DISTINCT FROM s.due_on ORDER BY r.id FOR UPDATE OF r)
  UPDATE request r SET warned_for = due.due_on FROM due WHERE r.id = due.id RETURNING r.id`;

/** Writes down that applicants are told of their days, and gives the requests of those nobody has told before. */
export const takeWarnings = async (
  tx: Tx,
  warnings: readonly { requestId: string; dueOn: string; version: number }[],
): Promise<string[]> =>
  z
    .array(z.object({ id: z.string() }))
    .parse(
      await runSql(tx, warn, [
        warnings.map(({ requestId }) => requestId),
        warnings.map(({ dueOn }) => dueOn),
        warnings.map(({ version }) => version),
      ]),
    )
    .map(({ id }) => id);

const listeners = `
SELECT EXISTS (SELECT 1 FROM staff s
  WHERE s.role = 'administrator' AND s.revoked_at IS NULL AND s.contact_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM staff_absence a WHERE a.staff_id = s.id AND a.ended_at IS NULL AND $1::date BETWEEN a.from_on AND a.to_on)) AS any`;

/** Whether an administrator is in office and at work on an ISO date. */
export const administratorAtWork = async (tx: Tx, today: string): Promise<boolean> =>
  z.tuple([z.object({ any: z.boolean() })]).parse(await runSql(tx, listeners, [today]))[0].any;

/** Writes by when requests are to be decided, their pauses counted. */
export const moveDecisions = async (
  tx: Tx,
  moved: readonly { requestId: string; decideBy: string }[],
): Promise<void> => {
  await runSql(
    tx,
    'UPDATE request r SET decide_by = m.day FROM unnest($1::uuid[], $2::date[]) AS m(id, day) WHERE r.id = m.id RETURNING r.id',
    [moved.map(({ requestId }) => requestId), moved.map(({ decideBy }) => decideBy)],
  );
};
