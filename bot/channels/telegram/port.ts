import type { NetworkTrouble } from '../kit/network-trouble.ts';
import type { Keyboard } from './keyboard.ts';

/** What can stand under a message: its own buttons, or keys that replace the phone's keyboard. */
export type Markup =
  | Keyboard
  | {
      keyboard: { text: string; request_contact?: true }[][];
      resize_keyboard: true;
      one_time_keyboard: true;
    }
  | { remove_keyboard: true };

export type TextMessage = { chat: number; text: string; html: boolean; markup?: Markup };
export type DocumentMessage = {
  chat: number;
  file: { name: string; bytes: Buffer };
  caption?: string;
  html: boolean;
  markup?: Markup;
};

/** Why Telegram did not do something. `network`: it was not reached, or its answer was not; then `sent` says whether it may have heard. */
export type Trouble =
  { kind: 'api'; code: number; description: string; retryAfter?: number } | NetworkTrouble;

/** A call that failed; it carries nothing but the trouble, because the client's own errors hold the bot's token. */
export class TelegramTrouble extends Error {
  override name = 'TelegramTrouble';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.kind === 'api' ? `${trouble.code} ${trouble.description}` : `network ${trouble.code}`);
    this.trouble = trouble;
  }
}

/** The part of the Bot API we use; every call rejects with a TelegramTrouble. */
export type TelegramApi = {
  getMe(): Promise<{ username: string }>;
  getUpdates(from: number, wait: { seconds: number }, signal: AbortSignal): Promise<unknown[]>;
  setWebhook(url: string, secret: string): Promise<void>;
  deleteWebhook(): Promise<void>;
  sendText(message: TextMessage): Promise<number>;
  sendDocument(message: DocumentMessage): Promise<number>;
  /** Null takes the keyboard away. */
  editKeyboard(chat: number, message: number, keyboard: Keyboard | null): Promise<void>;
  answerPress(press: string): Promise<void>;
  typing(chat: number): Promise<void>;
  /** For everybody, or for one chat. */
  setCommands(commands: { command: string; description: string }[], chat?: number): Promise<void>;
  clearCommands(chat: number): Promise<void>;
  getFile(id: string, signal: AbortSignal): Promise<{ path: string | null; bytes: number | null }>;
  /** The bytes behind a path of getFile, as they come. */
  openFile(path: string, signal: AbortSignal): Promise<Response>;
};
