import type { OfficeMember } from '../../flows/features/administration/facts-and-effects.ts';
import type { Database } from './open.ts';
import { StaffRow } from './staff-row.ts';

/** Everybody there may be in an office: who decides on the list, as on who is left of a unit, must have all of it. */
const most = 1000;
const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The ids of everybody in office. */
export const officeStaffIds = async ({ prisma }: Pick<Database, 'prisma'>): Promise<string[]> => {
  const rows = await prisma.staff.findMany({ where: { revokedAt: null }, select: { id: true }, take: most });
  return rows.map(({ id }) => id);
};

/** Everybody in office with the days they are away that are not over on an ISO date, by name. */
export const officeStaff = async (
  { prisma }: Pick<Database, 'prisma'>,
  { now, today }: { now: Date; today: string },
): Promise<OfficeMember[]> => {
  const rows = await prisma.staff.findMany({
    where: { revokedAt: null },
    include: {
      absences: { where: { endedAt: null, toOn: { gte: new Date(today) } }, orderBy: { fromOn: 'asc' } },
    },
    orderBy: { id: 'asc' },
    take: most,
  });
  // Names are sealed in the database, so they are put in their order here.
  return rows
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ contactId, codeExpiresAt, absences, ...row }) => ({
      ...StaffRow.parse(row),
      contactId,
      status: contactId ? 'bound' : codeExpiresAt && codeExpiresAt > now ? 'invited' : 'expired',
      absences: absences.map(({ fromOn, toOn }) => ({ from: day(fromOn), to: day(toOn) })),
    }));
};
