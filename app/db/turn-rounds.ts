import type pg from 'pg';

/**
 * Does a round of turning rows over, unless an earlier one found none left, which `seals_bound` keeps under its number: everything new
 * is written as it is to be. Gives how many rows that were; whoever ends it in the middle has the next round go on.
 */
export const untilNoneIsLeft = async (
  pool: pg.Pool,
  number: number,
  now: Date,
  round: () => Promise<number>,
): Promise<number> => {
  const { rowCount } = await pool.query('SELECT 1 FROM seals_bound WHERE id = $1', [number]);
  if (rowCount === 1) return 0;
  const count = await round();
  if (count === 0)
    await pool.query('INSERT INTO seals_bound (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      number,
      now,
    ]);
  return count;
};
