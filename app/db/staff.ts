import { isGuid } from './request-view.ts';
import type { Database } from './open.ts';

type Db = Pick<Database, 'prisma'>;

/** Everybody who was ever given a role, the oldest first. */
export const everyStaff = ({ prisma }: Db) =>
  prisma.staff.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

/** A member of staff by id, revoked or not; null when there is none. */
export const findStaff = async ({ prisma }: Db, id: string) =>
  isGuid(id) ? prisma.staff.findUnique({ where: { id } }) : null;
