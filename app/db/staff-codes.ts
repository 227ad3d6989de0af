import type { StaffMember } from '../../domain/role.ts';
import type { Database } from './open.ts';
import { StaffRow } from './staff-row.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** How many wrong staff codes a contact has entered after `since`. */
export const codeMisses = ({ prisma }: Prismatic, contactId: string, since: Date): Promise<number> =>
  prisma.codeMiss.count({ where: { contactId, at: { gt: since } } });

/** Whose code this is, while it is good and unused; null too for a contact that has an office already. */
export const staffByCode = async (
  { prisma }: Prismatic,
  { contactId, codeHash, now }: { contactId: string; codeHash: string; now: Date },
): Promise<StaffMember | null> => {
  // One chat is one member of staff: who has an office already gives it back before taking another.
  if ((await prisma.staff.count({ where: { contactId } })) > 0) return null;
  const row = await prisma.staff.findFirst({
    where: { codeHash, codeExpiresAt: { gt: now }, revokedAt: null, contactId: null },
  });
  return row ? StaffRow.parse(row) : null;
};
