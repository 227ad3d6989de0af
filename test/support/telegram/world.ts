import type { FloodGate } from './flood.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import type { Entity } from './html.ts';
import type { InlineButton, KeyboardButton } from './markup.ts';
import type { UpdateQueue } from './update-queue.ts';
import { type Bell, createBell } from './wait-for.ts';

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
};

/** How the bot stands in a chat; a stranger has never written to it. */
export type Standing = 'stranger' | 'open' | 'blocked' | 'deactivated' | 'kicked' | 'left' | 'admin';

export type Chat = {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  user: User | null;
  title: string;
  standing: Standing;
  messages: Map<number, Message>;
  /** What stands under the person's text field. */
  keyboard: KeyboardButton[][] | null;
  oneTime: boolean;
  typing: number;
  bell: Bell;
};

/** What a message carries besides text: under its Bot API name, as the Bot API shows it. */
export type Media = { kind: string; value: unknown; file: StoredFile | null };

export type Message = {
  id: number;
  chat: Chat;
  from: User;
  at: number;
  editedAt: number | null;
  text: string;
  entities: Entity[];
  html: string | null;
  media: Media | null;
  inline: InlineButton[][] | null;
  replyKeyboard: KeyboardButton[][] | null;
  /** A message that brought or took a reply keyboard cannot be edited. */
  hadReplyMarkup: boolean;
  /** Every inline button it ever had; an old phone may still show them. */
  everButtons: InlineButton[];
  mediaGroup: string | null;
};

export type Query = { id: string; person: number; at: number; answer: QueryAnswer | null };
export type QueryAnswer = { text: string; showAlert: boolean };
export type Webhook = { url: string; secret: string; maxConnections: number };
export type WebhookTrouble = { at: number; message: string } | null;

/** Everything this Telegram knows. */
export type World = {
  token: string;
  bot: User;
  readsAllGroupMessages: boolean;
  queryLifetimeMs: number;
  chats: Map<number, Chat>;
  users: Map<number, User>;
  files: FileStore;
  queue: UpdateQueue;
  queries: Map<string, Query>;
  commands: Map<string, unknown[]>;
  webhook: Webhook | null;
  webhookTrouble: WebhookTrouble;
  /** The last `getUpdates`. */
  lastPoll: { offset: number; at: number } | null;
  /** Ends a `getUpdates` that is waiting. */
  endPoll: ((why: string) => void) | null;
  /** Told when a webhook is set or taken away. */
  webhookChanged: () => void;
  gate: FloodGate;
  now(): number;
  nextId(chat: Chat): number;
};

/** Message numbers: one row for private chats and small groups, one of its own for each supergroup. */
export const messageNumbers = (): ((chat: Chat) => number) => {
  const last = new Map<number, number>();
  return (chat) => {
    const row = chat.type === 'supergroup' ? chat.id : 0;
    const next = (last.get(row) ?? 100) + 1;
    last.set(row, next);
    return next;
  };
};

/** A chat that has nothing in it yet. */
export const newChat = (given: Pick<Chat, 'id' | 'type' | 'user' | 'title' | 'standing'>): Chat => ({
  ...given,
  messages: new Map(),
  keyboard: null,
  oneTime: false,
  typing: 0,
  bell: createBell(),
});

/** A message with nothing in it but who, where and when. */
export const blankMessage = (world: World, chat: Chat, from: User): Message => ({
  id: world.nextId(chat),
  chat,
  from,
  at: world.now(),
  editedAt: null,
  text: '',
  entities: [],
  html: null,
  media: null,
  inline: null,
  replyKeyboard: null,
  hadReplyMarkup: false,
  everButtons: [],
  mediaGroup: null,
});
