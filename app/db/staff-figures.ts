import { z } from 'zod';
import { keepCount, keptCount } from './kept-figures.ts';
import type { Database } from './open.ts';
import { runSql } from './run-sql.ts';

const Count = z.object({
  staffId: z.string(),
  /** Steps and looks they took, and requests they completed. */
  steps: z.int(),
  looks: z.int(),
  completed: z.int(),
  /** Requests opened again, and ratings of those, that they had completed last. */
  reopened: z.int(),
  ratings: z.int(),
  rating: z.number().nullable(),
});

/** What a member of staff has done in some days, and what came of it. */
export type StaffFigures = z.infer<typeof Count>;
const Counts = z.array(Count);

// Who had completed a request when it was opened again or rated.
const doneBy = (request: string, at: string): string => `LATERAL (
  SELECT staff_id FROM request_event WHERE request_id = ${request} AND action = 'complete' AND at <= ${at} ORDER BY seq DESC LIMIT 1) done`;

const sql = `
  WITH acts AS (
    SELECT staff_id, count(*) FILTER (WHERE action NOT IN ('viewed', 'note')) AS steps, count(*) FILTER (WHERE action = 'viewed') AS looks,
      count(*) FILTER (WHERE action = 'complete') AS completed
    FROM request_event WHERE staff_id IS NOT NULL AND staff_id = ANY($1::uuid[]) AND at >= $2::timestamptz GROUP BY staff_id
  ), again AS (
    SELECT done.staff_id, count(*) AS reopened FROM request_fate f, unnest(f.reopened) AS u(at), ${doneBy('f.request_id', 'u.at')}
    WHERE cardinality(f.reopened) > 0 AND u.at >= $2::timestamptz GROUP BY done.staff_id
  ), rated AS (
    SELECT done.staff_id, count(*) AS ratings, avg(g.stars) AS rating FROM request_rating g, ${doneBy('g.request_id', 'g.at')}
    WHERE g.at >= $2::timestamptz GROUP BY done.staff_id
  )
  SELECT who.id AS "staffId", coalesce(steps, 0)::int AS steps, coalesce(looks, 0)::int AS looks, coalesce(completed, 0)::int AS completed,
    coalesce(reopened, 0)::int AS reopened, coalesce(ratings, 0)::int AS ratings, rating::float8 AS rating
  FROM unnest($1::uuid[]) AS who(id) LEFT JOIN acts ON acts.staff_id = who.id LEFT JOIN again ON again.staff_id = who.id
    LEFT JOIN rated ON rated.staff_id = who.id`;

/** Counts what some members of staff have done since an instant: an index's part for each, and all ratings of those days. */
export const staffFigures = async (
  { pool }: Pick<Database, 'pool'>,
  staffIds: readonly string[],
  since: Date,
): Promise<StaffFigures[]> => Counts.parse(await runSql(pool, sql, [staffIds, since]));

const name = 'staff';

/** What was counted of the staff last, if that was after `since`; null otherwise. */
export const keptStaffFigures = async (
  { pool }: Pick<Database, 'pool'>,
  when: { since: Date; now: Date },
): Promise<StaffFigures[] | null> => Counts.safeParse(await keptCount(pool, name, when)).data ?? null;

/** Keeps what was counted of the staff for whoever asks next. */
export const keepStaffFigures = (
  { pool }: Pick<Database, 'pool'>,
  figures: readonly StaffFigures[],
  now: Date,
): Promise<void> => keepCount(pool, name, figures, now);

const InHand = z.object({
  staffId: z.string(),
  count: z.int(),
  late: z.int(),
  oldest: z.object({ number: z.string(), since: z.string() }),
});

/** What a member of staff has in hand: open requests whose last step was theirs, in some states. */
export type InHand = z.infer<typeof InHand>;

const inHandSql = `
  SELECT last.staff_id AS "staffId", count(*)::int AS count,
    count(*) FILTER (WHERE CASE WHEN r.state = 'in_progress' THEN r.due_on ELSE coalesce(r.decide_by, r.promised_on) END < $2::date)::int AS late,
    (array_agg(json_build_object('number', r.number, 'since', r.since) ORDER BY r.since, r.id))[1] AS oldest
  FROM request r, LATERAL (
    SELECT e.staff_id FROM request_event e WHERE e.request_id = r.id AND e."from" <> e."to" ORDER BY e.seq DESC LIMIT 1) last
  WHERE r.state = ANY($1::text[]) AND last.staff_id IS NOT NULL GROUP BY last.staff_id`;

/** Which of the requests that are worked on, or wait to be completed, are whose; `today` is an ISO date in the city. */
export const inHand = async ({ pool }: Pick<Database, 'pool'>, today: string): Promise<InHand[]> =>
  z.array(InHand).parse(await runSql(pool, inHandSql, [['in_progress', 'needs_completion'], today]));
