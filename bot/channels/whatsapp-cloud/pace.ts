import { openRests } from '../kit/rests.ts';

/** Keeps from writing where Meta asked for a rest; there is no queue here, whatever is refused stays in the outbox. */
export type Pace = {
  /** Milliseconds until this chat may be written to; 0 now. */
  left(chat: string): number;
  /** Whether all rest. */
  resting(): boolean;
  /** Meta asked this chat to rest: 4^n seconds, n by how often it asked in a row (Cloud API, pair rate limit). */
  restChat(chat: string): number;
  /** Meta asked all to rest, for so long or for longer each time. */
  restAll(askedMs?: number): number;
  /** A message went through. */
  went(chat: string): void;
};

const longestChatMs = 60 * 60_000;
const longestAllMs = 60_000;

export const openPace = (now: () => number = () => performance.now()): Pace => {
  const rests = openRests(now);
  return {
    left: rests.left,
    resting: () => rests.untilAll() > now(),
    restChat: (chat) => rests.restChat(chat, (times) => Math.min(1000 * 4 ** times, longestChatMs)),
    restAll(askedMs) {
      // Those that were on their way together are refused together: they are one asking.
      if (rests.untilAll() > now() && askedMs === undefined) return Math.ceil(rests.untilAll() - now());
      return rests.restAll(askedMs ?? ((times) => Math.min(1000 * 2 ** times, longestAllMs)));
    },
    went: rests.went,
  };
};
