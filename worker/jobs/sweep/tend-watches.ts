import { forgetWatches } from '../../../app/db/slot-watches.ts';
import { tellWatchers } from '../../../app/tell-watchers.ts';
import { cityDate } from '../../../domain/city-time.ts';
import type { WorkerNeeds } from '../../needs.ts';

/** Tells who waits for what has become free without anybody letting it go (a form that was given up), and forgets wishes for days that are over. */
export const tendWatches = async ({ db, vault, clock, tz }: WorkerNeeds): Promise<void> => {
  const now = clock();
  await forgetWatches(db.prisma, cityDate(now, tz));
  await db.prisma.$transaction((tx) => tellWatchers(tx, 'anything', { vault, now, tz }));
};
