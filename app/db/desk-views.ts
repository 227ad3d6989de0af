import { personal } from '../../domain/personal.ts';
import { randomUUID } from 'node:crypto';
import type { Database } from './open.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** A list somebody looks at again and again: its name, and its address without its page. */
export type DeskView = { id: string; name: string; query: string };

/** More would be a list of its own. */
const most = 20;

/** A member's own views, by name. */
export const viewsOf = async ({ prisma }: Prismatic, staffId: string): Promise<DeskView[]> =>
  (
    await prisma.deskView.findMany({
      where: { staffId },
      take: most,
      select: { id: true, name: true, query: true },
    })
  ).toSorted((a, b) => a.name.localeCompare(b.name));

/** Keeps a view under a name; one of that name is changed. */
export const keepView = async (
  { prisma }: Prismatic,
  { staffId, name, query }: { staffId: string; name: string; query: string },
  now: Date,
): Promise<void> => {
  const where = { staffId_name: { staffId, name: personal(name) } };
  const create = {
    ...{ id: randomUUID(), staffId, name: personal(name), query: personal(query) },
    createdAt: now,
  };
  const isNew = (await prisma.deskView.findUnique({ where, select: { id: true } })) === null;
  if (isNew && (await prisma.deskView.count({ where: { staffId } })) >= most) return;
  await prisma.deskView.upsert({ where, create, update: { query: personal(query) } });
};

/** Drops one of a member's own views. */
export const dropView = async ({ prisma }: Prismatic, staffId: string, id: string): Promise<void> => {
  await prisma.deskView.deleteMany({ where: { staffId, id } });
};
