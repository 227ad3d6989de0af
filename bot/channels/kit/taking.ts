import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from '../../../app/db/outage.ts';
import { openGate } from '../../../app/gate.ts';
import type { Log } from '../../../app/log.ts';
import type { SetUpdateAside } from '../../../app/set-update-aside.ts';

/** One thing a provider brought: whose order it keeps, how it is taken, and what is kept of it if it cannot be. */
export type Piece = { thread: string; take: () => Promise<void>; raw: unknown };

/** Takes everything of a bringing; when it resolves, all of it may be acknowledged. */
export type Taking = (pieces: readonly Piece[]) => Promise<void>;

const atOnce = 8;
const mostTries = 3;
const restMs = 50;

/**
 * Takes one thing, or sets it aside: what fails though the database answers would fail again whenever it is brought, and
 * the provider would bring everything beside it again as well. Rejects while the database is away.
 */
export const takeOrSetAside = async (
  { take, raw }: Omit<Piece, 'thread'>,
  { setAside, log }: { setAside: SetUpdateAside; log: Pick<Log, 'warn'> },
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await take();
      return;
    } catch (error) {
      if (isOutage(error)) throw error;
      log.warn({ err: error, tries }, 'a part of an update could not be taken');
      if (tries === mostTries) return setAside(raw, 'unstorable');
      await sleep(restMs * tries);
    }
  }
};

const threadsOf = (pieces: readonly Piece[]): Piece[][] => {
  const threads = new Map<string, Piece[]>();
  for (const piece of pieces) threads.set(piece.thread, [...(threads.get(piece.thread) ?? []), piece]);
  return [...threads.values()];
};

/** Opens taking: threads side by side, a few at once, each in its order; no part holds back another. */
export const openTaking = (needs: { setAside: SetUpdateAside; log: Pick<Log, 'warn'> }): Taking => {
  const gate = openGate(atOnce);
  return async (pieces) => {
    const each = threadsOf(pieces).map((thread) =>
      gate(async () => {
        for (const piece of thread) await takeOrSetAside(piece, needs);
      }),
    );
    // All of them come to an end before they are brought again, so that no two run at once.
    const failed = (await Promise.allSettled(each)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  };
};
