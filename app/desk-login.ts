import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { deskChatTexts } from '../flows/features/desk/desk-chat-texts.ts';
import type { Clock } from './clock.ts';
import { tellContact } from './db/deliveries.ts';
import { beginSession, countLoginTry, isLoginLink, keepLogin, reachableStaff } from './db/desk-logins.ts';
import { tokenHash } from './db/effects.ts';
import type { Database } from './db/open.ts';
import { inTransaction } from './db/transaction.ts';
import type { Vault } from './vault.ts';

type Needs = { db: Database; vault: Vault; clock: Clock; publicUrl: string };

const minutes = 60_000;
const loginMs = 10 * minutes;
const mostTries = 5;

/** How long a session lasts in all, and how long without anybody at it. */
export const sessionMs = 12 * 60 * minutes;
export const idleMs = 30 * minutes;

/** A secret that cannot be guessed. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

const codeKeyOf = ({ vault }: Needs, attemptHash: string, code: string): string =>
  vault.key(`desk-code ${attemptHash} ${code}`);

/**
 * Sends whoever a name or number stands for a code and a link into their own chat, nobody where it stands for nobody.
 * `attempt` is what the browser that asked holds: the code is good there only.
 */
export const sendLogin = async (needs: Needs, attempt: string, given: string): Promise<void> => {
  const member = await reachableStaff(needs.db, given);
  if (!member) return;
  const now = needs.clock();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const link = newToken();
  const attemptHash = tokenHash(attempt);
  await inTransaction(needs.db, async (tx) => {
    const kept = await keepLogin(tx, {
      attemptHash,
      linkHash: tokenHash(link),
      codeKey: codeKeyOf(needs, attemptHash, code),
      staffId: member.id,
      contactId: member.contactId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + loginMs),
    });
    const text = deskChatTexts.login(code, `${needs.publicUrl}/meja/masuk/${link}`);
    if (kept) await tellContact(tx, needs.vault, member.contactId, [{ text }], now);
  });
};

const begin = async (
  { db, clock }: Needs,
  by: { attemptHash: string } | { linkHash: string },
  agent: string,
): Promise<string | null> => {
  const now = clock();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionMs);
  const session = { id: randomUUID(), tokenHash: tokenHash(token), agent, now, expiresAt };
  return (await inTransaction(db, (tx) => beginSession(tx, by, session))) ? token : null;
};

/** Whether a link lets somebody in; looking does not use it up, for messengers look at links by themselves. */
export const opensByLink = (needs: Needs, link: string): Promise<boolean> =>
  looksLikeToken(link)
    ? isLoginLink(needs.db, tokenHash(link), { most: mostTries, now: needs.clock() })
    : Promise.resolve(false);

/** Begins a session by a link and ends the code that came with it; the session's token, or null. */
export const enterByLink = async (needs: Needs, link: string, agent: string): Promise<string | null> =>
  (await opensByLink(needs, link)) ? begin(needs, { linkHash: tokenHash(link) }, agent) : null;

/** Begins a session by the code of this browser's attempt; each try counts. The session's token, or null. */
export const enterByCode = async (
  needs: Needs,
  { attempt, code }: { attempt: string; code: string },
  agent: string,
): Promise<string | null> => {
  if (!looksLikeToken(attempt)) return null;
  const attemptHash = tokenHash(attempt);
  const tried = await countLoginTry(needs.db, attemptHash, { most: mostTries, now: needs.clock() });
  if (tried?.codeKey !== codeKeyOf(needs, attemptHash, code.replace(/\D/g, ''))) return null;
  return begin(needs, { attemptHash }, agent);
};
