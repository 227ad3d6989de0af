import type { FigureKey } from '../../domain/figures/definitions.ts';
import { days, lastOf, measured, on, pausesOf } from './figures-measured.ts';

/*
 * Beside the parameters of what is measured: $7 and $8 the period's instants, from and before; $9 open states and $10 those without a
 * decision.
 */

const within = (at: string): string => `(${at} >= $7::timestamptz AND ${at} < $8::timestamptz)`;
const inPeriod = `(${['decided_at', 'ended_at', 'withdrawn_at'].map(within).join(' OR ')})`;

/** Of what a figure is, beside a request's id, service, unit and channel. */
type Part = 'received' | 'touched' | 'waiting' | 'rounds' | 'again' | 'rated' | 'surveyed';

const from = '$7::timestamptz';
const gauged = `request_id AS id, service, unit, channel, decided_at, ended_at, ended, withdrawn_at, late_decision, late_end, late_withdrawal,
      to_decision, to_end, paused, resumed, pauses, reopened, rated, stars, last_pause, last_reopened, last_rated`;

/** Some of what is measured: as it is kept and, where that is not of today, measured anew. */
const measuredWhere = (where: string): string => `(
      SELECT ${gauged} FROM request_measure m WHERE calendar = $6::int AND (${where})
        AND NOT EXISTS (SELECT 1 FROM request_to_measure q WHERE q.request_id = m.request_id)
      UNION ALL SELECT ${gauged} FROM anew WHERE ${where})`;

/*
 * What is received and open is read of the requests, everything else of what is kept of each; nothing else is joined. Of an open
 * request with pauses one is looked up after the other, for they are few and the others many.
 */
const base = `
  WITH ${days}, fates AS MATERIALIZED (
    SELECT f.* FROM (SELECT request_id FROM request_to_measure UNION
      SELECT request_id FROM request_measure WHERE calendar < $6::int OR calendar > $6::int) stale JOIN request_fate f USING (request_id)
    WHERE ${inPeriod} OR greatest(${lastOf('f.paused')}, ${lastOf('f.resumed')}) >= ${from} OR ${lastOf('f.reopened')} >= ${from}
      OR EXISTS (SELECT 1 FROM request_rating g WHERE g.request_id = f.request_id AND ${within('g.at')})
  ), open AS MATERIALIZED (
    SELECT id, service, unit, coalesce(channel, '') AS channel, state, submitted_at, promised_on, due_on FROM request WHERE state = ANY($9::text[])
  ), pauses AS MATERIALIZED (${pausesOf(`SELECT request_id, paused, resumed FROM fates
      UNION SELECT f.* FROM open, LATERAL (SELECT request_id, paused, resumed FROM request_fate WHERE request_id = open.id OFFSET 0) f`)}
  ), anew AS MATERIALIZED (${measured}
  ), received AS NOT MATERIALIZED (
    SELECT id, service, unit, coalesce(channel, '') AS channel FROM request WHERE ${within('submitted_at')}
  ), touched AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, ended, ${within('decided_at')} IS TRUE AS decided, ${within('ended_at')} IS TRUE AS is_end,
      ${within('withdrawn_at')} IS TRUE AS withdrawn, late_decision, late_end, late_withdrawal, to_decision, to_end
    FROM ${measuredWhere(inPeriod)} m
  ), waiting AS NOT MATERIALIZED (
    SELECT o.id, o.service, o.unit, o.channel, o.state = 'needs_completion' AS paused, today.n - s.n AS age,
      coalesce(CASE WHEN o.state = ANY($10::text[]) THEN today.n - coalesce(p.days, 0) > promised.n ELSE o.due_on < $1::date END, false) AS overdue
    FROM open o LEFT JOIN pauses p ON p.request_id = o.id LEFT JOIN days s ON s.day = ${on('o.submitted_at')}
      LEFT JOIN days today ON today.day = $1::date LEFT JOIN days promised ON promised.day = o.promised_on
  ), rounds AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, ${within('u.begins')} IS TRUE AS begun, CASE WHEN ${within('u.ends')} THEN u.seconds END AS seconds
    FROM ${measuredWhere(`last_pause >= ${from}`)} m, unnest(paused, resumed, pauses) AS u(begins, ends, seconds)
    WHERE ${within('u.begins')} OR ${within('u.ends')}
  ), again AS NOT MATERIALIZED (
    SELECT id, service, unit, channel FROM ${measuredWhere(`last_reopened >= ${from}`)} m, unnest(reopened) AS u(at) WHERE ${within('u.at')}
  ), rated AS NOT MATERIALIZED (
    SELECT id, service, unit, channel, g.count, g.first, g.last FROM ${measuredWhere(`last_rated >= ${from}`)} m, LATERAL (
      SELECT count(*)::int AS count, min(nth * 10 + mark) % 10 AS first, max(nth * 10 + mark) % 10 AS last
      FROM unnest(rated, stars) WITH ORDINALITY AS u(at, mark, nth) WHERE ${within('u.at')}) g WHERE g.count > 0
  ), surveyed AS NOT MATERIALIZED (
    SELECT NULL::uuid AS id, service, unit, channel, (SELECT sum(mark) FROM unnest(marks) AS m(mark)) AS marks FROM survey_answer
    WHERE on_day >= ${on('$7::timestamptz')} AND on_day < ${on('$8::timestamptz')}
  )`;

const counted = (of: string): string => `count(*) FILTER (WHERE ${of})`;
const isLate = '(decided AND late_decision) OR (is_end AND late_end) OR (withdrawn AND late_withdrawal)';

/** How a figure is worked out: of which rows, what is added up of them, or over what, or at which rank of which seconds. */
type Way = { part: Part; of: string } & (
  { add?: string; per?: string; times?: string } | { rank: number; seconds: string }
);

// What was decided late and ended late as well is late once.
const ways: Record<FigureKey, Way> = {
  received: { part: 'received', of: 'true' },
  decided: { part: 'touched', of: 'decided' },
  completed: { part: 'touched', of: `is_end AND ended = 'completed'` },
  rejected: { part: 'touched', of: `is_end AND ended = 'rejected'` },
  withdrawn: { part: 'touched', of: 'withdrawn' },
  waiting: { part: 'waiting', of: 'true' },
  waitingFresh: { part: 'waiting', of: 'age <= 5' },
  waitingOld: { part: 'waiting', of: 'age BETWEEN 6 AND 20' },
  waitingOldest: { part: 'waiting', of: 'age > 20' },
  paused: { part: 'waiting', of: 'paused' },
  overdue: { part: 'waiting', of: 'overdue' },
  late: { part: 'touched', of: isLate },
  onTimePercent: {
    part: 'touched',
    of: 'decided AND NOT late_decision',
    per: counted('decided'),
    times: '100.0',
  },
  medianHoursToDecision: { part: 'touched', of: 'decided', rank: 0.5, seconds: 'to_decision' },
  p90HoursToDecision: { part: 'touched', of: 'decided', rank: 0.9, seconds: 'to_decision' },
  medianHoursToEnd: { part: 'touched', of: 'is_end', rank: 0.5, seconds: 'to_end' },
  p90HoursToEnd: { part: 'touched', of: 'is_end', rank: 0.9, seconds: 'to_end' },
  completionRounds: { part: 'rounds', of: 'begun' },
  medianHoursPaused: { part: 'rounds', of: 'seconds IS NOT NULL', rank: 0.5, seconds: 'seconds' },
  reopened: { part: 'again', of: 'true' },
  ratings: { part: 'rated', of: 'true', add: 'sum(count)' },
  ratingFirst: { part: 'rated', of: 'true', add: 'sum(first)', per: 'count(*)' },
  ratingLast: { part: 'rated', of: 'true', add: 'sum(last)', per: 'count(*)' },
  surveys: { part: 'surveyed', of: 'true' },
  surveyIndex: { part: 'surveyed', of: 'true', add: 'sum(marks)', per: 'count(*)', times: '25.0 / 9' },
};

type Added = { key: string; part: Part; sql: string };
type Ranked = { key: string; part: Part; of: string; rank: number; seconds: string };

const entries = Object.entries(ways);
const added: Added[] = entries.flatMap(([key, way]) => {
  if ('rank' in way) return [];
  const { part, of, add = counted(of), per } = way;
  return [{ key, part, sql: add }, ...(per === undefined ? [] : [{ key: `${key}Per`, part, sql: per }])];
});
const ranked: Ranked[] = entries.flatMap(([key, way]) => ('rank' in way ? [{ key, ...way }] : []));
const parts = [...new Set(entries.map(([, { part }]) => part))];

/** Each part added up by itself; what is of another part is null in it. */
const sums = parts.map(
  (part) =>
    `SELECT service, unit, channel, ${added
      .map((one) => `${one.part === part ? one.sql : 'NULL'}::bigint AS "${one.key}"`)
      .join(', ')} FROM ${part} GROUP BY service, unit, channel`,
);

/** Seconds of which ranks are taken; each list of them once. */
const lists = [...new Map(ranked.map((one) => [`${one.part} ${one.seconds}`, one])).values()];
const listOf = ({ part, seconds }: Ranked): number =>
  lists.findIndex((list) => list.part === part && list.seconds === seconds);

const sets = (...of: string[]): string =>
  `GROUPING SETS (${[['service', 'unit'], ['service'], ['unit'], ['channel'], []].map((set) => `(${[...of, ...set].join(', ')})`).join(', ')})`;

/*
 * Ranks among a million numbers without sorting them: they are counted by bins of six minutes, the bin in which a rank lies is
 * found for each group, and only what lies in those bins is put in order.
 */
const ranks = `seconds AS NOT MATERIALIZED (${lists
  .map(
    ({ part, of, seconds }, list) =>
      `SELECT ${list} AS list, service, unit, channel, ${seconds} AS value, floor(${seconds} / 360)::int AS bin FROM ${part} WHERE ${of}`,
  )
  .join(' UNION ALL ')}), bins AS MATERIALIZED (
    SELECT list, service, unit, channel, bin, count(*) AS count, min(value) AS least, max(value) AS most FROM seconds GROUP BY 1, 2, 3, 4, 5
  ), filled AS (
    SELECT list, service, unit, channel, bin, sum(count) AS count, min(least) AS least, max(most) AS most FROM bins GROUP BY ${sets('list', 'bin')}
  ), upto AS (
    SELECT *, sum(count) OVER (PARTITION BY list, service, unit, channel ORDER BY bin) AS upto,
      sum(count) OVER (PARTITION BY list, service, unit, channel) AS whole FROM filled
  ), aimed AS MATERIALIZED (
    SELECT u.*, r.key, ceil(r.rank * whole) - (upto - count) AS nth
    FROM upto u JOIN (VALUES ${ranked.map((one) => `('${one.key}', ${listOf(one)}, ${one.rank}::numeric)`).join(', ')}) AS r(key, list, rank) USING (list)
    WHERE ceil(r.rank * whole) > upto - count AND ceil(r.rank * whole) <= upto
  ), inside AS MATERIALIZED (
    SELECT s.* FROM seconds s WHERE (list, bin) IN (SELECT list, bin FROM aimed WHERE least < most)
  ), placed AS (
    SELECT a.key, a.service, a.unit, a.channel, a.nth, i.value,
      row_number() OVER (PARTITION BY a.key, a.service, a.unit, a.channel ORDER BY i.value) AS n
    FROM aimed a JOIN inside i USING (list, bin) WHERE a.least < a.most AND (a.service IS NULL OR a.service = i.service)
      AND (a.unit IS NULL OR a.unit = i.unit) AND (a.channel IS NULL OR a.channel = i.channel)
  ), ranks AS (
    SELECT service, unit, channel, ${ranked.map(({ key }) => `max(value) FILTER (WHERE key = '${key}') AS "${key}"`).join(', ')}
    FROM (SELECT key, service, unit, channel, least AS value FROM aimed WHERE least = most
      UNION ALL SELECT key, service, unit, channel, value FROM placed WHERE n = nth) found GROUP BY service, unit, channel
  )`;

const totals = `totals AS (SELECT service, unit, channel, ${added
  .map(({ key }) => `sum("${key}") AS "${key}"`)
  .join(', ')} FROM (${sums.join(' UNION ALL ')}) summed GROUP BY ${sets()})`;

const selected = entries.map(([key, way]) => {
  if ('rank' in way) return `(r."${key}" / 3600)::float8 AS "${key}"`;
  if (way.per === undefined) return `coalesce(t."${key}", 0)::int AS "${key}"`;
  return `(${way.times ?? '1.0'} * t."${key}" / nullif(t."${key}Per", 0))::float8 AS "${key}"`;
});

/** Every figure by service and unit, by service, by unit, by channel, and of all together: what a row is not by is null in it. */
export const figuresSql = `${base}, ${ranks}, ${totals}
  SELECT t.service, t.unit, t.channel, ${selected.join(', ')} FROM totals t LEFT JOIN ranks r
    ON r.service IS NOT DISTINCT FROM t.service AND r.unit IS NOT DISTINCT FROM t.unit AND r.channel IS NOT DISTINCT FROM t.channel
  ORDER BY t.service, t.unit, t.channel`;

/** The numbers of the requests a figure counts, in order; $11, $12 and $13 a service, a unit and a channel, null for all. */
export const requestsSql = (key: FigureKey): string => `${base} SELECT number FROM request WHERE id IN (
  SELECT id FROM ${ways[key].part} WHERE (${ways[key].of}) AND ($11::text IS NULL OR service = $11) AND ($12::text IS NULL OR unit = $12)
    AND ($13::text IS NULL OR channel = $13))
  ORDER BY submitted_at, number`;
