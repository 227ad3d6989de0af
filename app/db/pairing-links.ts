import type { Database } from './open.ts';

type Prismatic = Pick<Database, 'prisma'>;

/** Keeps a new link of the pairing page by the hash of its token; those that have ended go. */
export const keepPairingLink = async (
  { prisma }: Prismatic,
  link: { tokenHash: string; expiresAt: Date },
  now: Date,
): Promise<void> => {
  await prisma.pairingLink.deleteMany({ where: { expiresAt: { lt: now } } });
  await prisma.pairingLink.create({ data: link });
};

/** Whether the token with this hash is that of a link still good. */
export const isPairingLink = async ({ prisma }: Prismatic, tokenHash: string, now: Date): Promise<boolean> =>
  (await prisma.pairingLink.count({ where: { tokenHash, expiresAt: { gt: now } } })) > 0;

/** Lets links that would be good for longer end then. */
export const endPairingLinks = async ({ prisma }: Prismatic, end: Date): Promise<void> => {
  await prisma.pairingLink.updateMany({ where: { expiresAt: { gt: end } }, data: { expiresAt: end } });
};
