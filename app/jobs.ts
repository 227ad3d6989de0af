import { z } from 'zod';
import type { Queues } from './queues.ts';

/** The jobs somebody adds, with the shape of their data: ids only. How each is done stands in `worker/jobs/`. */
export const jobs = {
  /** A sent draft becomes a request. */
  submit: z.object({ draftId: z.uuid() }),
  /** A document or picture somebody ordered is made and sent. */
  document: z.object({ orderId: z.uuid() }),
};

export type AppQueues = Queues<typeof jobs>;

/** Adds the job that makes a request of a draft; by the draft's id there is one at a time. */
export const addSubmit = (queues: Pick<AppQueues, 'add'>, draftId: string): Promise<void> =>
  queues.add('submit', { draftId }, { jobId: `submit-${draftId}` });

/** Adds the job that makes an ordered document. */
export const addDocument = (queues: Pick<AppQueues, 'add'>, orderId: string): Promise<void> =>
  queues.add('document', { orderId }, { jobId: `document-${orderId}` });
