import { forgetSoftHolds } from '../../app/db/soft-hold.ts';
import { day, hour, timed } from '../job.ts';

/** How much a person has kept is counted over a day. */
const remembered = 2 * day;

/** Forgets what forms being filled in kept for a while. */
export const forgetOldHolds = timed('forget-soft-holds', hour, async ({ db, clock }) => {
  const now = clock();
  await forgetSoftHolds(db.pool, { before: new Date(now.getTime() - remembered), now });
});
