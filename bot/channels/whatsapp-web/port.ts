import type { Answer, Beginning, News, Send } from './protocol.ts';

/** A page of WhatsApp Web in a browser, as far as we use it. */
export type WhatsappPage = {
  /** Launches the browser and opens the page; everything after that is told. Rejects when it does not come up. */
  open(): Promise<void>;
  /** Whether the page is WhatsApp's and answers; rejects or hangs when it does not. */
  answers(): Promise<boolean>;
  send(send: Send): Promise<Answer>;
  download(message: string): Promise<Answer>;
  /** Tells all messages of people since then (seconds since 1970), oldest first; how many there were. */
  missed(since: number): Promise<number>;
  seen(chat: string): Promise<void>;
  typing(chat: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens a page over a library; `tell` hears what happens on it. */
export type OpenPage = (beginning: Beginning, tell: (news: News) => void) => WhatsappPage;
