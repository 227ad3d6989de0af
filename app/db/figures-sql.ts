import type { FigureKey } from '../../domain/figures/definitions.ts';

/*
 * Parameters of both statements: $1 and $2 the period's instants, from and before; $3 today in the city; $4 open states and
 * $5 those without a decision; $6, $7, $8 the office's days with when each opens and closes; $9 the time zone.
 */

const on = (at: string): string => `(${at} AT TIME ZONE $9::text)::date`;
const within = (at: string): string => `(${at} >= $1::timestamptz AND ${at} < $2::timestamptz)`;

/** The office's hours up to an instant on a day `d` of `days`, in seconds. */
const worked = (d: string, at: string): string =>
  `(${d}.before + extract(epoch FROM greatest(least(${at}, ${d}.closes) - ${d}.opens, '0'))::float8)`;

/*
 * Days with the working days and the office's seconds until then; what the period touches or is open, with its pauses. A day
 * on which a pause begins has been used, one on which it ends has not: as the day of Diterima is not. Requests are paused
 * only before their decision, so all of a request's pauses lie before whatever is measured.
 */
const base = `
  WITH days AS MATERIALIZED (
    SELECT day, opens, closes, (count(*) FILTER (WHERE closes > opens) OVER (ORDER BY day))::int AS n,
      (sum(extract(epoch FROM closes - opens)) OVER (ORDER BY day) - extract(epoch FROM closes - opens))::float8 AS before
    FROM unnest($6::date[], $7::timestamptz[], $8::timestamptz[]) AS d(day, opens, closes)
  ), fates AS MATERIALIZED (
    SELECT * FROM request_fate f WHERE ${within('decided_at')} OR ${within('ended_at')} OR ${within('withdrawn_at')}
  ), open AS MATERIALIZED (SELECT * FROM request WHERE state = ANY($4::text[])
  ), pauses AS MATERIALIZED (
    SELECT f.request_id, sum(b.n - a.n) AS days, sum(${worked('b', 'u.ends')} - ${worked('a', 'u.begins')}) AS seconds
    FROM (SELECT * FROM fates UNION SELECT f.* FROM request_fate f JOIN open ON open.id = f.request_id) f,
      unnest(f.paused, f.resumed) AS u(begins, ends)
      JOIN days a ON a.day = ${on('u.begins')} JOIN days b ON b.day = coalesce(${on('u.ends')}, $3::date)
    WHERE cardinality(f.paused) > 0 GROUP BY f.request_id
  ), touched AS MATERIALIZED (
    SELECT r.id, r.service, r.unit, f.ended, ${within('f.decided_at')} IS TRUE AS decided, ${within('f.ended_at')} IS TRUE AS is_end,
      ${within('f.withdrawn_at')} IS TRUE AS withdrawn,
      coalesce(dd.n - coalesce(p.days, 0) > promised.n, false) AS late_decision,
      coalesce(f.ended = 'completed' AND r.due_on < ${on('f.ended_at')}, false) AS late_end,
      coalesce(CASE WHEN f.decided_at IS NULL THEN wd.n - coalesce(p.days, 0) > promised.n
        ELSE r.due_on < ${on('f.withdrawn_at')} END, false) AS late_withdrawal,
      ${worked('dd', 'f.decided_at')} - ${worked('s', 'r.submitted_at')} - coalesce(p.seconds, 0) AS to_decision,
      ${worked('ed', 'f.ended_at')} - ${worked('s', 'r.submitted_at')} - coalesce(p.seconds, 0) AS to_end
    FROM fates f JOIN request r ON r.id = f.request_id LEFT JOIN pauses p ON p.request_id = r.id
      LEFT JOIN days s ON s.day = ${on('r.submitted_at')} LEFT JOIN days promised ON promised.day = r.promised_on
      LEFT JOIN days dd ON dd.day = ${on('f.decided_at')} LEFT JOIN days ed ON ed.day = ${on('f.ended_at')}
      LEFT JOIN days wd ON wd.day = ${on('f.withdrawn_at')}
  ), waiting AS (
    SELECT o.id, o.service, o.unit, o.state = 'needs_completion' AS paused, today.n - s.n AS age,
      coalesce(CASE WHEN o.state = ANY($5::text[]) THEN today.n - coalesce(p.days, 0) > promised.n ELSE o.due_on < $3::date END, false) AS overdue
    FROM open o LEFT JOIN pauses p ON p.request_id = o.id LEFT JOIN days s ON s.day = ${on('o.submitted_at')}
      LEFT JOIN days today ON today.day = $3::date LEFT JOIN days promised ON promised.day = o.promised_on
  ), recent AS MATERIALIZED (
    SELECT f.request_id, u.begins, u.ends FROM request_fate f, unnest(f.paused, f.resumed) AS u(begins, ends)
    WHERE cardinality(f.paused) > 0 AND (${within('u.begins')} OR ${within('u.ends')})
  ), again AS MATERIALIZED (
    SELECT f.request_id FROM request_fate f, unnest(f.reopened) AS u(at) WHERE cardinality(f.reopened) > 0 AND ${within('u.at')}
  ), rounds AS (
    SELECT r.id, r.service, r.unit, ${within('u.begins')} IS TRUE AS begun,
      CASE WHEN ${within('u.ends')} THEN ${worked('b', 'u.ends')} - ${worked('a', 'u.begins')} END AS seconds
    FROM recent u JOIN request r ON r.id = u.request_id
      LEFT JOIN days a ON a.day = ${on('u.begins')} LEFT JOIN days b ON b.day = ${on('u.ends')}
  ), rated AS (
    SELECT r.id, r.service, r.unit, g.stars, row_number() OVER (PARTITION BY g.request_id ORDER BY g.round) AS nth,
      row_number() OVER (PARTITION BY g.request_id ORDER BY g.round DESC) AS nth_last
    FROM request_rating g JOIN request r ON r.id = g.request_id WHERE ${within('g.at')}
  )`;

const columns = {
  ...{
    received: 'bool',
    decided: 'bool',
    on_time: 'bool',
    completed: 'bool',
    rejected: 'bool',
    withdrawn: 'bool',
  },
  ...{ late: 'bool', to_decision: 'float8', to_end: 'float8', waiting: 'bool', age: 'int', paused: 'bool' },
  ...{
    overdue: 'bool',
    round: 'bool',
    pause: 'float8',
    reopened: 'bool',
    stars: 'int',
    first: 'bool',
    last: 'bool',
  },
} as const;
type Column = keyof typeof columns;

const part = (from: string, given: Partial<Record<Column, string>>): string => {
  const all = Object.entries(columns).map(
    ([name, type]) => `${given[name as Column] ?? `NULL::${type}`} AS ${name}`,
  );
  return `SELECT id, service, unit, ${all.join(', ')} FROM ${from}`;
};

// What was decided late and ended late as well is late once.
const parts = [
  part(`request WHERE ${within('submitted_at')}`, { received: 'true' }),
  part('touched', {
    ...{ decided: 'decided', on_time: 'decided AND NOT late_decision', withdrawn: 'withdrawn' },
    ...{ completed: `is_end AND ended = 'completed'`, rejected: `is_end AND ended = 'rejected'` },
    late: '(decided AND late_decision) OR (is_end AND late_end) OR (withdrawn AND late_withdrawal)',
    ...{ to_decision: 'CASE WHEN decided THEN to_decision END', to_end: 'CASE WHEN is_end THEN to_end END' },
  }),
  part('waiting', { waiting: 'true', age: 'age', paused: 'paused', overdue: 'overdue' }),
  part('rounds', { round: 'begun', pause: 'seconds' }),
  part('(SELECT r.id, r.service, r.unit FROM again JOIN request r ON r.id = again.request_id) opened', {
    reopened: 'true',
  }),
  part('rated', { stars: 'stars', first: 'nth = 1', last: 'nth_last = 1' }),
];

/** Which rows a figure is of, and how it is worked out of them. */
const figures: Record<FigureKey, { of: string; as?: string }> = {
  received: { of: 'received' },
  decided: { of: 'decided' },
  completed: { of: 'completed' },
  rejected: { of: 'rejected' },
  withdrawn: { of: 'withdrawn' },
  waiting: { of: 'waiting' },
  waitingFresh: { of: 'age <= 5' },
  waitingOld: { of: 'age BETWEEN 6 AND 20' },
  waitingOldest: { of: 'age > 20' },
  paused: { of: 'paused' },
  overdue: { of: 'overdue' },
  late: { of: 'late' },
  onTimePercent: {
    of: 'on_time',
    as: '100.0 * count(*) FILTER (WHERE on_time) / nullif(count(*) FILTER (WHERE decided), 0)',
  },
  medianHoursToDecision: {
    of: 'to_decision IS NOT NULL',
    as: 'percentile_disc(0.5) WITHIN GROUP (ORDER BY to_decision) / 3600',
  },
  p90HoursToDecision: {
    of: 'to_decision IS NOT NULL',
    as: 'percentile_disc(0.9) WITHIN GROUP (ORDER BY to_decision) / 3600',
  },
  medianHoursToEnd: {
    of: 'to_end IS NOT NULL',
    as: 'percentile_disc(0.5) WITHIN GROUP (ORDER BY to_end) / 3600',
  },
  p90HoursToEnd: {
    of: 'to_end IS NOT NULL',
    as: 'percentile_disc(0.9) WITHIN GROUP (ORDER BY to_end) / 3600',
  },
  completionRounds: { of: 'round' },
  medianHoursPaused: {
    of: 'pause IS NOT NULL',
    as: 'percentile_disc(0.5) WITHIN GROUP (ORDER BY pause) / 3600',
  },
  reopened: { of: 'reopened' },
  ratings: { of: 'stars IS NOT NULL' },
  ratingFirst: { of: 'first', as: 'avg(stars) FILTER (WHERE first)' },
  ratingLast: { of: 'last', as: 'avg(stars) FILTER (WHERE last)' },
};

const counted = `${base}, counted AS (${parts.join(' UNION ALL ')})`;

const selected = Object.entries(figures).map(([key, { of, as }]) =>
  as === undefined ? `(count(*) FILTER (WHERE ${of}))::int AS "${key}"` : `(${as})::float8 AS "${key}"`,
);

/** Every figure by service and unit, by service, by unit, and of all together: what a row is not by is null in it. */
export const figuresSql = `${counted} SELECT service, unit, ${selected.join(', ')}
  FROM counted GROUP BY GROUPING SETS ((service, unit), (service), (unit), ()) ORDER BY service, unit`;

/** The numbers of the requests a figure counts, in order; $10 and $11 a service and a unit, null for all. */
export const requestsSql = (key: FigureKey): string => `${counted} SELECT number FROM request WHERE id IN (
  SELECT id FROM counted WHERE (${figures[key].of}) AND ($10::text IS NULL OR service = $10) AND ($11::text IS NULL OR unit = $11))
  ORDER BY submitted_at, number`;
