import { setTimeout as sleep } from 'node:timers/promises';
import { openRests } from '../kit/rests.ts';

/** So many at once, then so many a second. */
export type Rate = { burst: number; perSecond: number };

/** Telegram's own limits with a little room: 30 messages a second for all, one a second for a chat beyond a short burst. */
const usualRates = { overall: { burst: 4, perSecond: 25 }, chat: { burst: 2, perSecond: 1 } };

/** An answer is not bulk: what a person writes earns their chat the answers to it. */
const earned = 3;
const mostChats = 20_000;

export type Pace = {
  /** Resolves when a message to this chat may go. */
  turn(chat: string): Promise<void>;
  /** Whether something that may as well be left out can go now; counts as gone. */
  spare(): boolean;
  /** The chat has written something. */
  earn(chat: string): void;
  /** Telegram asked for a rest, for this chat. */
  rest(chat: string, ms: number): void;
};

type Needs = {
  now?: () => number;
  pause?: (ms: number) => Promise<unknown>;
  rates?: { overall: Rate; chat: Rate };
};

/** When the next one may go, by the moment up to which the rate is used up (GCRA). */
const readyAt = (usedUntil: number, { burst, perSecond }: Rate): number =>
  usedUntil - ((burst - 1) * 1000) / perSecond;

const used = (usedUntil: number, now: number, { perSecond }: Rate): number =>
  Math.max(usedUntil, now) + 1000 / perSecond;

/** Keeps messages to the pace Telegram asks for, for each chat and for all together. */
export const openPace = ({
  now = () => performance.now(),
  pause = sleep,
  rates = usualRates,
}: Needs = {}): Pace => {
  const chats = new Map<string, number>();
  /** The same without what was earned: how fast a chat was really written to. */
  const written = new Map<string, number>();
  const rests = openRests(now);
  let overall = 0;

  const forget = (): void => {
    for (const each of [chats, written])
      for (const [chat, until] of each) if (until < now()) each.delete(chat);
  };
  const until = async (ready: () => number): Promise<void> => {
    for (let wait = ready() - now(); wait > 0; wait = ready() - now()) await pause(Math.ceil(wait));
  };

  return {
    async turn(chat) {
      await until(() => Math.max(readyAt(chats.get(chat) ?? 0, rates.chat), rests.until(chat)));
      if (chats.size > mostChats) forget();
      for (const each of [chats, written]) each.set(chat, used(each.get(chat) ?? 0, now(), rates.chat));
      await until(() => Math.max(readyAt(overall, rates.overall), rests.untilAll()));
      overall = used(overall, now(), rates.overall);
    },
    spare() {
      if (Math.max(overall - 2000 / rates.overall.perSecond, rests.untilAll()) > now()) return false;
      overall = used(overall, now(), rates.overall);
      return true;
    },
    earn(chat) {
      const until = chats.get(chat);
      if (until !== undefined) chats.set(chat, until - (earned * 1000) / rates.chat.perSecond);
    },
    rest(chat, ms) {
      rests.restChat(chat, ms);
      // Telegram does not say whom it means: a chat that was not written to fast is not the reason.
      const fast = readyAt(written.get(chat) ?? 0, rates.chat) > now() - 1000 / rates.chat.perSecond;
      if (!fast) rests.restAll(ms);
    },
  };
};
