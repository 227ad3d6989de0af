import type { Inbound } from '../../../app/inbound.ts';
import { pageIn, spent, type Keyboard } from './keyboard.ts';
import type { OtherKind } from '../../../flows/kernel/event.ts';
import type { TelegramFile, TelegramMessage, TelegramReaction, Update } from './update.ts';

/** A button press: its id to answer it by, and the message it stood under. */
export type Press = {
  id: string;
  chat: number;
  message: number;
  data: string;
  keyboard: Keyboard | undefined;
};

/** What an update asks of the adapter. */
export type Reading =
  | { kind: 'said'; chat: number; inbound: Inbound; press?: Press }
  | { kind: 'page'; press: Press; page: number }
  | { kind: 'spent'; press: string }
  | { kind: 'membership'; address: string; blocked: boolean }
  | { kind: 'group'; chat: number }
  | { kind: 'nothing' };

/** Telegram lets a bot download no more than this. */
export const mostBytes = 20 * 1024 * 1024;

const nothing: Reading = { kind: 'nothing' };

/** Kinds of messages nobody can answer a question with; animations also come as documents. */
const others: Record<string, OtherKind> = {
  animation: 'gif',
  sticker: 'sticker',
  voice: 'voice',
  audio: 'audio',
  video: 'video',
  video_note: 'video_note',
  poll: 'poll',
  dice: 'game',
  game: 'game',
  story: 'story',
};

/** What happens in a chat without anybody saying something to us. */
const silent = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'chat_background_set',
  'proximity_alert_triggered',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'users_shared',
  'chat_shared',
  'connected_website',
  'boost_added',
];

/** A command is a word that always works, said with a slash; what a link adds to /start means nothing here. */
const wordsOf = (text: string): string => {
  const command = /^\/(\w+)(?:@\w+)?(?=\s|$)/.exec(text);
  if (!command) return text;
  const word = command[1] ?? '';
  return word.toLowerCase() === 'start' ? 'start' : `${word}${text.slice(command[0].length)}`;
};

const fileEvent = (
  file: TelegramFile,
  { name, mime }: { name: string; mime: string },
  { caption }: TelegramMessage,
): Inbound['event'] =>
  (file.file_size ?? 0) > mostBytes
    ? { kind: 'lost_file', name, because: 'too_large' }
    : { kind: 'remote_file', ref: file.file_id, name, mime, ...(caption ? { caption } : {}) };

const photoEvent = (message: TelegramMessage): Inbound['event'] | null => {
  const [largest] = (message.photo ?? []).toSorted((a, b) => b.width * b.height - a.width * a.height);
  const named = { name: `foto-${message.message_id}.jpg`, mime: 'image/jpeg' };
  return largest ? fileEvent(largest, named, message) : null;
};

const contactEvent = ({ contact, from, forward_origin }: TelegramMessage): Inbound['event'] | null =>
  contact
    ? {
        kind: 'contact',
        phone: contact.phone_number.replace(/^(?=\d)/, '+'),
        own: contact.user_id !== undefined && contact.user_id === from?.id && forward_origin === undefined,
      }
    : null;

const otherEvent = (message: TelegramMessage): Inbound['event'] | null => {
  const known = Object.keys(others).find((key) => message[key] !== undefined);
  return known === undefined ? null : { kind: 'other', what: others[known] ?? 'unknown' };
};

const textEvent = (message: TelegramMessage, text: string): Inbound['event'] => ({
  kind: 'text',
  text: wordsOf(text),
  message: String(message.message_id),
  ...(message.reply_to_message ? { quotes: String(message.reply_to_message.message_id) } : {}),
  ...(message.forward_origin === undefined ? {} : { forwarded: true }),
});

const placeEvent = ({ location, venue }: TelegramMessage): Inbound['event'] | null => {
  const place = location ?? venue?.location;
  if (!place) return null;
  const { latitude, longitude } = place;
  return { kind: 'location', latitude, longitude, ...(location?.live_period ? { live: true } : {}) };
};

const eventOf = (message: TelegramMessage): Inbound['event'] => {
  const { text, document } = message;
  if (text !== undefined) return textEvent(message, text);
  const named = {
    name: document?.file_name ?? 'berkas',
    mime: document?.mime_type ?? 'application/octet-stream',
  };
  return (
    contactEvent(message) ??
    otherEvent(message) ??
    (document ? fileEvent(document, named, message) : null) ??
    photoEvent(message) ??
    placeEvent(message) ?? { kind: 'other', what: 'unknown' }
  );
};

/**
 * `known` is what an update is known by: Telegram's number of it, and its own ids beside that, because after a week of
 * silence the numbers begin anew and may have been used before.
 */
type From = { account: string; known: string };

type Together = Pick<Inbound, 'album' | 'order'>;

const said = (chat: number, event: Inbound['event'], { account, known }: From, together: Together = {}) => ({
  kind: 'said' as const,
  chat,
  inbound: {
    channel: 'telegram' as const,
    account,
    address: String(chat),
    phone: null,
    providerId: known,
    event,
    ...together,
  },
});

const messageReading = (message: TelegramMessage, from: From): Reading => {
  const { chat } = message;
  if (chat.type !== 'private') return chat.type === 'channel' ? nothing : { kind: 'group', chat: chat.id };
  if (message.from?.is_bot || silent.some((key) => message[key] !== undefined)) return nothing;
  const { media_group_id: album, message_id: order } = message;
  return said(chat.id, eventOf(message), from, album === undefined ? {} : { album, order });
};

/** Only words can be mended by writing over them; a moving location says the same again and again. */
const editReading = ({ chat, text, message_id }: TelegramMessage, from: From): Reading =>
  chat.type === 'private' && text !== undefined
    ? said(chat.id, { kind: 'edited', message: String(message_id), text: wordsOf(text) }, from)
    : nothing;

const pressReading = (query: NonNullable<Update['callback_query']>, from: From): Reading => {
  const { id, data, message } = query;
  if (data === undefined || !message || message.chat.type !== 'private') return { kind: 'spent', press: id };
  const press: Press = {
    id,
    chat: message.chat.id,
    message: message.message_id,
    data,
    keyboard: message.reply_markup,
  };
  const page = pageIn(data);
  if (page !== null) return { kind: 'page', press, page };
  if (data === spent) return { kind: 'spent', press: id };
  return { ...said(press.chat, { kind: 'button', option: data }, from), press };
};

/** The last of the signs set under a message; one taken away is nobody's word. */
const reactionReading = ({ chat, message_id, new_reaction }: TelegramReaction, from: From): Reading => {
  const emoji = new_reaction.at(-1)?.emoji;
  return chat.type === 'private' && emoji !== undefined
    ? said(chat.id, { kind: 'reaction', emoji, quotes: String(message_id) }, from)
    : nothing;
};

const membershipReading = ({ chat, new_chat_member }: NonNullable<Update['my_chat_member']>): Reading => {
  const away = ['kicked', 'left'].includes(new_chat_member.status);
  if (chat.type === 'private') return { kind: 'membership', address: String(chat.id), blocked: away };
  return away || chat.type === 'channel' ? nothing : { kind: 'group', chat: chat.id };
};

const partsOf = (message: TelegramMessage | undefined): (number | undefined)[] =>
  message ? [message.chat.id, message.message_id, message.date, message.edit_date] : [];

const knownBy = (update: Update): string => {
  const { update_id, message, edited_message, message_reaction, callback_query } = update;
  const parts = message_reaction
    ? ['reaction', message_reaction.chat.id, message_reaction.message_id, message_reaction.date]
    : partsOf(message ?? edited_message);
  return ['update', update_id, ...parts, callback_query?.id].filter((part) => part !== undefined).join(':');
};

/** What an update means to us; `account` is the bot it came to. */
export const readUpdate = (update: Update, account: string): Reading => {
  const from = { account, known: knownBy(update) };
  if (update.message) return messageReading(update.message, from);
  if (update.edited_message) return editReading(update.edited_message, from);
  if (update.callback_query) return pressReading(update.callback_query, from);
  if (update.message_reaction) return reactionReading(update.message_reaction, from);
  return update.my_chat_member ? membershipReading(update.my_chat_member) : nothing;
};
