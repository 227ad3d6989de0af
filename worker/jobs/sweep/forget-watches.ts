import { cityDate } from '../../../domain/city-time.ts';
import { forgetWatches } from '../../../app/db/slot-watches.ts';
import type { WorkerNeeds } from '../../needs.ts';

/** Forgets who wanted to be told of days that are over. */
export const forgetOldWatches = async ({ db, clock, tz }: WorkerNeeds): Promise<void> => {
  await forgetWatches(db.prisma, cityDate(clock(), tz));
};
