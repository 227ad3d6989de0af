import type pg from 'pg';

/** A process that is killed keeps others from the file no longer than this; one that lives says so again in time. */
const leaseMs = 5_000;
/** By the database's clock: those of the processes may be set, each by itself. */
const until = `now() + interval '${String(leaseMs)} milliseconds'`;

/**
 * Takes the files of a waiting message for this process: how many tries at them have begun before and never ended, or null
 * when another process has them or the message waits no longer.
 */
export const beginOpening = async (pool: pg.Pool, id: string): Promise<number | null> => {
  const { rows } = await pool.query<{ attempts: number }>(
    `UPDATE inbox_message SET opening_until = ${until}
     WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL AND (opening_until IS NULL OR opening_until < now()) RETURNING attempts`,
    [id],
  );
  return rows[0]?.attempts ?? null;
};

/** Writes down that a try begins, before a file is opened. */
export const countOpening = async (pool: pg.Pool, id: string): Promise<void> => {
  await pool.query('UPDATE inbox_message SET attempts = attempts + 1 WHERE id = $1', [id]);
};

/** Says that a message's files are still being opened. */
const renewOpening = (pool: pg.Pool, id: string): Promise<unknown> =>
  pool.query(`UPDATE inbox_message SET opening_until = ${until} WHERE id = $1`, [id]);

/** Does `work`, and says all the while that it is being done. */
export const whileOpening = async <T>(pool: pg.Pool, id: string, work: () => Promise<T>): Promise<T> => {
  // Whoever cannot say it loses no more than being the only one.
  const timer = setInterval(() => void renewOpening(pool, id).catch(() => undefined), leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};

/** Lets the files go, and takes a try back, if one was counted, that ended without a file being to blame. */
export const cancelOpening = async (pool: pg.Pool, id: string, counted: boolean): Promise<void> => {
  await pool.query(
    'UPDATE inbox_message SET attempts = greatest(attempts - $2::int, 0), opening_until = NULL WHERE id = $1',
    [id, counted ? 1 : 0],
  );
};

/** Puts what was found in the message's place, unless its turn has been taken meanwhile; its tries are over. */
export const endOpening = async (pool: pg.Pool, id: string, payload: string): Promise<void> => {
  await pool.query(
    `UPDATE inbox_message SET payload = $2, attempts = 0, opening_until = NULL
     WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL`,
    [id, payload],
  );
};
