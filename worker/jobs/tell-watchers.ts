import { forgetWatches } from '../../app/db/slot-watches.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { tellWatchers } from '../../app/db/tell-watchers.ts';
import { cityDate } from '../../domain/city-time.ts';
import { hour, minute, timed } from '../job.ts';

/** Tells who waits for what has become free without anybody letting it go: a form that was given up. */
export const tellOfFreed = timed('tell-watchers', minute, ({ db, vault, clock, tz, catalogue }) => {
  const { resources } = catalogue.city;
  return inTransaction(db, (tx) => tellWatchers(tx, 'anything', { vault, now: clock(), tz, resources }));
});

/** Forgets wishes for days that are over. */
export const forgetOldWatches = timed('forget-watches', hour, ({ db, clock, tz }) =>
  forgetWatches(db.pool, cityDate(clock(), tz)),
);
