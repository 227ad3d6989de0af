import type pg from 'pg';
import type { Vault } from '../vault.ts';
import { sealColumn } from './seal-column.ts';
import { boundColumns } from './sealed-columns.ts';

/** Whether every sealed value is bound to its place. */
export const areSealsBound = async (pool: pg.Pool): Promise<boolean> =>
  (await pool.query('SELECT 1 FROM seals_bound WHERE id = 1')).rowCount === 1;

/**
 * Binds every sealed value to the place it stands at, without stopping anything: whoever ends it in the middle leaves values that
 * still open, and the next run goes on with them. Once a run finds none it is written down that there are none.
 */
export const bindAllSeals = async (pool: pg.Pool, vault: Vault, now: Date): Promise<number> => {
  if (await areSealsBound(pool)) return 0;
  let count = 0;
  for (const column of boundColumns) count += (await sealColumn(pool, column, vault, 'v1\\.')).found;
  if (count === 0)
    await pool.query('INSERT INTO seals_bound (id, at) VALUES (1, $1) ON CONFLICT DO NOTHING', [now]);
  return count;
};
