import { actingOn } from '../../domain/acting-head.ts';
import { placed, type StaffMember } from '../../domain/role.ts';
import type { Units } from '../../domain/unit.ts';
import { hasAccepted } from './duties.ts';
import type { Database } from './open.ts';
import { ActingTermRow, StaffRow } from './staff-row.ts';

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The member of staff a contact is on an ISO date in a city with these units, with the head's office where they stand in; null for everybody else, for who has left, and for who has not accepted the duties. */
export const staffOf = async (
  { prisma }: Pick<Database, 'prisma'>,
  contactId: string,
  { today, units }: { today: string; units: Units },
): Promise<StaffMember | null> => {
  const row = await prisma.staff.findFirst({
    where: { contactId, revokedAt: null },
    include: { acting: { where: { endedAt: null }, orderBy: { fromOn: 'asc' } } },
  });
  if (!row || !hasAccepted(row.dutiesVersion)) return null;
  const terms = row.acting.map(({ kind, fromOn, toOn }) =>
    ActingTermRow.parse({ kind, from: day(fromOn), to: day(toOn) }),
  );
  const acting = actingOn(terms, today);
  return placed({ ...StaffRow.parse(row), ...(acting ? { acting } : {}) }, units);
};
