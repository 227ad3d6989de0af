import type pg from 'pg';

/** A process that is killed keeps others from the file no longer than this; one that lives says so again in time. */
const leaseMs = 5_000;

const until = (now: Date): Date => new Date(now.getTime() + leaseMs);

/**
 * Writes down that the files of a waiting message are being opened, before they are: how many tries that makes, or null when
 * another process has them open or the message waits no longer.
 */
export const beginOpening = async (pool: pg.Pool, id: string, now: Date): Promise<number | null> => {
  const { rows } = await pool.query<{ attempts: number }>(
    `UPDATE inbox_message SET attempts = attempts + 1, opening_until = $3
     WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL AND (opening_until IS NULL OR opening_until < $2) RETURNING attempts`,
    [id, now, until(now)],
  );
  return rows[0]?.attempts ?? null;
};

/** Says that a message's files are still being opened. */
const renewOpening = (pool: pg.Pool, id: string, now: Date): Promise<unknown> =>
  pool.query('UPDATE inbox_message SET opening_until = $2 WHERE id = $1', [id, until(now)]);

/** Does `work`, and says all the while that it is being done. */
export const whileOpening = async <T>(
  pool: pg.Pool,
  id: string,
  { clock, work }: { clock: () => Date; work: () => Promise<T> },
): Promise<T> => {
  // Whoever cannot say it loses no more than being the only one.
  const timer = setInterval(() => void renewOpening(pool, id, clock()).catch(() => undefined), leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};

/** Takes a try back that ended without a file being to blame. */
export const cancelOpening = async (pool: pg.Pool, id: string): Promise<void> => {
  await pool.query(
    'UPDATE inbox_message SET attempts = greatest(attempts - 1, 0), opening_until = NULL WHERE id = $1',
    [id],
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
