import { randomBytes } from 'node:crypto';
import { tokenHash } from './db/effects.ts';
import type { Database } from './db/open.ts';
import { endPairingLinks, isPairingLink, keepPairingLink } from './db/pairing-links.ts';

/** Hours a link of the pairing page is good for; less when WhatsApp is paired before. */
export const pairingLinkHours = 24;
/** Minutes it still answers after that, so that whoever scanned sees that it worked. */
const afterwardsMinutes = 10;

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** Where the pairing page is, for a token. */
export const pairingPath = (token: string): string => `/whatsapp/pasang/${token}`;

/** Makes a new link of the pairing page; only the token's hash is kept. */
export const newPairingLink = async (
  db: Pick<Database, 'prisma'>,
  publicUrl: string,
  now: Date,
): Promise<{ url: string; expiresAt: Date }> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = later(now, pairingLinkHours * 60);
  await keepPairingLink(db, { tokenHash: tokenHash(token), expiresAt }, now);
  return { url: `${publicUrl}${pairingPath(token)}`, expiresAt };
};

/** Whether a token is that of a link still good. */
export const isPairingToken = (db: Pick<Database, 'prisma'>, token: string, now: Date): Promise<boolean> =>
  isPairingLink(db, tokenHash(token), now);

/** The number is paired: links show so for a few minutes more and are void after that. */
export const closePairingLinks = (db: Pick<Database, 'prisma'>, now: Date): Promise<void> =>
  endPairingLinks(db, later(now, afterwardsMinutes));
