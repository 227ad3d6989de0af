import { giveUpWaiting } from '../../../app/db/outbox.ts';
import { forgetEarlyReceipts } from '../../../app/db/receipts.ts';
import type { WorkerNeeds } from '../../needs.ts';

const hour = 3_600_000;
/** What waits for its person to write is old news after a month. */
const longestWait = 30 * 24 * hour;
/** A receipt that comes first comes seconds before its message's id is known. */
const longestEarly = hour;

/** Gives up deliveries that waited too long for their person, and receipts of messages that were never ours. */
export const clearOutbox = async ({ db: { pool }, clock }: WorkerNeeds): Promise<void> => {
  const now = clock().getTime();
  await giveUpWaiting(pool, new Date(now - longestWait));
  await forgetEarlyReceipts(pool, new Date(now - longestEarly));
};
