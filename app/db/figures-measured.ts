import { createHash } from 'node:crypto';
import { addDays, cityDate } from '../../domain/city-time.ts';
import { holidays as publicHolidays } from '../../domain/holidays.ts';
import type { ClosedDays } from '../../domain/working-days.ts';
import { officeDays } from '../../domain/working-hours.ts';
import type { Database } from './open.ts';

/** By what hours and lateness are measured: `now` is what today is. */
export type MeasuredBy = { now: Date; tz: string; holidays: ClosedDays };

/*
 * Parameters of every statement: $1 today in the city; $2, $3, $4 the office's days with when each opens and closes; $5 the time
 * zone; $6 which calendar that is.
 */

/** The day of an instant in the city. */
export const on = (at: string): string => `(${at} AT TIME ZONE $5::text)::date`;

/** The office's hours up to an instant on a day `d` of `days`, in seconds. */
const worked = (d: string, at: string): string =>
  `(${d}.before + extract(epoch FROM greatest(least(${at}, ${d}.closes) - ${d}.opens, '0'))::float8)`;

/** The last of a list. */
export const lastOf = (list: string): string => `${list}[cardinality(${list})]`;

/** Days with the working days and the office's seconds until then. */
export const days = `days AS MATERIALIZED (
    SELECT day, opens, closes, (count(*) FILTER (WHERE closes > opens) OVER (ORDER BY day))::int AS n,
      (sum(extract(epoch FROM closes - opens)) OVER (ORDER BY day) - extract(epoch FROM closes - opens))::float8 AS before
    FROM unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) AS d(day, opens, closes)
  )`;

/**
 * The pauses of some fates. A day on which a pause begins has been used, one on which it ends has not: as the day of Diterima is
 * not. Requests are paused only before their decision, so all of a request's pauses lie before whatever is measured.
 */
export const pausesOf = (fates: string): string => `
    SELECT f.request_id, sum(b.n - a.n) AS days, sum(${worked('b', 'u.ends')} - ${worked('a', 'u.begins')}) AS seconds,
      array_agg(${worked('b', 'u.ends')} - ${worked('a', 'u.begins')} ORDER BY u.nth) AS each,
      array_agg(a.day ORDER BY u.nth) AS paused_on, array_agg(CASE WHEN u.ends IS NOT NULL THEN b.day END ORDER BY u.nth) AS resumed_on
    FROM (${fates}) f, unnest(f.paused, f.resumed) WITH ORDINALITY AS u(begins, ends, nth)
      JOIN days a ON a.day = ${on('u.begins')} JOIN days b ON b.day = coalesce(${on('u.ends')}, $1::date)
    WHERE cardinality(f.paused) > 0 GROUP BY f.request_id`;

const daysOf = (list: string): string =>
  `(SELECT array_agg(${on('u.at')} ORDER BY u.nth) FROM unnest(${list}) WITH ORDINALITY AS u(at, nth))`;

/** Everything figures want to know of each of `fates`, with their `pauses`: what takes the calendar is worked out. */
export const measured = `
    SELECT r.id AS request_id, r.service, r.unit, coalesce(r.channel, '') AS channel, f.decided_at, f.ended_at, f.ended, f.withdrawn_at,
      coalesce(dd.n - coalesce(p.days, 0) > promised.n, false) AS late_decision,
      coalesce(f.ended = 'completed' AND r.due_on < ${on('f.ended_at')}, false) AS late_end,
      coalesce(CASE WHEN f.decided_at IS NULL THEN wd.n - coalesce(p.days, 0) > promised.n
        ELSE r.due_on < ${on('f.withdrawn_at')} END, false) AS late_withdrawal,
      ${worked('dd', 'f.decided_at')} - ${worked('s', 'r.submitted_at')} - coalesce(p.seconds, 0) AS to_decision,
      ${worked('ed', 'f.ended_at')} - ${worked('s', 'r.submitted_at')} - coalesce(p.seconds, 0) AS to_end,
      f.paused, f.resumed, coalesce(p.each, '{}') AS pauses, f.reopened, coalesce(g.at, '{}') AS rated, coalesce(g.stars, '{}') AS stars,
      greatest(${lastOf('f.paused')}, ${lastOf('f.resumed')}) AS last_pause, ${lastOf('f.reopened')} AS last_reopened, g.last AS last_rated,
      $6::int AS calendar, dd.day AS decided_on, ed.day AS ended_on, wd.day AS withdrawn_on,
      coalesce(p.paused_on, '{}') AS paused_on, coalesce(p.resumed_on, '{}') AS resumed_on,
      CASE WHEN cardinality(f.reopened) > 0 THEN ${daysOf('f.reopened')} ELSE '{}' END AS reopened_on, coalesce(g.on_days, '{}') AS rated_on
    FROM fates f JOIN request r ON r.id = f.request_id LEFT JOIN pauses p ON p.request_id = r.id
      LEFT JOIN LATERAL (SELECT array_agg(at ORDER BY round) AS at, array_agg(stars ORDER BY round) AS stars, max(at) AS last,
        array_agg(${on('at')} ORDER BY round) AS on_days FROM request_rating
        WHERE request_id = f.request_id) g ON true
      LEFT JOIN days s ON s.day = ${on('r.submitted_at')} LEFT JOIN days promised ON promised.day = r.promised_on
      LEFT JOIN days dd ON dd.day = ${on('f.decided_at')} LEFT JOIN days ed ON ed.day = ${on('f.ended_at')}
      LEFT JOIN days wd ON wd.day = ${on('f.withdrawn_at')}`;

/** All of what is measured, in the order of the table's columns. */
export const columns = `request_id, service, unit, channel, decided_at, ended_at, ended, withdrawn_at, late_decision, late_end, late_withdrawal,
  to_decision, to_end, paused, resumed, pauses, reopened, rated, stars, last_pause, last_reopened, last_rated, calendar,
  decided_on, ended_on, withdrawn_on, paused_on, resumed_on, reopened_on, rated_on`;

// What is marked is taken as it is in this statement's own view of the rows: a change that comes in between has a mark of its own. One
// at a time: whoever were slower could write what is older over it.
const keep = `
  WITH ${days}, turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtext('request_measure')) AS mine), marked AS (
    DELETE FROM request_to_measure WHERE (SELECT mine FROM turn) AND id IN (SELECT id FROM request_to_measure ORDER BY id LIMIT $7::int FOR UPDATE SKIP LOCKED)
    RETURNING request_id
  ), wanted AS MATERIALIZED (
    SELECT request_id FROM marked
    UNION (SELECT request_id FROM request_measure WHERE (SELECT mine FROM turn) AND (calendar < $6::int OR calendar > $6::int) LIMIT $7::int)
  ), fates AS MATERIALIZED (SELECT f.* FROM request_fate f JOIN wanted USING (request_id)
  ), pauses AS MATERIALIZED (${pausesOf('SELECT * FROM fates')}), kept AS (
    INSERT INTO request_measure (${columns}) SELECT * FROM (${measured}) m ORDER BY m.request_id
    ON CONFLICT (request_id) DO UPDATE SET (${columns}) = ROW (${columns.replaceAll(/\w+/g, 'excluded.$&')})
    RETURNING 1
  ) SELECT count(*)::int AS count FROM wanted`;

// The same for everybody who asks on a day.
let last: { key: string; holidays: ClosedDays; days: ReturnType<typeof officeDays> } | undefined;
const officeDaysOf = (from: string, to: string, { tz, holidays }: MeasuredBy) => {
  const key = `${from} ${to} ${tz}`;
  if (last?.key !== key || last.holidays !== holidays)
    last = { key, holidays, days: officeDays(from, to, { tz, holidays }) };
  return last.days;
};

// What one release measures otherwise than the one before is measured anew by each: this changes with it.
const way = 'days';

/** A number of its own for each calendar that hours can be measured by. */
const calendarOf = ({ tz, holidays }: MeasuredBy): number =>
  createHash('sha256')
    .update(JSON.stringify([way, tz, [...publicHolidays.keys()].sort(), [...holidays.keys()].sort()]))
    .digest()
    .readInt32BE();

// A promise further ahead than this is over for nobody.
const promisedAhead = 400;

/** The parameters of every statement, with days enough for the requests there are and a period. */
export const measuringValues = async (
  { pool }: Pick<Database, 'pool'>,
  by: MeasuredBy,
  period?: { from: string; to: string },
): Promise<unknown[]> => {
  const { rows } = await pool.query<{ first: Date | null }>('SELECT min(submitted_at) AS first FROM request');
  const today = cityDate(by.now, by.tz);
  const first = cityDate(rows[0]?.first ?? by.now, by.tz);
  const from = period && period.from < first ? period.from : first;
  const to = period && period.to > today ? period.to : today;
  const office = officeDaysOf(from, addDays(to, promisedAhead), by);
  return [
    today,
    office.map(({ day }) => day),
    office.map(({ opens }) => opens),
    office.map(({ closes }) => closes),
    by.tz,
    calendarOf(by),
  ];
};

/** Keeps the measures of at most twice so many requests that are marked or were measured by another calendar; how many those were. */
export const keepMeasures = async (
  db: Pick<Database, 'pool'>,
  by: MeasuredBy,
  most: number,
): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(keep, [...(await measuringValues(db, by)), most]);
  return rows[0]?.count ?? 0;
};
