import { z } from 'zod';
import type { Queues } from './queues.ts';

/** Every job with the shape of its data: ids only. The handlers stand in `worker/jobs/`. */
export const jobs = {
  /** A sent draft becomes a request. */
  submit: z.object({ draftId: z.uuid() }),
  /** A document or picture somebody ordered is made and sent. */
  document: z.object({ orderId: z.uuid() }),
  /** Everything that time brings: reminders, lapsed drafts, jobs a queue has lost. */
  sweep: z.object({}),
};

export type AppQueues = Queues<typeof jobs>;

/** Adds the job that makes a request of a draft; by the draft's id there is one at a time. */
export const addSubmit = (queues: AppQueues, draftId: string): Promise<void> =>
  queues.add('submit', { draftId }, { jobId: `submit-${draftId}` });

/** Adds the job that makes an ordered document. */
export const addDocument = (queues: AppQueues, orderId: string): Promise<void> =>
  queues.add('document', { orderId }, { jobId: `document-${orderId}` });
