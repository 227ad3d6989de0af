import type { InlineButton } from './markup.ts';
import { showMessage } from './show-message.ts';
import type { Seen } from './seen.ts';
import { waitFor } from './wait-for.ts';
import type { Chat, Message, QueryAnswer, User, World } from './world.ts';

export type Label = string | RegExp;
/** A button press on its way. */
export type Press = { queryId: string; answered(ms?: number): Promise<QueryAnswer> };

let lastQuery = 4_000_000_000_000;

/** Does a button bear this label? */
export const bears = (label: Label, text: string): boolean =>
  typeof label === 'string' ? label === text : label.test(text);

const press = (world: World, message: Message, person: User, button: InlineButton): Press => {
  lastQuery += 1;
  const query = { id: String(lastQuery), person: message.chat.id, at: world.now(), answer: null };
  world.queries.set(query.id, query);
  if (button.callback_data === undefined)
    throw new Error(`${button.text} is a link, the bot hears nothing of it.`);
  const payload = {
    id: query.id,
    from: person,
    message: showMessage(message),
    chat_instance: String(message.chat.id * 7919),
    data: button.callback_data,
  };
  world.queue.add('callback_query', payload, message.chat.id);
  const answer = (): QueryAnswer | null => world.queries.get(query.id)?.answer ?? null;
  return {
    queryId: query.id,
    answered: (ms = 15_000) =>
      waitFor(message.chat.bell, answer, ms, () => `Nobody answered the press on ${button.text}.`),
  };
};

const labelsOf = (buttons: InlineButton[]): string => buttons.map(({ text }) => text).join(' | ');

/** Presses a button that stands there now: under that message, or under the latest that has it. */
export const pressNow = (
  world: World,
  chat: Chat,
  person: User,
  label: Label,
  under: Seen | null,
): Press | null => {
  const messages = [...chat.messages.values()].filter(({ id }) => !under || id === under.id).reverse();
  for (const message of messages) {
    const button = message.inline?.flat().find(({ text }) => bears(label, text));
    if (button) return press(world, message, person, button);
  }
  return null;
};

/** Presses a button that an old phone still shows, though the bot has taken it away. */
export const pressOld = (world: World, chat: Chat, person: User, under: Seen, label: Label): Press => {
  const message = chat.messages.get(under.id);
  const button = message?.everButtons.find(({ text }) => bears(label, text));
  if (!message || !button)
    throw new Error(`${String(label)} never stood there: ${labelsOf(message?.everButtons ?? [])}`);
  return press(world, message, person, button);
};

/** Says what could have been pressed. */
export const noButton = (chat: Chat, label: Label): Error => {
  const inline = [...chat.messages.values()].flatMap((message) => message.inline?.flat() ?? []);
  const keys = chat.keyboard?.flat().map(({ text }) => text) ?? [];
  return new Error(
    `No button ${String(label)} in chat ${chat.id}: ${[labelsOf(inline), ...keys].join(' | ')}`,
  );
};
