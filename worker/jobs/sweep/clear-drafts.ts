import { z } from 'zod';
import { StoredFile } from '../../../flows/engine/answer.ts';
import type { WorkerNeeds } from '../../needs.ts';
import { forgetFiles } from '../../../app/forget-files.ts';

const batch = 100;
const Files = z.record(z.string(), z.array(StoredFile));

const blobsOf = (files: unknown): string[] =>
  Object.values(Files.parse(files)).flatMap((list) =>
    list.flatMap(({ sha256, shown }) => (shown ? [sha256, shown] : [sha256])),
  );

/** Deletes drafts that lapsed or were thrown away, with the letters nobody else has; what we promised when they were begun. */
export const clearDrafts = async ({ db, files, clock }: WorkerNeeds): Promise<void> => {
  const where = {
    OR: [{ state: { in: ['open', 'abandoned'] }, expiresAt: { lt: clock() } }, { state: 'abandoned' }],
  };
  const drafts = await db.prisma.draft.findMany({ where, select: { id: true, files: true }, take: batch });
  if (drafts.length === 0) return;
  await db.prisma.$transaction([
    db.prisma.secureToken.deleteMany({ where: { draftId: { in: drafts.map(({ id }) => id) } } }),
    db.prisma.draft.deleteMany({ where: { id: { in: drafts.map(({ id }) => id) }, ...where } }),
  ]);
  await forgetFiles(
    db,
    files,
    drafts.flatMap((draft) => blobsOf(draft.files)),
  );
};
