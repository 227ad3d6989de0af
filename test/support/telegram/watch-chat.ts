import { type KeyboardKey, keyOf, type Seen, seenOf, sketch } from './seen.ts';
import { waitFor } from './wait-for.ts';
import type { Chat, World } from './world.ts';

/** What can be seen in a chat, and waited for. */
export type ChatView = {
  readonly id: number;
  /** The bot's messages that stand there now, oldest first. */
  readonly messages: Seen[];
  readonly last: Seen | undefined;
  /** The reply keyboard under the text field. */
  readonly keyboard: KeyboardKey[] | null;
  /** How often the bot was seen typing. */
  readonly typing: number;
  /** The next message of the bot that fits and was not given out yet; what comes before it is passed over. */
  next(fits?: (message: Seen) => boolean, ms?: number): Promise<Seen>;
  /** Passes over everything that stands there now. */
  skip(): void;
  /** Waits until `look` finds something in what stands there, edits and deletions included. */
  until<T>(look: (messages: Seen[]) => T | null | undefined | false, what: string, ms?: number): Promise<T>;
};

/** Somebody who looks at a chat; `patience` is how long they wait. */
export const watchChat = (world: World, chat: Chat, patience: number): ChatView => {
  let given = 0;
  const messages = (): Seen[] =>
    [...chat.messages.values()].filter(({ from }) => from.id === world.bot.id).map(seenOf);
  const complaint = (what: string) => (): string =>
    `No ${what} in chat ${chat.id}. There is: ${messages().slice(-3).map(sketch).join(' // ') || 'nothing'}`;
  return {
    id: chat.id,
    get messages() {
      return messages();
    },
    get last() {
      return messages().at(-1);
    },
    get keyboard() {
      return chat.keyboard?.flat().map(keyOf) ?? null;
    },
    get typing() {
      return chat.typing;
    },
    async next(fits = () => true, ms = patience) {
      const look = (): Seen | undefined => messages().find((message) => message.id > given && fits(message));
      const found = await waitFor(chat.bell, look, ms, complaint('message that fits'));
      given = found.id;
      return found;
    },
    skip() {
      given = messages().at(-1)?.id ?? given;
    },
    until: (look, what, ms = patience) => waitFor(chat.bell, () => look(messages()), ms, complaint(what)),
  };
};

/** Adds what somebody can do to what they can see; a plain spread would freeze what changes. */
export const withView = <T extends object>(actions: T, view: ChatView): T & ChatView =>
  Object.defineProperties(actions, Object.getOwnPropertyDescriptors(view)) as T & ChatView;
