import type pg from 'pg';
import { z } from 'zod';

/** A run is believed alive so long after its process last said so. */
const aliveMs = 30_000;
/** How often a run in progress has to say so. */
export const renewMs = 10_000;
/** Begun so often without coming to an end, it has ended its process each time. */
export const mostDeaths = 3;
/** An hour, two, four … a day. */
const rest = (asides: string): string => `least(24, power(2, least(${asides}, 10))) * interval '1 hour'`;

// Times are the process's own; what a clock that has been put back since wrote down does not bind.
const within = (until: string): string => `excluded.begun_at BETWEEN j.begun_at AND ${until}`;

const begin = `
INSERT INTO job_run AS j (key, run, begun_at, busy_until, tries)
VALUES ($1, $2, $3::timestamptz, $3::timestamptz + ${aliveMs} * interval '1 millisecond', 1)
ON CONFLICT (key) DO UPDATE SET run = excluded.run, begun_at = excluded.begun_at, busy_until = excluded.busy_until, tries = j.tries + 1
WHERE NOT (j.aside_until IS NOT NULL AND ${within('j.aside_until')})
  AND ((j.run = excluded.run AND j.busy_until IS NOT NULL)
    OR NOT ((j.busy_until IS NOT NULL AND ${within('j.busy_until')}) OR ${within(`j.begun_at + $4::float8 * interval '1 millisecond'`)}))
RETURNING tries`;

/**
 * Writes down that a timed job begins, and gives how often it has begun without coming to an end. Null when it must not
 * begin: another run is under way, it began less than most of a period ago, or it is set aside. A run whose process is
 * gone is taken up again under its own id at once.
 */
export const beginRun = async (
  pool: pg.Pool,
  { key, run, everyMs, now }: { key: string; run: string; everyMs: number; now: Date },
): Promise<number | null> => {
  const { rows } = await pool.query<{ tries: number }>(begin, [key, run, now, everyMs * 0.9]);
  return rows[0]?.tries ?? null;
};

/** How often a job has begun without coming to an end. */
export const unendedRuns = async (pool: pg.Pool, key: string): Promise<number> => {
  const { rows } = await pool.query<{ tries: number }>('SELECT tries FROM job_run WHERE key = $1', [key]);
  return rows[0]?.tries ?? 0;
};

/** When each job last began. */
export const lastRuns = async (pool: pg.Pool): Promise<ReadonlyMap<string, Date>> => {
  const { rows } = await pool.query<{ key: string; begun_at: Date }>('SELECT key, begun_at FROM job_run');
  return new Map(rows.map(({ key, begun_at }) => [key, begun_at]));
};

/** Says that a run is still under way. */
export const renewRun = async (pool: pg.Pool, key: string, run: string, now: Date): Promise<void> => {
  await pool.query(
    `UPDATE job_run SET busy_until = $3::timestamptz + ${aliveMs} * interval '1 millisecond' WHERE key = $1 AND run = $2 AND busy_until IS NOT NULL`,
    [key, run, now],
  );
};

/** Writes down that a run came to an end, well or not; gives how many in a row have failed. */
export const endRun = async (
  pool: pg.Pool,
  { key, run, now, failed }: { key: string; run: string; now: Date; failed: boolean },
): Promise<number> => {
  const { rows } = await pool.query<{ failures: number }>(
    `UPDATE job_run SET busy_until = NULL, tries = 0, aside_until = NULL, asides = 0,
       ended_at = CASE WHEN $4 THEN ended_at ELSE $3::timestamptz END, failures = CASE WHEN $4 THEN failures + 1 ELSE 0 END
     WHERE key = $1 AND run = $2 RETURNING failures`,
    [key, run, now, failed],
  );
  return rows[0]?.failures ?? 0;
};

/** Sets a job aside for an hour, the next times for longer; its next try is one, not three. */
export const setRunAside = async (pool: pg.Pool, key: string, now: Date): Promise<void> => {
  await pool.query(
    `UPDATE job_run SET begun_at = $2::timestamptz, busy_until = NULL, tries = ${mostDeaths - 1}, asides = asides + 1,
       aside_until = $2::timestamptz + ${rest('asides')} WHERE key = $1`,
    [key, now],
  );
};

/**
 * Writes down that a job with data begins again whose process has gone under it; gives how often it has begun by now, the
 * first time, of which nothing was written down, included.
 */
export const beginSuspect = async (
  pool: pg.Pool,
  { key, run, now }: { key: string; run: string; now: Date },
): Promise<number> => {
  const { rows } = await pool.query<{ tries: number }>(
    `INSERT INTO job_run AS j (key, run, begun_at, tries) VALUES ($1, $2, $3, 2)
     ON CONFLICT (key) DO UPDATE SET run = excluded.run, begun_at = excluded.begun_at, tries = j.tries + 1 RETURNING tries`,
    [key, run, now],
  );
  return rows[0]?.tries ?? mostDeaths;
};

/** Forgets that a job's process had gone under it, once it has come to an end. */
export const forgetSuspect = async (pool: pg.Pool, key: string): Promise<void> => {
  await pool.query('DELETE FROM job_run WHERE key = $1', [key]);
};

const Listed = z.object({
  key: z.string(),
  begunAt: z.date(),
  endedAt: z.date().nullable(),
  running: z.boolean(),
  failures: z.int(),
  deaths: z.int(),
  asideUntil: z.date().nullable(),
});
export type ListedJob = z.infer<typeof Listed>;

/** All jobs that come by themselves, and those with data that have ended a process; what is in trouble first. */
export const listRuns = async (pool: pg.Pool, now: Date, most: number): Promise<ListedJob[]> => {
  const { rows } = await pool.query(
    `SELECT key, begun_at AS "begunAt", ended_at AS "endedAt", busy_until IS NOT NULL AND busy_until > $1 AS running, failures,
       CASE WHEN busy_until > $1 THEN tries - 1 ELSE tries END AS deaths, CASE WHEN aside_until > $1 THEN aside_until END AS "asideUntil"
     FROM job_run ORDER BY (aside_until > $1) IS TRUE DESC, (failures > 0 OR tries > 1) DESC, key LIMIT $2`,
    [now, most],
  );
  return z.array(Listed).parse(rows);
};

/** How many jobs `listRuns` knows. */
export const countRuns = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM job_run');
  return rows[0]?.count ?? 0;
};

/** Lets a job that was set aside run again; false when there is none of that key. */
export const resumeRun = async (pool: pg.Pool, key: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `UPDATE job_run SET aside_until = NULL, asides = 0, tries = 0, failures = 0, begun_at = to_timestamp(0)
     WHERE key = $1 AND aside_until IS NOT NULL`,
    [key],
  );
  return rowCount === 1;
};
