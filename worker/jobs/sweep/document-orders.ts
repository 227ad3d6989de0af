import { forgetFiles } from '../../../app/forget-files.ts';
import { addDocument } from '../../../app/jobs.ts';
import type { WorkerNeeds } from '../../needs.ts';

const minute = 60_000;
const batch = 100;
/** As long as a delivery may be on its way, and a little more. */
const keptMs = 7 * 24 * 60 * minute;

/** Puts back the jobs of documents that a queue has lost. */
export const reorderDocuments = async ({ db, queues, clock }: WorkerNeeds): Promise<void> => {
  const lost = await db.prisma.documentOrder.findMany({
    where: { doneAt: null, createdAt: { lt: new Date(clock().getTime() - minute) } },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    take: batch,
  });
  for (const { id } of lost) await addDocument(queues, id);
};

/** Throws away documents that were sent a week ago: they can be made again, and hold what people told us. */
export const forgetDocuments = async (needs: WorkerNeeds): Promise<void> => {
  const { db, clock } = needs;
  const old = await db.prisma.documentOrder.findMany({
    where: { doneAt: { lt: new Date(clock().getTime() - keptMs) } },
    select: { id: true, sha256: true },
    take: batch,
  });
  const ids = old.map(({ id }) => id);
  // The files go first: whoever is killed in between finds the orders again.
  await forgetFiles(
    needs,
    old.flatMap(({ sha256 }) => sha256 ?? []),
    { besides: ids },
  );
  await db.prisma.documentOrder.deleteMany({ where: { id: { in: ids } } });
};
