import { z } from 'zod';
import { columns, days, measured, measuringValues, pausesOf, type MeasuredBy } from './figures-measured.ts';
import type { Database } from './open.ts';
import { pageByPage } from './page-by-page.ts';

const kept =
  'm.service, m.unit, m.channel, m.decided_at, m.ended_at, m.ended, m.withdrawn_at, m.late_decision, m.late_end, m.late_withdrawal, m.paused, m.resumed, m.reopened, m.rated, m.stars';
const ofNow = kept.replaceAll('m.', 'n.');
// Seconds are sums of fractions: their last digits hang on the order they were added in.
const seconds = (of: string): string =>
  `round(${of}.to_decision::numeric, 3), round(${of}.to_end::numeric, 3)`;

/*
 * A page of requests: what their history says, worked out anew, beside what is kept of it. What differs is kept anew, so that
 * figures are right from then on. A request that is marked is to be measured anyway.
 */
const look = `
  WITH ${days}, page AS MATERIALIZED (
    SELECT id FROM request WHERE $7::uuid IS NULL OR id > $7 ORDER BY id LIMIT $8::int
  ), said AS MATERIALIZED (SELECT o.* FROM page, LATERAL request_fate_of(page.id) o
  ), wrong_fates AS MATERIALIZED (
    SELECT o.* FROM said o LEFT JOIN request_fate f ON f.request_id = o.request_id
    WHERE CASE WHEN f.request_id IS NULL THEN (o.decided_at, o.ended_at, o.withdrawn_at) IS DISTINCT FROM (NULL, NULL, NULL)
      OR cardinality(o.paused) > 0 ELSE f IS DISTINCT FROM o END
  ), fates AS MATERIALIZED (SELECT * FROM said), pauses AS MATERIALIZED (${pausesOf('SELECT * FROM fates')}
  ), wrong_measures AS MATERIALIZED (
    SELECT n.request_id FROM (${measured}) n JOIN request_measure m ON m.request_id = n.request_id
    WHERE m.calendar = $6::int AND m.request_id NOT IN (SELECT request_id FROM request_to_measure)
      AND (${kept}, ${seconds('m')}) IS DISTINCT FROM (${ofNow}, ${seconds('n')})
  ), mended AS (
    INSERT INTO request_fate SELECT * FROM wrong_fates
    ON CONFLICT (request_id) DO UPDATE SET decided_at = excluded.decided_at, ended_at = excluded.ended_at, ended = excluded.ended,
      withdrawn_at = excluded.withdrawn_at, reopened = excluded.reopened, paused = excluded.paused, resumed = excluded.resumed
  ), marked AS (INSERT INTO request_to_measure (request_id) SELECT request_id FROM wrong_measures
  ) SELECT (SELECT id::text FROM page ORDER BY page.id DESC LIMIT 1) AS last, (SELECT count(*)::int FROM page) AS looked,
    (SELECT count(*)::int FROM (SELECT request_id FROM wrong_fates UNION SELECT request_id FROM wrong_measures) w) AS differed`;

const sum = 'what, day, service, unit, channel, tenths';

/** Kinds of requests that are added up apart from one another: of all at once it would take longer than a statement may. */
const kinds = `SELECT service, channel FROM request_measure GROUP BY 1, 2 UNION SELECT service, channel FROM figure_count ORDER BY 1, 2`;

/*
 * What was added up of one kind beside what there is to add up, in one look at both. What differs is added as a difference, so that it is right
 * whatever changes meanwhile; sums of nothing go.
 */
const addUp = `
  WITH should AS (
    SELECT f.what, CASE WHEN f.tenths IS NULL THEN f.day ELSE date_trunc('month', f.day)::date END AS day, m.service, m.unit, m.channel,
      coalesce(f.tenths, 0) AS tenths, sum(f.count) AS count
    FROM request_measure m, LATERAL figure_counts_of(ROW (${columns.replaceAll(/\w+/g, 'm.$&')})::request_measure) f
    WHERE m.service = $1 AND m.channel = $2 GROUP BY 1, 2, 3, 4, 5, 6
  ), stands AS (SELECT * FROM figure_count WHERE service = $1 AND channel = $2
  ), differed AS (
    INSERT INTO figure_count AS t (${sum}, count)
    SELECT ${sum}, coalesce(s.count, 0) - coalesce(c.count, 0) FROM should s FULL JOIN stands c USING (${sum})
    WHERE coalesce(s.count, 0) <> coalesce(c.count, 0) ORDER BY ${sum}
    ON CONFLICT (${sum}) DO UPDATE SET count = t.count + excluded.count RETURNING 1
  ) SELECT count(*)::int AS differed FROM differed`;

const Page = z.object({ last: z.string().nullable(), looked: z.int(), differed: z.int() });
const Kinds = z.array(z.object({ service: z.string(), channel: z.string() }));
const perPage = 1000;

/** Compares sums with what they are of, a kind of requests at a time, and mends them; how many differed. */
export const checkCounts = async (
  { pool }: Pick<Database, 'pool'>,
  { rests = true }: { rests?: boolean } = {},
): Promise<number> => {
  const waiting = Kinds.parse((await pool.query(kinds)).rows);
  let differed = 0;
  const compare = async (): Promise<string | null> => {
    const kind = waiting.shift();
    if (!kind) return null;
    const { rows } = await pool.query(addUp, [kind.service, kind.channel]);
    differed += z.tuple([Page.pick({ differed: true })]).parse(rows)[0].differed;
    return kind.service;
  };
  await pageByPage(compare, { rests });
  await pool.query('DELETE FROM figure_count WHERE count = 0');
  return differed;
};

/**
 * Compares what is kept for figures with the history of every request, a page at a time and resting as long as each took, and their
 * sums with what they are of; writes down what was found, and mends it. How many differed.
 */
export const checkFigures = async (db: Pick<Database, 'pool'>, by: MeasuredBy): Promise<number> => {
  const values = await measuringValues(db, by);
  let [looked, differed] = [0, 0];
  await pageByPage(async (after) => {
    const { rows } = await db.pool.query(look, [...values, after, perPage]);
    const page = Page.parse(rows[0]);
    looked += page.looked;
    differed += page.differed;
    return page.looked < perPage ? null : page.last;
  });
  differed += await checkCounts(db);
  await db.pool.query(
    `INSERT INTO figures_check (id, at, looked, differed) VALUES (1, $1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, looked = excluded.looked, differed = excluded.differed`,
    [by.now, looked, differed],
  );
  return differed;
};
