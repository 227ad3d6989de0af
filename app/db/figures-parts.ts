import { days, lastOf, measured, on, pausesOf } from './figures-measured.ts';

/*
 * Beside the parameters of what is measured: $7 and $8 the period's instants, from and before; $9 open states and $10 those without a
 * decision.
 */

export const within = (at: string): string => `(${at} >= $7::timestamptz AND ${at} < $8::timestamptz)`;
const inPeriod = `(${['decided_at', 'ended_at', 'withdrawn_at'].map(within).join(' OR ')})`;

/** Of what a figure is, beside a request's id, service, unit and channel. */
export type Part = 'received' | 'touched' | 'waiting' | 'rounds' | 'again' | 'rated' | 'surveyed';

export const from = '$7::timestamptz';
/** What was kept of a request and is not of today: it is marked, or was measured by another calendar. */
export const stale = `SELECT * FROM request_measure WHERE request_id IN (SELECT request_id FROM request_to_measure)
      UNION SELECT * FROM request_measure WHERE calendar < $6::int OR calendar > $6::int`;
const gauged = `request_id AS id, service, unit, channel, decided_at, ended_at, ended, withdrawn_at, late_decision, late_end, late_withdrawal,
      to_decision, to_end, paused, resumed, pauses, reopened, rated, stars, last_pause, last_reopened, last_rated`;

/** What is kept of some requests and is of today. */
export const keptWhere = (where: string): string => `
      SELECT ${gauged} FROM request_measure m WHERE calendar = $6::int AND (${where})
        AND NOT EXISTS (SELECT 1 FROM request_to_measure q WHERE q.request_id = m.request_id)`;

/** What is measured of some requests: as it is kept and, where that is not of today, measured anew. */
export const measuredWhere = (where: string): string =>
  `(${keptWhere(where)} UNION ALL SELECT ${gauged} FROM anew WHERE ${where})`;

// Looked up once, and not for each that waits.
const nToday = '(SELECT n FROM days WHERE day = $1::date)';

/** How often a request was rated in the period, and with how many stars first and last. */
export const starsWithin = `SELECT count(*)::int AS count, min(nth * 10 + mark) % 10 AS first, max(nth * 10 + mark) % 10 AS last
      FROM unnest(rated, stars) WITH ORDINALITY AS u(at, mark, nth) WHERE ${within('u.at')}`;

/**
 * What figures are of, a row for each request. What is received and open is read of the requests, everything else of what is kept of
 * each; nothing else is joined. Of an open request with pauses one is looked up after the other, for they are few and the others many.
 */
export const base = `
  WITH ${days}, fates AS MATERIALIZED (
    SELECT f.* FROM (SELECT request_id FROM request_to_measure UNION
      SELECT request_id FROM request_measure WHERE calendar < $6::int OR calendar > $6::int) stale JOIN request_fate f USING (request_id)
    WHERE ${inPeriod} OR greatest(${lastOf('f.paused')}, ${lastOf('f.resumed')}) >= ${from} OR ${lastOf('f.reopened')} >= ${from}
      OR EXISTS (SELECT 1 FROM request_rating g WHERE g.request_id = f.request_id AND ${within('g.at')})
  ), open AS MATERIALIZED (
    SELECT id, service, unit, coalesce(channel, '') AS channel, state, submitted_at, promised_on, due_on,
      coalesce((extension ->> 'days')::int, 0) AS extended FROM request WHERE state = ANY($9::text[])
  ), pauses AS MATERIALIZED (${pausesOf(`SELECT request_id, paused, resumed FROM fates
      UNION SELECT f.* FROM open, LATERAL (SELECT request_id, paused, resumed FROM request_fate WHERE request_id = open.id OFFSET 0) f`)}
  ), anew AS MATERIALIZED (${measured}
  ), received AS NOT MATERIALIZED (
    SELECT id, service, unit, coalesce(channel, '') AS channel FROM request WHERE ${within('submitted_at')}
  ), touched AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, ended, ${within('decided_at')} IS TRUE AS decided, ${within('ended_at')} IS TRUE AS is_end,
      ${within('withdrawn_at')} IS TRUE AS withdrawn, late_decision, late_end, late_withdrawal
    FROM ${measuredWhere(inPeriod)} m
  ), waiting AS NOT MATERIALIZED (
    SELECT o.id, o.service, o.unit, o.channel, o.state = 'needs_completion' AS paused, ${nToday} - s.n AS age,
      coalesce(CASE WHEN o.state = ANY($10::text[]) THEN ${nToday} - coalesce(p.days, 0) > promised.n + o.extended ELSE o.due_on < $1::date END, false) AS overdue
    FROM open o LEFT JOIN pauses p ON p.request_id = o.id LEFT JOIN days s ON s.day = ${on('o.submitted_at')} LEFT JOIN days promised ON promised.day = o.promised_on
  ), rounds AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, ${within('u.begins')} IS TRUE AS begun, ${within('u.ends')} IS TRUE AS has_ended
    FROM ${measuredWhere(`last_pause >= ${from}`)} m, unnest(paused, resumed) AS u(begins, ends)
    WHERE ${within('u.begins')} OR ${within('u.ends')}
  ), again AS NOT MATERIALIZED (
    SELECT id, service, unit, channel FROM ${measuredWhere(`last_reopened >= ${from}`)} m, unnest(reopened) AS u(at) WHERE ${within('u.at')}
  ), rated AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, g.count, g.first, g.last FROM ${measuredWhere(`last_rated >= ${from}`)} m, LATERAL (
      ${starsWithin}) g WHERE g.count > 0
  ), surveyed AS NOT MATERIALIZED (
    SELECT NULL::uuid AS id, service, unit, channel, (SELECT sum(mark) FROM unnest(marks) AS m(mark)) AS marks FROM survey_answer
    WHERE on_day >= ${on('$7::timestamptz')} AND on_day < ${on('$8::timestamptz')}
  )`;
