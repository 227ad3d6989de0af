import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Channel } from './channel.ts';
import { burstMarks } from './db/burst.ts';
import type { SenderPace } from '../flows/settings.ts';
import type { Inbound, StoreInbound } from './inbound.ts';

const minute = 60;
/** A burst goes on until nothing has come for so long. */
const goesOnMs = 3_000;
const mostKnown = 20_000;

const keyOf = ({ channel, account, address }: Pick<Inbound, 'channel' | 'account' | 'address'>): string =>
  JSON.stringify([channel, account, address]);

const hasRoom = async (limiter: RateLimiterMemory, key: string): Promise<boolean> => {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return false;
  }
};

/**
 * Opens the pace of senders. Who waits for answers may write as fast as anybody can; who writes on and on without waiting,
 * or faster than that, is in a burst after a while: then everything is stored as before, marked, and answered together (`burst.ts`).
 */
export const openSenderPace = ({ unanswered: mostUnanswered, answered: most }: SenderPace) => {
  const limit = (points: number) => new RateLimiterMemory({ points, duration: minute });
  // More than anybody types in a minute, answered or not: a program that waits for each answer has no more of them.
  const [waiting, all] = [limit(mostUnanswered), limit(most)];
  /** Addresses whose last message is not answered yet, or was followed by the next before anybody could. */
  const unanswered = new Map<string, 'waits' | 'followed'>();
  /** Until when a burst goes on, by address. */
  const bursts = new Map<string, number>();

  const forget = (now: number): void => {
    if (unanswered.size > mostKnown) unanswered.clear();
    if (bursts.size > mostKnown) for (const [key, until] of bursts) if (until < now) bursts.delete(key);
  };
  const isWithin = async (key: string): Promise<boolean> => {
    const room = await hasRoom(all, key);
    return (!unanswered.has(key) || (await hasRoom(waiting, key))) && room;
  };
  const isBurst = async (key: string, { followed }: Inbound): Promise<boolean> => {
    const now = performance.now();
    forget(now);
    const burst = (bursts.get(key) ?? 0) > now || !(await isWithin(key));
    if (burst) bursts.set(key, now + goesOnMs);
    unanswered.set(key, followed ? 'followed' : 'waits');
    return burst;
  };

  /** What a channel hands in again was counted when it came first. */
  const uncounted = async (key: string, before: 'waits' | 'followed' | undefined): Promise<void> => {
    await all.reward(key);
    if (before === undefined) unanswered.delete(key);
    else await waiting.reward(key);
  };

  return {
    /** Storing that marks what comes in a burst. */
    store:
      (store: StoreInbound): StoreInbound =>
      async (inbound) => {
        const key = keyOf(inbound);
        const before = unanswered.get(key);
        const burst = await isBurst(key, inbound);
        const stored = await store(burst ? { ...inbound, album: burstMarks.untold } : inbound);
        if (!stored.fresh) await uncounted(key, before);
        return stored;
      },
    /** A channel that tells when somebody was answered. */
    watch: (channel: Channel): Channel => ({
      ...channel,
      async send(outgoing) {
        const result = await channel.send(outgoing);
        const { name, account } = channel;
        const key = keyOf({ channel: name, account, address: outgoing.address });
        if (result.ok && unanswered.get(key) === 'waits') unanswered.delete(key);
        return result;
      },
    }),
  };
};
