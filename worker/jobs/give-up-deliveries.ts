import { giveUpWaiting } from '../../app/db/outbox.ts';
import { applyKeptReceipts, forgetEarlyReceipts } from '../../app/db/receipts.ts';
import { forgetAside, giveUpUntried } from '../../app/db/set-aside.ts';
import { day, hour, minute, timed } from '../job.ts';

/** What waits for its person to write, or for a channel that takes it, is old news after a month; so is what could not be answered. */
const longestWait = 30 * day;
/** A receipt that comes first comes seconds before its message's id is known. */
const longestEarly = hour;

/** Gives up deliveries that waited too long for their person or channel. */
export const giveUpDeliveries = timed('give-up-deliveries', 10 * minute, async ({ db: { pool }, clock }) => {
  const now = clock();
  const old = { before: new Date(now.getTime() - longestWait), now };
  await giveUpWaiting(pool, old);
  await giveUpUntried(pool, old);
});

/** Empties messages that were set aside and that nobody has mended since. */
export const emptyAside = timed('empty-aside', 10 * minute, ({ db: { pool }, clock }) =>
  forgetAside(pool, new Date(clock().getTime() - longestWait)),
);

/** Takes up receipts that came early, should nobody have done so, and forgets those of messages that were never ours. */
export const forgetReceipts = timed('forget-receipts', 10 * minute, async ({ db: { pool }, clock }) => {
  const now = clock();
  await applyKeptReceipts(pool, now);
  await forgetEarlyReceipts(pool, new Date(now.getTime() - longestEarly));
});
