import { storeNews } from '../../../app/inbox.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { lockDraft } from './lock-draft.ts';

/** Somebody else holds what the draft asks for: the applicant has to choose again. Rolls the request back. */
export class WishTaken extends Error {
  readonly item: string;
  readonly because: 'slot_taken' | 'subdomain_taken';
  constructor(item: string, because: WishTaken['because']) {
    super(`The wish in ${item} is taken`);
    this.item = item;
    this.because = because;
  }
}

/** Opens the draft again without the answer that was taken, and tells the applicant's session. */
export const reopenDraft = async (
  draftId: string,
  { item, because }: WishTaken,
  needs: WorkerNeeds,
): Promise<void> => {
  const { db, vault } = needs;
  await db.prisma.$transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId, vault);
    if (!draft) return;
    await tx.$executeRaw`
      UPDATE draft SET state = 'open', answers = answers - ${item}::text, updated_at = now() WHERE id = ${draftId}::uuid`;
    await storeNews(tx, vault, {
      contactId: draft.contactId,
      // Each time it is opened again is news of its own.
      providerId: `not-submitted:${draftId}:${needs.clock().toISOString()}`,
      event: { kind: 'not_submitted', draftId, item, because },
    });
  });
};
