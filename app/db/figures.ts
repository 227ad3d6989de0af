import { z } from 'zod';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { openStates } from '../../domain/state.ts';
import { officeDays } from '../../domain/working-hours.ts';
import type { Figures, Tally } from '../../flows/features/figures/figures.ts';
import { undecided } from '../../flows/features/requests/times.ts';
import type { Database } from './open.ts';

const Row = z.object({
  /** Both null in the row of all together. */
  service: z.string().nullable(),
  unit: z.string().nullable(),
  received: z.int(),
  done: z.int(),
  overdue: z.int(),
  medianHours: z.number().nullable(),
  rating: z.number().nullable(),
});
type Row = z.infer<typeof Row>;

/*
 * Each of the three reads an index of its own: what was sent, what came to an outcome, what is still open. Working hours
 * between two instants are the difference of what the office had worked by then: all days before, and that day's share.
 */
const sql = `
  WITH days AS (
    SELECT *, sum(closes - opens) OVER (ORDER BY day) - (closes - opens) AS before
    FROM unnest($6::date[], $7::timestamptz[], $8::timestamptz[]) AS d(day, opens, closes)
  ), counted AS (
    SELECT service, unit, 1 AS received, 0 AS done, 0 AS overdue, NULL::interval AS worked, NULL::int AS rating FROM request
    WHERE submitted_at >= $1::timestamptz AND submitted_at < $2::timestamptz
    UNION ALL
    SELECT r.service, r.unit, 0, 1, 0,
      greatest(e.before + greatest(least(r.since, e.closes) - e.opens, '0')
        - b.before - greatest(least(r.submitted_at, b.closes) - b.opens, '0'), '0'), r.rating
    FROM request r LEFT JOIN days b ON b.day = (r.submitted_at AT TIME ZONE $9)::date JOIN days e ON e.day = (r.since AT TIME ZONE $9)::date
    WHERE r.state IN ('completed', 'rejected') AND r.since >= $1::timestamptz AND r.since < $2::timestamptz
    UNION ALL
    SELECT service, unit, 0, 0, 1, NULL, NULL FROM request
    WHERE state = ANY($4::text[]) AND CASE WHEN state = ANY($5::text[]) THEN promised_on ELSE due_on END < $3::date)
  SELECT service, unit, coalesce(sum(received), 0)::int AS received, coalesce(sum(done), 0)::int AS done,
    coalesce(sum(overdue), 0)::int AS overdue, avg(rating)::float8 AS rating,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM worked)::float8 / 3600) AS "medianHours"
  FROM counted GROUP BY GROUPING SETS ((service, unit), ()) ORDER BY service, unit`;

const tallyOf = ({ received, done, overdue, medianHours, rating }: Row): Tally => ({
  received,
  done,
  overdue,
  medianHours,
  rating,
});

const none: Tally = { received: 0, done: 0, overdue: 0, medianHours: null, rating: null };

const firstSent = async ({ pool }: Pick<Database, 'pool'>): Promise<Date | null> => {
  const { rows } = await pool.query<{ first: Date | null }>('SELECT min(submitted_at) AS first FROM request');
  return rows[0]?.first ?? null;
};

/**
 * The office's figures from one ISO date to another in the city, both included, worked out by the database; `now` says what
 * is overdue. Nobody's name is in them.
 */
export const figures = async (
  db: Pick<Database, 'pool'>,
  { from, to, now, tz }: { from: string; to: string; now: Date; tz: string },
): Promise<Figures> => {
  const first = cityDate((await firstSent(db)) ?? now, tz);
  const days = officeDays(first < from ? first : from, to, tz);
  const { rows } = await db.pool.query(sql, [
    toInstant(from, '00:00', tz),
    toInstant(addDays(to, 1), '00:00', tz),
    cityDate(now, tz),
    openStates,
    undecided,
    days.map(({ day }) => day),
    days.map(({ opens }) => opens),
    days.map(({ closes }) => closes),
    tz,
  ]);
  const read = z.array(Row).parse(rows);
  const total = read.find(({ service }) => service === null);
  return {
    from,
    to,
    total: total ? tallyOf(total) : none,
    rows: read.flatMap((row) =>
      row.service === null || row.unit === null
        ? []
        : [{ service: row.service, unit: row.unit, ...tallyOf(row) }],
    ),
  };
};
