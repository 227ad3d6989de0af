import { lateSubmissions } from './db/held-submissions.ts';
import type { House } from './house.ts';
import { addSubmit } from './jobs.ts';

const most = 1000;

/**
 * Adds the jobs of what was sent and has no number yet: a bot killed between commit and queue must not keep anybody waiting
 * for the sweep's round. A job the queue still has is not added again.
 */
export const resubmit = async ({
  db,
  queues,
  clock,
}: Pick<House, 'db' | 'queues' | 'clock'>): Promise<void> => {
  for (const draftId of await lateSubmissions(db.pool, clock(), most)) await addSubmit(queues, draftId);
};
