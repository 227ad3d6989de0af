import { applicantOf } from '../../app/db/applicant-of.ts';
import { beginOrder, endOrder } from '../../app/db/document-orders.ts';
import { forgetFiles } from '../../app/forget-files.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { jobs } from '../../app/jobs.ts';
import { tellContact } from '../../app/db/deliveries.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { DocumentOrder } from '../../flows/features/documents/document.ts';
import { documentTexts } from '../../flows/features/documents/document-texts.ts';
import type { WorkerJob } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';
import { mayHave } from './document/may-have.ts';

const mostTries = 3;
/** They are drawn in memory. */
const atOnce = 4;

type OrderId = { orderId: string };

/**
 * Gives what handles one order of a document: it is made, stored and sent to whoever asked, once, however often the job runs. What
 * cannot be made in three tries is said; whoever may not have it any more hears nothing of it.
 */
export const document =
  (needs: WorkerNeeds) =>
  async ({ orderId }: OrderId): Promise<void> => {
    const { db, vault, files, clock, log } = needs;
    const order = await beginOrder(db, orderId);
    if (!order) return;

    const deliver = (message: Message, sha256: string | null): Promise<boolean> =>
      inTransaction(db, async (tx) => {
        const now = clock();
        if (!(await endOrder(tx, orderId, { at: now, sha256 }))) return false;
        await tellContact(tx, vault, order.contactId, [message], now);
        return true;
      });

    const giveUp = async (error: unknown): Promise<void> => {
      log.error({ err: error, orderId }, 'a document could not be made');
      await deliver({ text: documentTexts.documentFailed }, null);
    };

    // Whoever tried last did not live to see its end: what takes too much memory would take the worker down for ever.
    if (order.attempts > mostTries) return giveUp(new Error('A document ended its workers'));
    try {
      const wanted = DocumentOrder.parse(order.what);
      if (!(await mayHave(wanted, order.contactId, needs))) {
        await inTransaction(db, (tx) => endOrder(tx, orderId, { at: clock(), sha256: null }));
        return;
      }
      // What draws and lays out is loaded with the first order, not by every process that starts.
      const { makeDocument } = await import('./document/make-document.ts');
      const { text, file } = await makeDocument(wanted, needs);
      const owner = 'requestId' in wanted ? await applicantOf(db.pool, wanted.requestId) : order.contactId;
      const sha256 = await files.put(file.bytes, { owner });
      const message = { text, file: { sha256, name: file.name, mime: file.mime } };
      if (!(await deliver(message, sha256))) await forgetFiles(needs, [sha256]);
    } catch (error) {
      if (order.attempts < mostTries) throw error;
      await giveUp(error);
    }
  };

/** Makes and sends what somebody ordered; its tries are counted in its own row, before each begins. */
export const documentJob: WorkerJob<OrderId> = {
  name: 'document',
  data: jobs.document,
  atOnce,
  handle: document,
};
