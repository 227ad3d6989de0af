import { findable } from '../../domain/personal.ts';
import { recordAdmin } from './admin-events.ts';
import type { Database } from './open.ts';
import { runSql } from './run-sql.ts';
import type { Tx } from './transaction.ts';

/** A member of staff who can be written to. */
export type Reachable = { id: string; name: string; role: string; contactId: string };

// Names are sealed, so they are compared here: an office has few members.
const find = `SELECT s.id, s.name, s.role, s.contact_id AS "contactId", EXISTS (
    SELECT 1 FROM identity i WHERE i.contact_id = s.contact_id AND (i.address = $1 OR i.phone = $2)) AS "isChat"
  FROM staff s WHERE s.revoked_at IS NULL AND s.contact_id IS NOT NULL`;

const oneSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const digitsOf = (given: string): string => given.replace(/\D/g, '').replace(/^0(?=8)/, '62');

/** The member of staff a name, staff number, chat id or phone number stands for; null for nobody, and where it stands for two. */
export const reachableStaff = async (
  { pool }: Pick<Database, 'pool'>,
  given: string,
): Promise<Reachable | null> => {
  const words = oneSpaced(given);
  const digits = digitsOf(words);
  const { rows } = await pool.query<Reachable & { isChat: boolean }>(find, [
    findable(digits),
    findable(`+${digits}`),
  ]);
  const meant = rows.filter(({ id, name, isChat }) => isChat || id === words || oneSpaced(name) === words);
  const [one, ...more] = meant;
  if (!one || more.length > 0) return null;
  const { id, name, role, contactId } = one;
  return { id, name, role, contactId };
};

/** A login as it is kept; nothing in it lets anybody in. */
export type LoginRow = {
  attemptHash: string;
  linkHash: string;
  codeKey: string;
  staffId: string;
  contactId: string;
  createdAt: Date;
  expiresAt: Date;
};

/** More in the time they live would only fill somebody's chat. */
const mostAtOnce = 5;

/** Keeps a login, unless as many as anybody needs wait already; false then. */
export const keepLogin = async (tx: Tx, login: LoginRow): Promise<boolean> => {
  // One after the other, so that of many at once no more are kept.
  await runSql(tx, 'SELECT 1 FROM staff WHERE id = $1::uuid FOR NO KEY UPDATE', [login.staffId]);
  const waiting = await tx.deskLogin.count({
    where: { staffId: login.staffId, expiresAt: { gt: login.createdAt }, usedAt: null },
  });
  if (waiting >= mostAtOnce) return false;
  await tx.deskLogin.create({ data: login });
  return true;
};

/** Counts one more try of a code and gives what it is compared with; null when there is no such login, or no try left. */
export const countLoginTry = async (
  { prisma }: Pick<Database, 'prisma'>,
  attemptHash: string,
  { most, now }: { most: number; now: Date },
): Promise<{ codeKey: string } | null> => {
  const [tried] = await prisma.deskLogin.updateManyAndReturn({
    where: { attemptHash, usedAt: null, expiresAt: { gt: now }, tries: { lt: most } },
    data: { tries: { increment: 1 } },
  });
  return tried ?? null;
};

/** Whether a link still lets somebody in. */
export const isLoginLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  linkHash: string,
  { most, now }: { most: number; now: Date },
): Promise<boolean> =>
  (await prisma.deskLogin.count({
    where: { linkHash, usedAt: null, expiresAt: { gt: now }, tries: { lte: most } },
  })) > 0;

/** A browser in which somebody begins to be logged in. */
export type NewSession = { id: string; tokenHash: string; agent: string; now: Date; expiresAt: Date };

/**
 * Uses a login up, by its code or by its link, with every other that waits for the same member: the session begins and is
 * written down. False when it was used or has ended meanwhile, or when the member is not in office any more with that chat.
 */
export const beginSession = async (
  tx: Tx,
  by: { attemptHash: string } | { linkHash: string },
  session: NewSession,
): Promise<boolean> => {
  const { now } = session;
  const [login] = await tx.deskLogin.updateManyAndReturn({
    where: { ...by, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (!login) return false;
  const { staffId, contactId } = login;
  const member = await tx.staff.findFirst({ where: { id: staffId, contactId, revokedAt: null } });
  if (!member) return false;
  await tx.deskLogin.updateMany({ where: { staffId, usedAt: null }, data: { usedAt: now } });
  const { id, tokenHash, agent, expiresAt } = session;
  await tx.deskSession.create({
    data: { id, tokenHash, agent, expiresAt, staffId, contactId, createdAt: now, seenAt: now },
  });
  const actor = `${member.role} ${member.name}`;
  await recordAdmin(tx, { action: 'desk_entered', about: staffId, actor, at: now, note: null });
  return true;
};
