import type { WorkerNeeds } from '../../needs.ts';

const day = 86_400_000;
/** How much a person has kept is counted over a day. */
const remembered = 2 * day;

/** Forgets what forms being filled in kept for a while; of what is sent the request holds it since. */
export const forgetSoftHolds = async ({ db, clock }: WorkerNeeds): Promise<void> => {
  const now = clock();
  await db.prisma.booking.deleteMany({
    where: { kind: 'draft', createdAt: { lt: new Date(now.getTime() - remembered) }, heldUntil: { lt: now } },
  });
};
