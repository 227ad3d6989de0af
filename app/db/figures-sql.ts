import type { FigureKey } from '../../domain/figures/definitions.ts';
import { columns, on } from './figures-measured.ts';
import {
  base,
  from,
  keptWhere,
  measuredWhere,
  stale,
  starsWithin,
  within,
  type Part,
} from './figures-parts.ts';

/*
 * Beside the parameters of the parts: $11 and $12 the days of the whole months of a period, from and before, and $13 and $14 their
 * instants. A period without one has its end there.
 */

const isLate = '(decided AND late_decision) OR (is_end AND late_end) OR (withdrawn AND late_withdrawal)';

/**
 * How a figure is worked out: which requests it counts, and how much of what was added up it is, or over what, or at which rank of
 * which hours.
 */
type Way = { part: Part; of: string } & (
  { sum: string; per?: string; times?: string } | { rank: number; hours: string }
);

// What was decided late and ended late as well is late once.
const ways: Record<FigureKey, Way> = {
  received: { part: 'received', of: 'true', sum: 'received' },
  decided: { part: 'touched', of: 'decided', sum: 'decided' },
  completed: { part: 'touched', of: `is_end AND ended = 'completed'`, sum: 'completed' },
  rejected: { part: 'touched', of: `is_end AND ended = 'rejected'`, sum: 'rejected' },
  withdrawn: { part: 'touched', of: 'withdrawn', sum: 'withdrawn' },
  waiting: { part: 'waiting', of: 'true', sum: 'waiting' },
  waitingFresh: { part: 'waiting', of: 'age <= 5', sum: 'waiting_fresh' },
  waitingOld: { part: 'waiting', of: 'age BETWEEN 6 AND 20', sum: 'waiting_old' },
  waitingOldest: { part: 'waiting', of: 'age > 20', sum: 'waiting_oldest' },
  paused: { part: 'waiting', of: 'paused', sum: 'waiting_paused' },
  overdue: { part: 'waiting', of: 'overdue', sum: 'overdue' },
  late: {
    ...{ part: 'touched', of: isLate },
    sum: 'late_decision + late_end + late_withdrawal - late_again',
  },
  onTimePercent: {
    ...{ part: 'touched', of: 'decided AND NOT late_decision' },
    ...{ sum: 'decided - late_decision', per: 'decided', times: '100.0' },
  },
  medianHoursToDecision: { part: 'touched', of: 'decided', rank: 0.5, hours: 'to_decision' },
  p90HoursToDecision: { part: 'touched', of: 'decided', rank: 0.9, hours: 'to_decision' },
  medianHoursToEnd: { part: 'touched', of: 'is_end', rank: 0.5, hours: 'to_end' },
  p90HoursToEnd: { part: 'touched', of: 'is_end', rank: 0.9, hours: 'to_end' },
  completionRounds: { part: 'rounds', of: 'begun', sum: 'round' },
  medianHoursPaused: { part: 'rounds', of: 'has_ended', rank: 0.5, hours: 'paused' },
  reopened: { part: 'again', of: 'true', sum: 'reopened' },
  ratings: { part: 'rated', of: 'true', sum: 'rating' },
  ratingFirst: {
    ...{ part: 'rated', of: 'true', sum: 'stars_once + stars_first' },
    ...{ per: 'rated_once + rated_more' },
  },
  ratingLast: {
    ...{ part: 'rated', of: 'true', sum: 'stars_once + stars_last' },
    ...{ per: 'rated_once + rated_more' },
  },
  surveys: { part: 'surveyed', of: 'true', sum: 'surveys' },
  surveyIndex: { part: 'surveyed', of: 'true', sum: 'marks', per: 'surveys', times: '25.0 / 9' },
};

const entries = Object.entries(ways);
const ranked = entries.flatMap(([key, way]) => ('rank' in way ? [{ key, ...way }] : []));
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const lists = quoted([...new Set(ranked.map(({ hours }) => hours))]);

/** What triggers add up by day (figure_counts_of). */
const added = [
  ...['decided', 'late_decision', 'completed', 'rejected', 'late_end', 'withdrawn', 'late_withdrawal'],
  ...['round', 'reopened', 'rating', 'rated_once', 'stars_once'],
];

/** What is added up when it is asked, of each part by its name. */
const asked: Record<string, Record<string, string>> = {
  received: { received: '1' },
  waiting: {
    ...{ waiting: '1', waiting_paused: 'paused::int', overdue: 'overdue::int' },
    ...{ waiting_fresh: '(age <= 5)::int', waiting_old: '(age BETWEEN 6 AND 20)::int' },
    waiting_oldest: '(age > 20)::int',
  },
  late_twice: { late_again: 'times - 1' },
  rated_twice: { rated_more: '1', stars_first: 'first', stars_last: 'last' },
  surveyed: { surveys: '1', marks: 'marks' },
};
const askedOf = ([part, sums]: [string, Record<string, string>]): string =>
  `SELECT a.what, service, unit, channel, sum(a.count) FROM ${part}, LATERAL (VALUES ${Object.entries(sums)
    .map(([what, count]) => `('${what}', ${count})`)
    .join(', ')}) AS a(what, count) GROUP BY 1, 2, 3, 4`;

const onDays = `day >= ${on('$7::timestamptz')} AND day < ${on('$8::timestamptz')}`;
const ofMonths = 'day >= $11::date AND day < $12::date';
const besideMonths = (at: string): string =>
  `(${at} >= $7::timestamptz AND ${at} < $13::timestamptz OR ${at} >= $14::timestamptz AND ${at} < $8::timestamptz)`;

const countsOf = (rows: string): string =>
  `${rows} m, LATERAL figure_counts_of(ROW (${columns.replaceAll(/\w+/g, 'm.$&')})::request_measure) f`;

const late = ['decision', 'end', 'withdrawal'];
const lateTimes = late.map((which) => `late_${which}::int`).join(' + ');
const lateAt: Record<string, string> = {
  decision: 'decided_at',
  end: 'ended_at',
  withdrawal: 'withdrawn_at',
};

/*
 * What was added up, less what of it is not of today, and what was measured anew instead. Hours are added up by month: those of days
 * beside whole months are looked up.
 */
const counts = `stale AS MATERIALIZED (${stale}
  ), changed AS MATERIALIZED (
    SELECT -1 AS sign, m.service, m.unit, m.channel, f.* FROM ${countsOf('stale')}
    UNION ALL SELECT 1, m.service, m.unit, m.channel, f.* FROM ${countsOf('anew')}
  ), late_twice AS NOT MATERIALIZED (
    SELECT * FROM (SELECT service, unit, channel, ${late
      .map((which) => `(late_${which} AND ${within(lateAt[which] ?? '')} IS TRUE)::int`)
      .join(' + ')} AS times
      FROM ${measuredWhere(`${lateTimes} > 1 AND greatest(decided_at, ended_at, withdrawn_at) >= ${from}`)} m) m WHERE times > 1
  ), rated_twice AS NOT MATERIALIZED (
    SELECT service, unit, channel, g.first, g.last FROM ${measuredWhere(`cardinality(rated) > 1 AND last_rated >= ${from}`)} m, LATERAL (
      ${starsWithin}) g WHERE g.count > 0
  ), counted AS MATERIALIZED (
    SELECT what, service, unit, channel, sum(count) AS count FROM (
      SELECT what, service, unit, channel, sum(count) AS count FROM figure_count WHERE what IN (${quoted(added)}) AND ${onDays} GROUP BY 1, 2, 3, 4
      UNION ALL SELECT what, service, unit, channel, sign * count FROM changed WHERE tenths IS NULL AND ${onDays}
      UNION ALL ${Object.entries(asked).map(askedOf).join('\n      UNION ALL ')}
    ) c GROUP BY 1, 2, 3, 4
  )`;

const hours = `hours AS MATERIALIZED (
    SELECT what, service, unit, channel, tenths, sum(count) AS count FROM (
      SELECT what, service, unit, channel, tenths, count FROM figure_count WHERE what IN (${lists}) AND ${ofMonths}
      UNION ALL SELECT what, service, unit, channel, tenths, sign * count FROM changed
        WHERE tenths IS NOT NULL AND CASE sign WHEN 1 THEN ${onDays} ELSE ${ofMonths} END
      UNION ALL SELECT took.what, service, unit, channel, tenths_of(seconds), 1
        FROM (${keptWhere(`${besideMonths('decided_at')} OR ${besideMonths('ended_at')}`)}) m,
          LATERAL (VALUES ('to_decision', decided_at, to_decision), ('to_end', ended_at, to_end)) AS took(what, at, seconds)
        WHERE seconds IS NOT NULL AND ${besideMonths('took.at')}
      UNION ALL SELECT 'paused', service, unit, channel, tenths_of(u.seconds), 1
        FROM (${keptWhere(`${besideMonths('last_pause')} OR cardinality(paused) > 1 AND last_pause >= ${from}`)}) m, unnest(resumed, pauses) AS u(ends, seconds) WHERE ${besideMonths('u.ends')}
    ) h GROUP BY 1, 2, 3, 4, 5
  )`;

const sets = (...of: string[]): string =>
  `GROUPING SETS (${[['service', 'unit'], ['service'], ['unit'], ['channel'], []].map((set) => `(${[...of, ...set].join(', ')})`).join(', ')})`;

/** The rank of a number of hours among those of a group, found where so many have been reached. */
const ranks = `filled AS (
    SELECT what, service, unit, channel, tenths, sum(count) AS count FROM hours GROUP BY ${sets('what', 'tenths')}
  ), upto AS (
    SELECT *, sum(count) OVER (PARTITION BY what, service, unit, channel ORDER BY tenths) AS upto,
      sum(count) OVER (PARTITION BY what, service, unit, channel) AS whole FROM filled
  ), ranks AS (
    SELECT service, unit, channel, ${ranked.map(({ key }) => `max(tenths) FILTER (WHERE key = '${key}') AS "${key}"`).join(', ')}
    FROM upto u JOIN (VALUES ${ranked.map(({ key, hours: what, rank }) => `('${key}', '${what}', ${rank}::numeric)`).join(', ')}) AS r(key, what, rank) USING (what)
    WHERE ceil(r.rank * whole) > upto - count AND ceil(r.rank * whole) <= upto GROUP BY service, unit, channel
  )`;

const sums = [...added, ...Object.values(asked).flatMap((of) => Object.keys(of))];
const totals = `totals AS (SELECT service, unit, channel, ${sums
  .map((what) => `coalesce(sum(count) FILTER (WHERE what = '${what}'), 0) AS "${what}"`)
  .join(', ')} FROM counted GROUP BY ${sets()})`;

const selected = entries.map(([key, way]) => {
  if ('rank' in way) return `(r."${key}" / 10.0)::float8 AS "${key}"`;
  if (way.per === undefined) return `(${way.sum})::int AS "${key}"`;
  return `(${way.times ?? '1.0'} * (${way.sum}) / nullif(${way.per}, 0))::float8 AS "${key}"`;
});

/** Every figure by service and unit, by service, by unit, by channel, and of all together: what a row is not by is null in it. */
export const figuresSql = `${base}, ${counts}, ${hours}, ${ranks}, ${totals}
  SELECT t.service, t.unit, t.channel, ${selected.join(', ')} FROM totals t LEFT JOIN ranks r
    ON r.service IS NOT DISTINCT FROM t.service AND r.unit IS NOT DISTINCT FROM t.unit AND r.channel IS NOT DISTINCT FROM t.channel
  ORDER BY t.service, t.unit, t.channel`;

/** The numbers of the requests a figure counts, in order; $11, $12 and $13 a service, a unit and a channel, null for all; $14 how many, null for all. */
export const requestsSql = (key: FigureKey): string => `${base} SELECT number FROM request WHERE id IN (
  SELECT id FROM ${ways[key].part} WHERE (${ways[key].of}) AND ($11::text IS NULL OR service = $11) AND ($12::text IS NULL OR unit = $12)
    AND ($13::text IS NULL OR channel = $13))
  ORDER BY submitted_at, number LIMIT $14::int`;
