import { dueSubmissions } from '../../app/db/held-submissions.ts';
import { openOrders } from '../../app/db/document-orders.ts';
import { addDocument, addSubmit } from '../../app/jobs.ts';
import { minute, timed } from '../job.ts';

const most = 1000;

/** Puts back submit jobs that a queue has lost, for their rows say which drafts still wait, and tries held ones again. */
export const putBackSubmissions = timed('put-back-submissions', minute, async ({ db, queues, clock }) => {
  for (const id of await dueSubmissions(db.pool, clock(), most)) await addSubmit(queues, id);
});

/** Puts back the jobs of documents that a queue has lost. */
export const putBackDocuments = timed('put-back-documents', minute, async ({ db, queues, clock }) => {
  const before = new Date(clock().getTime() - minute);
  for (const id of await openOrders(db.pool, before, most)) await addDocument(queues, id);
});
