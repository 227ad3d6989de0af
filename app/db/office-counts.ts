import { z } from 'zod';
import type { Database } from './open.ts';

/** What happened in some days that is of no request: how often a person was asked for, and what did not arrive. */
const Counts = z.object({ questions: z.int(), messages: z.int(), undelivered: z.int() });
export type OfficeCounts = z.infer<typeof Counts>;

type Days = { from: Date; before: Date; tz: string };

/** Messages are forgotten after a while: so many days back they are counted anew each time, then their counts stay. */
const recentDays = 10;

/** Keeps how many messages were written on each of the last days, and how many of them were given up. */
export const keepDeliveryCounts = async (
  { pool }: Pick<Database, 'pool'>,
  { now, tz }: { now: Date; tz: string },
): Promise<void> => {
  await pool.query(
    `INSERT INTO delivery_day (on_day, messages, undelivered)
     SELECT (created_at AT TIME ZONE $2)::date, count(*)::int, (count(*) FILTER (WHERE state = 'failed'))::int FROM delivery
     WHERE created_at >= date_trunc('day', $1::timestamptz AT TIME ZONE $2) AT TIME ZONE $2 - make_interval(days => $3) GROUP BY 1
     ON CONFLICT (on_day) DO UPDATE SET messages = excluded.messages, undelivered = excluded.undelivered`,
    [now, tz, recentDays],
  );
};

const Reasons = z.array(z.object({ reason: z.string(), requests: z.int() }));
export type ReasonCount = z.infer<typeof Reasons>[number];

/** For which reasons the requests were rejected whose first end on some days was that; older ones say none. */
export const rejectionReasons = async (
  { pool }: Pick<Database, 'pool'>,
  { from, before }: Omit<Days, 'tz'>,
): Promise<ReasonCount[]> => {
  const { rows } = await pool.query(
    `SELECT coalesce(j.reason, 'unknown') AS reason, count(*)::int AS requests
     FROM request_fate f LEFT JOIN request_rejection j ON j.request_id = f.request_id
     WHERE f.ended = 'rejected' AND f.ended_at >= $1 AND f.ended_at < $2 GROUP BY 1 ORDER BY 2 DESC, 1`,
    [from, before],
  );
  return Reasons.parse(rows);
};

/** The counts of some days. */
export const officeCounts = async (
  { pool }: Pick<Database, 'pool'>,
  { from, before, tz }: Days,
): Promise<OfficeCounts> => {
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM question WHERE asked_at >= $1 AND asked_at < $2) AS questions,
       coalesce(sum(messages), 0)::int AS messages, coalesce(sum(undelivered), 0)::int AS undelivered
     FROM delivery_day WHERE on_day >= ($1::timestamptz AT TIME ZONE $3)::date AND on_day < ($2::timestamptz AT TIME ZONE $3)::date`,
    [from, before, tz],
  );
  return Counts.parse(rows[0]);
};
