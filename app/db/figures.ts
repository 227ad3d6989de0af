import { z } from 'zod';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { openStates } from '../../domain/state.ts';
import { unitCodes } from '../../domain/unit.ts';
import { median, workingHours } from '../../domain/working-hours.ts';
import type { Figures, Tally } from '../../flows/features/figures/figures.ts';
import { undecided } from '../../flows/features/inbox/times.ts';
import type { Database } from './open.ts';

const Row = z.object({
  service: z.string(),
  unit: z.enum(unitCodes),
  received: z.int(),
  overdue: z.int(),
  /** Of each that came to an outcome: when it was sent and when that was, seconds since 1970, and its rating. */
  outcomes: z.array(z.tuple([z.number(), z.number(), z.int().nullable()])),
});
type Row = z.infer<typeof Row>;

// Each of the three reads an index of its own: what was sent, what came to an outcome, what is still open.
const sql = `
  WITH counted AS (
    SELECT service, unit, 1 AS received, 0 AS overdue, NULL::json AS outcome FROM request
    WHERE submitted_at >= $1::timestamptz AND submitted_at < $2::timestamptz
    UNION ALL
    SELECT service, unit, 0, 0, json_build_array(extract(epoch FROM submitted_at)::float8, extract(epoch FROM since)::float8, rating)
    FROM request WHERE state IN ('completed', 'rejected') AND since >= $1::timestamptz AND since < $2::timestamptz
    UNION ALL
    SELECT service, unit, 0, 1, NULL FROM request
    WHERE state = ANY($4::text[]) AND CASE WHEN state = ANY($5::text[]) THEN promised_on ELSE due_on END < $3::date)
  SELECT service, unit, sum(received)::int AS received, sum(overdue)::int AS overdue,
    coalesce(json_agg(outcome) FILTER (WHERE outcome IS NOT NULL), '[]') AS outcomes
  FROM counted GROUP BY service, unit ORDER BY service, unit`;

const mean = (numbers: number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

const tally = (rows: readonly Row[], tz: string): Tally => {
  const outcomes = rows.flatMap((row) => row.outcomes);
  const hours = outcomes.map(([from, to]) => workingHours(new Date(from * 1000), new Date(to * 1000), tz));
  return {
    received: rows.reduce((sum, { received }) => sum + received, 0),
    done: outcomes.length,
    overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    medianHours: median(hours),
    rating: mean(outcomes.flatMap(([, , rating]) => rating ?? [])),
  };
};

/** The office's figures from one ISO date to another in the city, both included, in one query; `now` says what is overdue. Nobody's name is in them. */
export const figures = async (
  { pool }: Pick<Database, 'pool'>,
  { from, to, now, tz }: { from: string; to: string; now: Date; tz: string },
): Promise<Figures> => {
  const { rows } = await pool.query(sql, [
    toInstant(from, '00:00', tz),
    toInstant(addDays(to, 1), '00:00', tz),
    cityDate(now, tz),
    openStates,
    undecided,
  ]);
  const read = z.array(Row).parse(rows);
  return {
    from,
    to,
    total: tally(read, tz),
    rows: read.map((row) => ({ service: row.service, unit: row.unit, ...tally([row], tz) })),
  };
};
