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
export const forgetDocuments = async ({ db, files, clock }: WorkerNeeds): Promise<void> => {
  const old = await db.prisma.documentOrder.findMany({
    where: { doneAt: { lt: new Date(clock().getTime() - keptMs) } },
    select: { id: true, sha256: true },
    take: batch,
  });
  // The file goes first: whoever is killed in between finds the order again. Each file was made for one order.
  for (const { sha256 } of old) if (sha256 !== null) await files.remove(sha256);
  await db.prisma.documentOrder.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
};
