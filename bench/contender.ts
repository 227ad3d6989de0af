/** A text resolves with its answer once that was seen and the message was taken for good. */
export type Chat = (text: string) => Promise<string>;

/** One of those compared: it opens chats in which each text is answered. */
export type Contender = {
  name: string;
  /** A chat of somebody new. */
  openChat(): Chat;
  stop(): Promise<void>;
};

/** Phones in memory: who waits for an answer in which chat. */
export const openPhones = () => {
  const waiting = new Map<string, (text: string) => void>();
  return {
    /** The next answer in a chat. */
    answer: (chat: string): Promise<string> =>
      new Promise((resolve) => {
        waiting.set(chat, resolve);
      }),
    show(chat: string, text: string): void {
      waiting.get(chat)?.(text);
      waiting.delete(chat);
    },
  };
};
