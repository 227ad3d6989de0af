/** Shows "typing…" in a chat whose answer is slow to come. */
export type Typing = { begin(chat: number): void; end(chat: number): void; stop(): void };

const slowMs = 1_000;
/** Telegram shows it for five seconds. */
const againMs = 4_500;
const mostTimes = 8;

/** Opens the indicator: `act` is called after a second without an answer, and now and then after that. */
export const openTyping = (act: (chat: number) => void): Typing => {
  const timers = new Map<number, NodeJS.Timeout>();

  const end = (chat: number): void => {
    clearTimeout(timers.get(chat));
    timers.delete(chat);
  };
  const later = (chat: number, ms: number, times: number): void => {
    const timer = setTimeout(() => {
      act(chat);
      if (times > 1) later(chat, againMs, times - 1);
      else timers.delete(chat);
    }, ms);
    timers.set(chat, timer.unref());
  };

  return {
    begin(chat) {
      end(chat);
      later(chat, slowMs, mostTimes);
    },
    end,
    stop() {
      for (const chat of [...timers.keys()]) end(chat);
    },
  };
};
