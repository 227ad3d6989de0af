import type { Vault } from '../vault.ts';
import type { Database } from './open.ts';
import { sealActors } from './seal-actors.ts';
import { turnHistories } from './turn-histories.ts';

/** As `seals_bound` keeps that nothing lies open in histories any more: everything new is sealed as it is written. */
const round = 5;

/** Turns over what histories from before hold in the open, once; gives how many names and histories that were. */
export const turnOver = async (
  db: Pick<Database, 'prisma' | 'pool'>,
  vault: Pick<Vault, 'key'>,
  now: Date,
): Promise<number> => {
  const { rowCount } = await db.pool.query('SELECT 1 FROM seals_bound WHERE id = $1', [round]);
  if (rowCount === 1) return 0;
  const count = (await sealActors(db.pool)) + (await turnHistories(db, vault, now));
  if (count === 0)
    await db.pool.query('INSERT INTO seals_bound (id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      round,
      now,
    ]);
  return count;
};
