import { randomInt } from 'node:crypto';
import type { Clock } from './clock.ts';
import { tellContact } from './db/deliveries.ts';
import type { Database } from './db/open.ts';
import { countCodeTry, endLink, setViewCode, type Link } from './db/secure-links.ts';
import { inTransaction } from './db/transaction.ts';
import type { Vault } from './vault.ts';

export type CodeNeeds = { db: Database; vault: Vault; now: Clock };

const codeMinutes = 10;
/** Wrong ones on one link, over all its codes; then the link is over. */
const mostCodeTries = 5;

type CodeLink = Pick<Link, 'tokenHash' | 'contactId'>;

const keyOf = ({ vault }: CodeNeeds, { tokenHash }: CodeLink, code: string): string =>
  vault.key(`view-code ${tokenHash} ${code}`);

/** Sends a code for a page to its person's own chat, unless one still stands: a forwarded link is of no use to anybody else. */
export const sendViewCode = async (
  needs: CodeNeeds,
  link: CodeLink,
  text: (code: string) => string,
): Promise<void> => {
  const { db, vault, now } = needs;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const codeUntil = new Date(now().getTime() + codeMinutes * 60_000);
  await inTransaction(db, async (tx) => {
    const codeKey = keyOf(needs, link, code);
    if (await setViewCode(tx, link, { codeKey, codeUntil }, now()))
      await tellContact(tx, vault, link.contactId, [{ text: text(code) }], now());
  });
};

/** Tries a code on a staff view; each try counts, and the link ends with the last wrong one. */
export const tryViewCode = async (
  needs: CodeNeeds,
  link: CodeLink,
  given: string,
): Promise<'right' | 'wrong' | 'over'> => {
  const { db, now } = needs;
  const tried = await countCodeTry(db, link, mostCodeTries);
  if (!tried) return 'over';
  const stands = tried.codeUntil !== null && tried.codeUntil > now();
  if (stands && tried.codeKey === keyOf(needs, link, given.replace(/\D/g, ''))) return 'right';
  if (tried.codeTries < mostCodeTries) return 'wrong';
  await endLink(db, link, now());
  return 'over';
};
