import { randomBytes } from 'node:crypto';
import type { Database } from './db/open.ts';
import { tokenHash } from './effects.ts';

/** Hours a link of the pairing page is good for; less when WhatsApp is paired before. */
export const pairingLinkHours = 24;
/** Minutes it still answers after that, so that whoever scanned sees that it worked. */
const afterwardsMinutes = 10;

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** Where the pairing page is, for a token. */
export const pairingPath = (token: string): string => `/whatsapp/pasang/${token}`;

/** Makes a new link of the pairing page; only the token's hash is kept. */
export const newPairingLink = async (
  { prisma }: Pick<Database, 'prisma'>,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; expiresAt: Date }> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = later(now, pairingLinkHours * 60);
  await prisma.pairingLink.deleteMany({ where: { expiresAt: { lt: now } } });
  await prisma.pairingLink.create({ data: { tokenHash: tokenHash(token), expiresAt } });
  return { url: `${publicUrl}${pairingPath(token)}`, expiresAt };
};

/** Whether a token is that of a link still good. */
export const isPairingToken = async (
  { prisma }: Pick<Database, 'prisma'>,
  token: string,
  now: Date,
): Promise<boolean> =>
  (await prisma.pairingLink.count({ where: { tokenHash: tokenHash(token), expiresAt: { gt: now } } })) > 0;

/** The number is paired: links show so for a few minutes more and are void after that. */
export const closePairingLinks = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const end = later(now, afterwardsMinutes);
  await prisma.pairingLink.updateMany({ where: { expiresAt: { gt: end } }, data: { expiresAt: end } });
};
