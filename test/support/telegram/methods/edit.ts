import { isDeepStrictEqual } from 'node:util';
import { type InlineButton, readInlineMarkup } from '../markup.ts';
import { readText, type Params } from '../params.ts';
import { knownMessage, openChat } from '../reach-chat.ts';
import { badRequest } from '../refusal.ts';
import { showMessage } from '../show-message.ts';
import type { Message, World } from '../world.ts';
import type { Answer, Method } from './method.ts';

const HOUR = 3_600_000;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

type Change = Partial<Pick<Message, 'text' | 'entities' | 'html'>> & { inline: InlineButton[][] | null };

const editable = (world: World, params: Params): Message => {
  const message = knownMessage(openChat(world, params), params, 'message to edit');
  if (message.from.id !== world.bot.id || message.hadReplyMarkup) badRequest("message can't be edited");
  return message;
};

const apply = (world: World, message: Message, change: Change): Answer => {
  const { text = message.text, entities = message.entities, inline } = change;
  const same = [text, entities, inline];
  if (isDeepStrictEqual(same, [message.text, message.entities, message.inline])) badRequest(NOT_MODIFIED);
  Object.assign(message, change, { editedAt: world.now() });
  message.everButtons.push(...(inline?.flat() ?? []));
  message.chat.bell.ring();
  return { result: showMessage(message) };
};

const editWords =
  (words: 'text' | 'caption'): Method =>
  (world, { params }) => {
    const written = readText(params, words);
    const inline = readInlineMarkup(params);
    const message = editable(world, params);
    if ((words === 'text') === (message.media !== null))
      badRequest(`there is no ${words} in the message to edit`);
    return apply(world, message, { ...written, inline });
  };

/** https://core.telegram.org/bots/api#editmessagetext */
export const editMessageText = editWords('text');
/** https://core.telegram.org/bots/api#editmessagecaption */
export const editMessageCaption = editWords('caption');

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Method = (world, { params }) => {
  const inline = readInlineMarkup(params);
  return apply(world, editable(world, params), { inline });
};

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage: Method = (world, { params }) => {
  const chat = openChat(world, params);
  const message = knownMessage(chat, params, 'message to delete');
  const foreign = message.from.id !== world.bot.id && chat.type !== 'private';
  if (foreign && chat.standing !== 'admin') badRequest("message can't be deleted");
  if (world.now() - message.at > 48 * HOUR) badRequest("message can't be deleted for everyone");
  chat.messages.delete(message.id);
  chat.bell.ring();
  return { result: true };
};
