import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../flows/kernel/effect.ts';
import { kernelTexts } from '../flows/kernel/texts.ts';
import type { Clock } from './clock.ts';
import { endBurst, readBurst, tellOfBurst } from './db/burst.ts';
import type { Database } from './db/open.ts';
import type { Vault } from './vault.ts';

/** Nothing has come for so long: the burst is over. */
const calmMs = 3_000;
/** Whoever does not stop is answered now and then all the same. */
const longestMs = 30_000;

type Needs = { db: Pick<Database, 'pool'>; vault: Pick<Vault, 'seal'>; clock: Clock };

/**
 * Lets a contact's burst (`sender-pace.ts`) come to its end before its turns are taken: the person is asked once to wait.
 * Afterwards the messages are taken in their order, and only the last of them is answered.
 */
export const awaitCalm = async (contactId: string, { db, vault, clock }: Needs): Promise<void> => {
  const burst = await readBurst(db.pool, contactId, clock());
  if (burst === null) return;
  if (burst.untold)
    await tellOfBurst(
      db.pool,
      contactId,
      vault.seal(JSON.stringify({ text: kernelTexts.patience })),
      clock(),
    );
  const wait = Math.min(calmMs - burst.quietMs, longestMs - burst.lastsMs);
  if (wait > 0) await sleep(wait);
  // Nothing has come while it was waited for, whatever the clock says.
  const isOver = wait <= 0 || (await readBurst(db.pool, contactId, clock()))?.newest === burst.newest;
  if (isOver) await endBurst(db.pool, contactId);
};

/** A result without the answers that nobody waits for: what came behind it is answered. News and files go out. */
export const withoutReplies = (result: Result): Result => ({
  ...result,
  effects: result.effects.filter(
    (effect) =>
      effect.type !== 'say' || effect.message.notice !== undefined || effect.message.file !== undefined,
  ),
});
