/** A message as the world keeps it and tells it to pages; `media.directPath` names its bytes. */
export type StoredMessage = {
  key: { fromMe: boolean; remote: string; id: string; participant?: string };
  type: string;
  body?: string;
  caption?: string;
  t: number;
  from: string;
  to: string;
  author?: string;
  ack: number;
  notifyName?: string;
  media?: StoredMedia;
  extra?: Record<string, unknown>;
};

/** What a message says of its file. */
export type StoredMedia = {
  directPath: string;
  mimetype: string;
  filename?: string;
  size: number;
  mediaKey: string;
  filehash: string;
  encFilehash: string;
};

/** A chat with its messages in the order they came. */
export type StoredChat = {
  id: string;
  name: string;
  unread: number;
  participants?: string[];
  messages: StoredMessage[];
};

/** A message's id as the library writes it. */
export const idOf = ({ key }: Pick<StoredMessage, 'key'>): string =>
  [key.fromMe, key.remote, key.id, ...(key.participant === undefined ? [] : [key.participant])].join('_');

/** What a page is told of a chat. */
export const chatRecord = ({ id, name, unread, participants, messages }: StoredChat) => ({
  id,
  name,
  unreadCount: unread,
  t: messages.at(-1)?.t ?? 0,
  ...(participants === undefined ? {} : { participants }),
});

/** How many older messages a page gets at a time. */
const PORTION = 20;

/** Every chat of the office's account, whether a page is there or not. */
export const createHistory = () => {
  const chats = new Map<string, StoredChat>();
  const messages = new Map<string, StoredMessage>();
  const incoming: StoredMessage[] = [];
  return {
    chats,
    /** What people wrote, in its order, so that a device can be told what it missed. */
    incoming,
    find: (id: string): StoredMessage | null => messages.get(id) ?? null,
    chat: (id: string, name: string, participants?: string[]): StoredChat => {
      const chat = chats.get(id) ?? {
        id,
        name,
        unread: 0,
        messages: [],
        ...(participants === undefined ? {} : { participants }),
      };
      chats.set(id, chat);
      return chat;
    },
    /** Answers false for a message whose id was used before; then nothing changes. */
    add: (chat: StoredChat, message: StoredMessage): boolean => {
      if (messages.has(idOf(message))) return false;
      messages.set(idOf(message), message);
      chat.messages.push(message);
      if (message.key.fromMe) return true;
      chat.unread += 1;
      incoming.push(message);
      return true;
    },
    earlier: (id: string, known: string[]): StoredMessage[] =>
      (chats.get(id)?.messages ?? []).filter((message) => !known.includes(idOf(message))).slice(-PORTION),
  };
};

export type History = ReturnType<typeof createHistory>;
