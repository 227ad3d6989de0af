import type { ActingTerm } from '../../domain/acting-head.ts';
import type { Colleague } from '../../flows/features/acting-head/facts-and-effects.ts';
import type { Database } from './open.ts';
import { ActingTermRow, StaffRow } from './staff-row.ts';

/** More than any office has. */
const most = 1000;
const day = (date: Date): string => date.toISOString().slice(0, 10);

/** Everybody in office who is not the head, with the days they stand in for the head that are not over on an ISO date; by name. */
export const colleagues = async (
  { prisma }: Pick<Database, 'prisma'>,
  today: string,
): Promise<Colleague[]> => {
  const rows = await prisma.staff.findMany({
    where: { revokedAt: null, role: { not: 'head' } },
    include: {
      acting: { where: { endedAt: null, toOn: { gte: new Date(today) } }, orderBy: { fromOn: 'asc' } },
    },
    orderBy: { id: 'asc' },
    take: most,
  });
  // Names are sealed in the database, so they are put in their order here.
  return rows
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ contactId, acting, ...row }) => ({
      ...StaffRow.parse(row),
      contactId,
      terms: acting.map(({ id, kind, fromOn, toOn }): ActingTerm & { id: string } => ({
        id,
        ...ActingTermRow.parse({ kind, from: day(fromOn), to: day(toOn) }),
      })),
    }));
};
