/** For how long to rest, by how often a rest was asked for in a row before. */
type Ms = number | ((times: number) => number);

type Rest = { until: number; times: number };
const none: Rest = { until: 0, times: 0 };
const mostChats = 10_000;
const forgottenMs = 60 * 60_000;

/** Keeps from writing where the provider asked for a rest: to one chat, or to anybody. */
export const openRests = (now: () => number = () => performance.now()) => {
  const chats = new Map<string, Rest>();
  let all = none;

  const longer = (before: Rest, ms: number): Rest => ({
    until: Math.max(before.until, now() + ms),
    times: before.times + 1,
  });
  const msOf = (ms: Ms, { times }: Rest): number => (typeof ms === 'number' ? ms : ms(times));
  const forget = (): void => {
    for (const [chat, { until }] of chats) if (until + forgottenMs < now()) chats.delete(chat);
  };

  return {
    /** The moment from which this chat may be written to again. */
    until: (chat: string): number => Math.max(all.until, chats.get(chat)?.until ?? 0),
    /** Milliseconds until then; 0 now. */
    left: (chat: string): number =>
      Math.max(0, Math.ceil(Math.max(all.until, chats.get(chat)?.until ?? 0) - now())),
    /** The moment from which anybody may be written to again. */
    untilAll: (): number => all.until,
    /** Lets one chat rest; gives for how long. */
    restChat(chat: string, asked: Ms): number {
      if (chats.size > mostChats) forget();
      const before = chats.get(chat) ?? none;
      const ms = msOf(asked, before);
      chats.set(chat, longer(before, ms));
      return ms;
    },
    /** Lets all rest; gives for how long. */
    restAll(asked: Ms): number {
      const ms = msOf(asked, all);
      all = longer(all, ms);
      return ms;
    },
    /** A message went through: what was asked before does not count any more. */
    went(chat: string): void {
      chats.delete(chat);
      if (all.until <= now()) all = none;
    },
  };
};
