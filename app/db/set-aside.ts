import type pg from 'pg';
import { z } from 'zod';

/** Deliveries that are given up are of interest as long as their documents are kept. */
const keptDays = 7;

const Undelivered = z.object({
  id: z.string(),
  channel: z.string(),
  error: z.string().nullable(),
  attempts: z.int(),
  createdAt: z.date(),
  lastDueAt: z.date(),
  /** Of staff the id; null of anybody else. */
  staffId: z.string().nullable(),
});

const ofLateGivenUp = `d.state = 'failed' AND d.next_attempt_at > $1::timestamptz - interval '${keptDays} days'`;

/** How many deliveries were given up in the last week. */
export const countUndelivered = async (pool: pg.Pool, now: Date): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM delivery d WHERE ${ofLateGivenUp}`,
    [now],
  );
  return rows[0]?.count ?? 0;
};

/** Deliveries given up in the last week, oldest first, at most `most`; no personal data. */
export const undelivered = async (
  pool: pg.Pool,
  now: Date,
  most: number,
): Promise<z.infer<typeof Undelivered>[]> => {
  const { rows } = await pool.query(
    `SELECT d.id::text, i.channel, d.error, d.attempts, d.created_at AS "createdAt", d.next_attempt_at AS "lastDueAt",
       s.id AS "staffId"
     FROM delivery d JOIN identity i ON i.id = d.identity_id
     LEFT JOIN staff s ON s.contact_id = d.contact_id AND s.revoked_at IS NULL
     WHERE ${ofLateGivenUp} ORDER BY d.next_attempt_at, d.id LIMIT $2`,
    [now, most],
  );
  return z.array(Undelivered).parse(rows);
};

/** Members of staff to whom something waits since `since` because their chat is closed to us: nobody can act for them. */
export const unreachableStaff = async (pool: pg.Pool, since: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT s.id FROM staff s JOIN delivery d ON d.contact_id = s.contact_id
     WHERE s.revoked_at IS NULL AND d.state = 'waiting' AND d.error IN ('blocked', 'gone') AND d.next_attempt_at > $1`,
    [since],
  );
  return rows.map(({ id }) => id);
};

/**
 * Puts deliveries given up in the last week back into the outbox: one by its id, or all whose person can be reached; how
 * many. What a person has blocked goes out when they write again.
 */
export const deliverAgain = async (pool: pg.Pool, id: string | 'all', now: Date): Promise<number> => {
  const { rowCount } = await pool.query(
    `UPDATE delivery d SET state = 'pending', attempts = 0, error = NULL, claimed_until = NULL, next_attempt_at = $1::timestamptz,
       since = $1::timestamptz, provider_id = NULL
     FROM identity i
     WHERE i.id = d.identity_id AND d.state = 'failed' AND d.next_attempt_at > $1::timestamptz - interval '${keptDays} days'
       AND CASE WHEN $2 = 'all' THEN i.blocked_at IS NULL AND d.error IS DISTINCT FROM 'blocked' AND d.error IS DISTINCT FROM 'gone'
         ELSE d.id::text = $2 END`,
    [now, id],
  );
  return rowCount ?? 0;
};

/** Gives up what no channel of ours has even tried for so long: its account is none of ours any more, or its person has blocked us. */
export const giveUpUntried = async (
  pool: pg.Pool,
  { before, now }: { before: Date; now: Date },
): Promise<void> => {
  await pool.query(
    `UPDATE delivery SET state = 'failed', error = coalesce(error, 'untried'), next_attempt_at = $2 WHERE state = 'pending' AND since < $1
       AND next_attempt_at < $1 AND (claimed_until IS NULL OR claimed_until < $1)`,
    [before, now],
  );
};

const Aside = z.object({
  id: z.string(),
  kind: z.string(),
  /** News of our own, which nobody else can send again. */
  inside: z.boolean(),
  receivedAt: z.date(),
  failedAt: z.date(),
  /** Nothing of the contact has been taken since, so that it still means what it meant. */
  latest: z.boolean(),
});

const aside = `
SELECT m.id::text, m.kind, m.channel = 'inside' AS inside, m.received_at AS "receivedAt", m.failed_at AS "failedAt",
  s.updated_at IS NULL OR s.updated_at <= m.failed_at AS latest
FROM inbox_message m LEFT JOIN session s ON s.contact_id = m.contact_id WHERE m.failed_at IS NOT NULL AND m.payload IS NOT NULL`;

/** Messages set aside after three faults of ours, oldest first, at most `most`; their words stay sealed. */
export const messagesAside = async (pool: pg.Pool, most: number): Promise<z.infer<typeof Aside>[]> => {
  const { rows } = await pool.query(`${aside} ORDER BY m.failed_at, m.id LIMIT $1`, [most]);
  return z.array(Aside).parse(rows);
};

/** How many messages are set aside. */
export const countAside = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM inbox_message WHERE failed_at IS NOT NULL AND payload IS NOT NULL',
  );
  return rows[0]?.count ?? 0;
};

/** One message set aside; null when there is none of that id. */
export const messageAside = async (pool: pg.Pool, id: string): Promise<z.infer<typeof Aside> | null> => {
  const { rows } = await pool.query(`${aside} AND m.id::text = $1`, [id]);
  return rows[0] === undefined ? null : Aside.parse(rows[0]);
};

/** Sets a waiting message aside, so that what stands behind it has its turn. */
export const setAside = async (pool: pg.Pool, id: string, now: Date): Promise<void> => {
  await pool.query(
    'UPDATE inbox_message SET failed_at = $2 WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL',
    [id, now],
  );
};

/** Lets a message that was set aside have its turn again. */
export const takeAgain = async (pool: pg.Pool, id: string): Promise<void> => {
  await pool.query(
    'UPDATE inbox_message SET failed_at = NULL, attempts = 0 WHERE id = $1 AND failed_at IS NOT NULL',
    [id],
  );
};

/** Empties what was set aside before `before`, and drops what channels brought then and could not be stored: it is somebody's words, and nobody has mended it since. */
export const forgetAside = async (pool: pg.Pool, before: Date): Promise<void> => {
  await pool.query('UPDATE inbox_message SET payload = NULL WHERE failed_at < $1 AND payload IS NOT NULL', [
    before,
  ]);
  await pool.query('DELETE FROM update_aside WHERE at < $1', [before]);
};

type Stuck = Record<'submitting' | 'held' | 'aside' | 'undelivered' | 'jobs' | 'figures', number>;

/**
 * How much is stuck: sent forms not recorded yet, those of them that are held, messages set aside, deliveries given
 * up in the last week, jobs that fail in a row or are set aside, and requests whose figures differed at the last check. Counted up to a bound.
 */
export const countStuck = async (pool: pg.Pool, now: Date): Promise<Stuck> => {
  const { rows } = await pool.query<Stuck>(
    `SELECT (SELECT count(*)::int FROM draft WHERE state = 'submitting') AS submitting,
       (SELECT count(*)::int FROM held_submission WHERE because <> 'beside_other') AS held,
       (SELECT count(*)::int FROM (SELECT 1 FROM inbox_message WHERE failed_at IS NOT NULL AND payload IS NOT NULL LIMIT 10000) a) AS aside,
       (SELECT count(*)::int FROM (SELECT 1 FROM delivery
         WHERE state = 'failed' AND next_attempt_at > $1::timestamptz - interval '${keptDays} days' LIMIT 10000) u) AS undelivered,
       (SELECT count(*)::int FROM job_run WHERE failures > 2 OR aside_until IS NOT NULL) AS jobs,
       coalesce((SELECT differed FROM figures_check WHERE id = 1), 0) AS figures`,
    [now],
  );
  return rows[0] ?? { submitting: 0, held: 0, aside: 0, undelivered: 0, jobs: 0, figures: 0 };
};
