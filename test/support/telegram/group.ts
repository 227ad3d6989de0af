import type { Person } from './person.ts';
import { type Label, noButton, type Press, pressNow } from './pressing.ts';
import type { Seen } from './seen.ts';
import { standingChanged } from './standing.ts';
import { type ChatView, watchChat, withView } from './watch-chat.ts';
import { newChat, type Chat, type World } from './world.ts';
import { documentOf, type FileToSend, writeText, write } from './writing.ts';

export type GroupOptions = {
  title?: string;
  supergroup?: boolean;
  /** An administrator hears everything, a plain member commands only. */
  botIsAdmin?: boolean;
  /** The bot is no member until `addBot`. */
  withoutBot?: boolean;
};

/** A group the bot may be in. */
export type Group = ChatView & {
  say(person: Person, text: string): number;
  press(person: Person, label: Label, under?: Seen): Press;
  sendDocument(person: Person, file: FileToSend): number;
  addBot(by: Person): void;
  kickBot(by: Person): void;
};

const chatOf = (world: World, id: number, options: GroupOptions): Chat => {
  if (id >= 0) throw new Error('A group has a negative id.');
  const standing = options.withoutBot ? 'left' : options.botIsAdmin ? 'admin' : 'open';
  const chat =
    world.chats.get(id) ??
    newChat({
      id,
      type: options.supergroup ? 'supergroup' : 'group',
      user: null,
      title: options.title ?? `Grup ${-id}`,
      standing,
    });
  world.chats.set(id, chat);
  return chat;
};

/** Takes up a group. */
export const openGroup = (world: World, id: number, patience: number, options: GroupOptions): Group => {
  const chat = chatOf(world, id, options);
  return withView<Omit<Group, keyof ChatView>>(
    {
      say: ({ user }: Person, text: string) => writeText(world, chat, user, text),
      press({ user }: Person, label: Label, under?: Seen) {
        const pressed = pressNow(world, chat, user, label, under ?? null);
        if (!pressed) throw noButton(chat, label);
        return pressed;
      },
      sendDocument: ({ user }: Person, file: FileToSend) =>
        write(world, chat, user, { media: documentOf(world, file), text: file.caption ?? '' }),
      addBot: ({ user }: Person) => {
        standingChanged(world, chat, user, 'open');
      },
      kickBot: ({ user }: Person) => {
        standingChanged(world, chat, user, 'kicked');
      },
    },
    watchChat(world, chat, patience),
  );
};
