import { z } from 'zod';
import { StoredFile } from '../../../flows/fields/answer.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { forgetFiles } from '../../../app/forget-files.ts';

const batch = 100;
/** A turn that began just before a draft lapsed may still be under way. */
const graceMs = 5 * 60_000;
const Files = z.record(z.string(), z.array(StoredFile));

// What cannot be read names no blobs; one such draft must not keep all others from going.
const blobsOf = (files: unknown): string[] =>
  Object.values(Files.safeParse(files).data ?? {}).flatMap((list) =>
    list.flatMap(({ sha256, shown }) => (shown ? [sha256, shown] : [sha256])),
  );

/** Lapsed drafts are thrown away first; a turn that has just touched one keeps it, because its row says so by then. */
const throwAway = ({ db, clock }: WorkerNeeds) =>
  db.prisma.draft.updateMany({
    where: { state: 'open', expiresAt: { lt: new Date(clock().getTime() - graceMs) } },
    data: { state: 'abandoned' },
  });

/**
 * Deletes drafts that lapsed or were thrown away, with the letters nobody else has; what we promised when they were
 * begun. The letters go first: whoever is killed in between finds the draft again.
 */
export const clearDrafts = async (needs: WorkerNeeds): Promise<void> => {
  const { db } = needs;
  await throwAway(needs);
  const drafts = await db.prisma.draft.findMany({
    where: { state: 'abandoned', OR: [{ setAsideUntil: null }, { setAsideUntil: { lt: needs.clock() } }] },
    select: { id: true, files: true },
    take: batch,
  });
  if (drafts.length === 0) return;
  const ids = drafts.map(({ id }) => id);
  await forgetFiles(
    needs,
    drafts.flatMap((draft) => blobsOf(draft.files)),
    { besides: ids },
  );
  await db.prisma.$transaction([
    db.prisma.secureToken.deleteMany({ where: { draftId: { in: ids } } }),
    db.prisma.draft.deleteMany({ where: { id: { in: ids }, state: 'abandoned' } }),
  ]);
};
