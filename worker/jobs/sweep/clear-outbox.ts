import { giveUpWaiting } from '../../../app/db/outbox.ts';
import { forgetAside, giveUpUntried } from '../../../app/db/set-aside.ts';
import { forgetEarlyReceipts } from '../../../app/db/receipts.ts';
import type { WorkerNeeds } from '../../needs.ts';

const hour = 3_600_000;
/** What waits for its person to write, or for a channel that takes it, is old news after a month; so is what could not be answered. */
const longestWait = 30 * 24 * hour;
/** A receipt that comes first comes seconds before its message's id is known. */
const longestEarly = hour;

/** Gives up deliveries that waited too long for their person or channel, messages that were set aside and never mended, and receipts of messages that were never ours. */
export const clearOutbox = async ({ db: { pool }, clock }: WorkerNeeds): Promise<void> => {
  const now = clock().getTime();
  const old = new Date(now - longestWait);
  await giveUpWaiting(pool, old);
  await giveUpUntried(pool, old);
  await forgetAside(pool, old);
  await forgetEarlyReceipts(pool, new Date(now - longestEarly));
};
