import { dueToGo, letGo } from '../../app/db/held-steps.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { timed } from '../job.ts';

const second = 1000;
// What is left over is found by the next look.
const most = 200;

/** Lets go out what staff sent and have not taken back in time, each request's by itself. */
export const letHeldGo = timed('let-held-go', 5 * second, async ({ db, vault, clock, tz, catalogue }) => {
  const now = clock();
  const { units, resources } = catalogue.city;
  const { secretariat } = units;
  for (const requestId of await dueToGo(db.pool, now, most))
    await inTransaction(db, (tx) => letGo(tx, requestId, { now, tz, vault, secretariat, resources }, now));
});
