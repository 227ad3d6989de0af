import type pg from 'pg';
import type { Vault } from '../vault.ts';
import { sealColumn } from './seal-column.ts';
import { sealedColumns } from './sealed-columns.ts';

/** As `seals_bound` keeps that nothing of people is left that the data key alone seals for its place. */
const round = 8;

/**
 * Seals with people's own keys what releases before sealed with the data key alone: identity numbers, comments, what was written to and fro
 * about a request. Gives how many values that were; whoever ends it in the middle leaves values that open, and the next round goes on.
 */
export const sealPlacesWithOwnKeys = async (pool: pg.Pool, vault: Vault, now: Date): Promise<number> => {
  if (!vault.people) return 0;
  const { rowCount } = await pool.query('SELECT 1 FROM seals_bound WHERE id = $1', [round]);
  if (rowCount === 1) return 0;
  let count = 0;
  for (const column of sealedColumns.filter(({ owner }) => owner !== undefined)) {
    const { found, unopened } = await sealColumn(pool, column, vault, 'v[12]\\.');
    count += found - unopened;
  }
  if (count === 0)
    await pool.query('INSERT INTO seals_bound (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [round, now]);
  return count;
};
