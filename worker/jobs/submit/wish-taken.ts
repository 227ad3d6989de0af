import { endHeld } from '../../../app/db/held-submissions.ts';
import { lockSent, reopenSent } from '../../../app/db/sent-drafts.ts';
import { letGo } from '../../../app/db/soft-hold.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { holdIn } from '../../../app/hold-submission.ts';
import { storeNews } from '../../../app/db/inbox.ts';
import type { Slot } from '../../../flows/fields/answer.ts';
import { touched } from '../../../flows/features/form/form.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { readDraft } from './read-draft.ts';

/** Somebody else holds what the draft asks for: the applicant has to choose again. Rolls the request back. */
export class WishTaken extends Error {
  readonly item: string;
  readonly because: 'slot_taken' | 'subdomain_taken';
  /** The period that is somebody else's. */
  readonly slot: Slot | undefined;
  constructor(item: string, because: WishTaken['because'], slot?: Slot) {
    super(`The wish in ${item} is taken`);
    this.item = item;
    this.because = because;
    this.slot = slot;
  }
}

/**
 * Opens the draft again without the answer that was taken, and tells the applicant's session. While another form of the
 * same service (or completion of the same request) is open it waits as it is, which they are told once, and its row has it tried
 * again: nobody's answers are thrown away for it.
 */
export const reopenDraft = async (
  draftId: string,
  { item, because, slot }: WishTaken,
  needs: WorkerNeeds,
): Promise<void> => {
  const { db, vault, log } = needs;
  const now = needs.clock();
  await inTransaction(db, async (tx) => {
    const sent = await lockSent(tx, draftId);
    if (!sent) return;
    const draft = readDraft(sent, vault);
    const expiresAt = new Date(touched(draft, { now }).expiresAt);
    const opened = await reopenSent(tx, draftId, { item, now, expiresAt });
    // What it kept softly was kept until now only; somebody who waits for it may have it.
    await letGo(tx, draftId, now);
    if (!opened) {
      log.info({ draftId }, 'a draft cannot be opened again beside another');
      await holdIn(tx, { draftId, because: 'beside_other' }, needs);
      return;
    }
    await endHeld(tx, draftId);
    await storeNews(
      tx,
      vault,
      {
        contactId: draft.contactId,
        // Each time it is opened again is news of its own.
        providerId: `not-submitted:${draftId}:${now.toISOString()}`,
        event: { kind: 'not_submitted', draftId, item, because, ...(slot ? { slot } : {}) },
      },
      now,
    );
  });
};
