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
const mostChats = 10_000;

type Rest = { until: number; times: number };
const none: Rest = { until: 0, times: 0 };

export const openPace = (now: () => number = () => performance.now()): Pace => {
  const chats = new Map<string, Rest>();
  let all = none;

  const longer = ({ until, times }: Rest, ms: number): Rest => ({
    until: Math.max(until, now() + ms),
    times: times + 1,
  });
  const forget = (): void => {
    for (const [chat, { until }] of chats) if (until + longestChatMs < now()) chats.delete(chat);
  };

  return {
    left: (chat) => Math.max(0, Math.ceil(Math.max(all.until, chats.get(chat)?.until ?? 0) - now())),
    resting: () => all.until > now(),
    restChat(chat) {
      if (chats.size > mostChats) forget();
      const before = chats.get(chat) ?? none;
      const ms = Math.min(1000 * 4 ** before.times, longestChatMs);
      chats.set(chat, longer(before, ms));
      return ms;
    },
    restAll(askedMs) {
      // Those that were on their way together are refused together: they are one asking.
      if (all.until > now() && askedMs === undefined) return Math.ceil(all.until - now());
      const ms = askedMs ?? Math.min(1000 * 2 ** all.times, longestAllMs);
      all = longer(all, ms);
      return ms;
    },
    went(chat) {
      chats.delete(chat);
      if (all.until <= now()) all = none;
    },
  };
};
