/** Shows "typing…" in a chat whose answer is slow to come. */
export type Typing<Chat> = { begin(chat: Chat): void; end(chat: Chat): void; stop(): void };

const slowMs = 1_000;

/** How long a messenger shows it, and how often it is shown anew. */
export type Shown = { againMs: number; times: number };

/** Opens the indicator: `act` is called after a second without an answer, and now and then after that. */
export const openTyping = <Chat>(act: (chat: Chat) => void, { againMs, times }: Shown): Typing<Chat> => {
  const timers = new Map<Chat, NodeJS.Timeout>();

  const end = (chat: Chat): void => {
    clearTimeout(timers.get(chat));
    timers.delete(chat);
  };
  const later = (chat: Chat, ms: number, left: number): void => {
    const timer = setTimeout(() => {
      act(chat);
      if (left > 1) later(chat, againMs, left - 1);
      else timers.delete(chat);
    }, ms);
    timers.set(chat, timer.unref());
  };

  return {
    begin(chat) {
      end(chat);
      later(chat, slowMs, times);
    },
    end,
    stop() {
      for (const chat of [...timers.keys()]) end(chat);
    },
  };
};
