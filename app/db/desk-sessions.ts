import { recordAdmin } from './admin-events.ts';
import type { Database } from './open.ts';
import { staffOf } from './staff-of.ts';
import type { Tx } from './transaction.ts';
import type { StaffMember } from '../../domain/role.ts';
import type { Units } from '../../domain/unit.ts';

type Db = Pick<Database, 'prisma'>;

/** A session that stands, and whose it is. */
export type DeskSession = { id: string; contactId: string; staff: StaffMember };

/** How often it is written down that somebody is still there. */
const seenEveryMs = 60_000;

type Standing = { now: Date; idleMs: number };

const stands = ({ now, idleMs }: Standing) => ({
  endedAt: null,
  expiresAt: { gt: now },
  seenAt: { gt: new Date(now.getTime() - idleMs) },
});

/**
 * The session of a token, when it stands and its member is in office today with the chat it was begun from: whoever is
 * revoked or has handed on their place is nobody from that moment. Without `touch` nobody counts as being there: a page asks by itself.
 */
export const findSession = async (
  db: Db,
  tokenHash: string,
  { today, units, touch = true, ...standing }: Standing & { today: string; units: Units; touch?: boolean },
): Promise<DeskSession | null> => {
  const row = await db.prisma.deskSession.findFirst({ where: { tokenHash, ...stands(standing) } });
  const staff = row && (await staffOf(db, row.contactId, { today, units }));
  if (!row || staff?.id !== row.staffId) return null;
  const { now } = standing;
  if (touch && now.getTime() - row.seenAt.getTime() > seenEveryMs)
    await db.prisma.deskSession.updateMany({ where: { id: row.id, endedAt: null }, data: { seenAt: now } });
  return { id: row.id, contactId: row.contactId, staff };
};

/** The sessions of a member that stand, the one used last first. */
export const ownSessions = ({ prisma }: Db, staffId: string, standing: Standing) =>
  prisma.deskSession.findMany({
    where: { staffId, ...stands(standing) },
    orderBy: [{ seenAt: 'desc' }, { id: 'asc' }],
    select: { id: true, agent: true, createdAt: true, seenAt: true },
  });

/** Ends one session of a member or, with `id` null, all of them; written down. */
export const endSessions = async (
  tx: Tx,
  { id, staff }: { id: string | null; staff: StaffMember },
  now: Date,
): Promise<void> => {
  await tx.deskSession.updateMany({
    where: { staffId: staff.id, endedAt: null, ...(id === null ? {} : { id }) },
    data: { endedAt: now },
  });
  const actor = `${staff.role} ${staff.name}`;
  const note = id === null ? 'semua sesi' : null;
  await recordAdmin(tx, { action: 'desk_left', about: staff.id, actor, at: now, note });
};
