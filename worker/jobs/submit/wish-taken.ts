import { letGo } from '../../../app/db/soft-hold.ts';
import { holdIn } from '../../../app/hold-submission.ts';
import { storeNews } from '../../../app/inbox.ts';
import type { Slot } from '../../../flows/fields/answer.ts';
import { touched } from '../../../flows/features/form/form.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { lockDraft } from './lock-draft.ts';

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
  await db.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId, vault);
    if (!draft) return;
    const { expiresAt } = touched(draft, { now });
    const opened = await tx.$executeRaw`
      UPDATE draft d SET state = 'open', answers = answers - ${item}::text, updated_at = ${now},
        expires_at = ${new Date(expiresAt)}
      WHERE id = ${draftId}::uuid AND NOT EXISTS (
        SELECT 1 FROM draft o WHERE o.id <> d.id AND o.state = 'open' AND o.contact_id = d.contact_id
          AND o.service = d.service AND o.request_id IS NOT DISTINCT FROM d.request_id)`;
    // What it kept softly was kept until now only; somebody who waits for it may have it.
    await letGo(tx, draftId, now);
    if (opened === 0) {
      log.info({ draftId }, 'a draft cannot be opened again beside another');
      await holdIn(tx, { draftId, because: 'beside_other' }, needs);
      return;
    }
    await tx.heldSubmission.deleteMany({ where: { draftId } });
    await storeNews(tx, vault, {
      contactId: draft.contactId,
      // Each time it is opened again is news of its own.
      providerId: `not-submitted:${draftId}:${now.toISOString()}`,
      event: { kind: 'not_submitted', draftId, item, because, ...(slot ? { slot } : {}) },
    });
  });
};
