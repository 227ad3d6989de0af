import type { Clock } from './clock.ts';
import { openOrders } from './db/document-orders.ts';
import { lateSubmissions } from './db/held-submissions.ts';
import type { Database } from './db/open.ts';
import { addDocument, addSubmit, type AppQueues } from './jobs.ts';

const most = 1000;

/**
 * Adds the jobs of what waits by its row: forms that were sent and have no number, documents that were ordered and are not
 * made. A queue that was away or emptied, or a bot killed between commit and queue, must keep nobody waiting. A job the
 * queue still has is not added again.
 */
export const putBackJobs = async ({
  db,
  queues,
  clock,
}: {
  db: Pick<Database, 'pool'>;
  queues: Pick<AppQueues, 'add'>;
  clock: Clock;
}): Promise<void> => {
  for (const draftId of await lateSubmissions(db.pool, clock(), most)) await addSubmit(queues, draftId);
  for (const orderId of await openOrders(db.pool, clock(), most)) await addDocument(queues, orderId);
};
