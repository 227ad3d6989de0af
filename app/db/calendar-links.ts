import type { Resource } from '../../domain/resources.ts';
import type { Database } from './open.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** The generation of a resource's calendar address, made when there is none yet or the last one was taken back; `renew` makes the old one worthless. */
export const openCalendarLink = async (
  { prisma }: Prismatic,
  resource: Resource,
  { now, renew }: { now: Date; renew: boolean },
): Promise<number> => {
  const { generation } = await prisma.$transaction(async (tx) => {
    const found = await tx.calendarLink.findUnique({ where: { resource } });
    if (found && found.revokedAt === null && !renew) return found;
    return tx.calendarLink.upsert({
      where: { resource },
      create: { resource, createdAt: now },
      update: { generation: { increment: 1 }, createdAt: now, revokedAt: null },
    });
  });
  return generation;
};

/** Takes a resource's address back; false when there was none. */
export const revokeCalendarLink = async (
  { prisma }: Prismatic,
  resource: Resource,
  now: Date,
): Promise<boolean> => {
  const { count } = await prisma.calendarLink.updateMany({
    where: { resource, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
};

/** Whether an address of this generation is still good. */
export const isCalendarLink = async (
  { prisma }: Prismatic,
  resource: Resource,
  generation: number,
): Promise<boolean> =>
  (await prisma.calendarLink.count({ where: { resource, generation, revokedAt: null } })) > 0;
