import type { StoredFile } from '../file-store.ts';
import { readMarkup } from '../markup.ts';
import { integer, json, readText, type Params } from '../params.ts';
import { openChat } from '../reach-chat.ts';
import { badRequest, refuse } from '../refusal.ts';
import { showFile, showMessage } from '../show-message.ts';
import { blankMessage, type Chat, type Media, type Message, type World } from '../world.ts';
import type { Call, Method } from './method.ts';
import { z } from 'zod';

const MB = 1024 * 1024;
const largest = { document: 50 * MB, photo: 10 * MB } as const;
type Kind = keyof typeof largest;

const Reply = z.looseObject({
  message_id: z.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});

const checkReply = (chat: Chat, params: Params): void => {
  const reply = json(params, 'reply_parameters', Reply, 'ReplyParameters');
  const to = reply?.message_id ?? integer(params, 'reply_to_message_id', 0);
  if (to !== 0 && !reply?.allow_sending_without_reply && !chat.messages.has(to))
    badRequest('message to be replied not found');
};

const put = (world: World, chat: Chat, params: Params, words: 'text' | 'caption', media: Media | null) => {
  const { text, entities, html } = readText(params, words);
  const markup = readMarkup(params, chat.type === 'private');
  checkReply(chat, params);
  world.gate.pass(chat.id);
  const message: Message = {
    ...blankMessage(world, chat, world.bot),
    text,
    entities,
    html,
    media,
    inline: markup.inline,
    replyKeyboard: markup.keyboard?.rows ?? null,
    hadReplyMarkup: markup.keyboard !== null || markup.removesKeyboard,
    everButtons: markup.inline?.flat() ?? [],
  };
  if (markup.keyboard)
    Object.assign(chat, { keyboard: markup.keyboard.rows, oneTime: markup.keyboard.oneTime });
  if (markup.removesKeyboard) chat.keyboard = null;
  chat.messages.set(message.id, message);
  chat.bell.ring();
  return { result: showMessage(message) };
};

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Method = (world, { params }) =>
  put(world, openChat(world, params), params, 'text', null);

const isImage = (bytes: Buffer): boolean =>
  ['ffd8ff', '89504e47', '47494638', '52494646'].some((start) =>
    bytes.toString('hex', 0, 4).startsWith(start),
  );

const checkUpload = (kind: Kind, bytes: Buffer): void => {
  if (bytes.length === 0) badRequest('file must be non-empty');
  if (bytes.length > largest[kind] && kind === 'document') refuse(413, 'Request Entity Too Large');
  if (bytes.length > largest[kind]) badRequest('file is too big');
  if (kind === 'photo' && !isImage(bytes)) badRequest('IMAGE_PROCESS_FAILED');
};

const fileOf = (world: World, { params, files }: Call, kind: Kind): StoredFile => {
  const given = params[kind] ?? '';
  const upload = files[given.startsWith('attach://') ? given.slice('attach://'.length) : kind];
  if (upload) {
    checkUpload(kind, upload.bytes);
    return world.files.add({ kind, ...upload });
  }
  if (given === '') badRequest(`there is no ${kind} in the request`);
  if (/^https?:/.test(given)) badRequest('failed to get HTTP URL content');
  const known = world.files.byId(given) ?? badRequest('wrong file identifier/HTTP URL specified');
  if (known.kind !== kind) badRequest(`can't use file of type ${known.kind} as ${kind}`);
  return known;
};

const sendFile =
  (kind: Kind): Method =>
  (world, call) => {
    const chat = openChat(world, call.params);
    const file = fileOf(world, call, kind);
    const value = kind === 'photo' ? [showFile(file)] : showFile(file);
    return put(world, chat, call.params, 'caption', { kind, value, file });
  };

/** https://core.telegram.org/bots/api#senddocument */
export const sendDocument = sendFile('document');
/** https://core.telegram.org/bots/api#sendphoto */
export const sendPhoto = sendFile('photo');

const chatActions =
  /^(typing|upload_photo|(record|upload)_(video|voice|video_note)|upload_document|choose_sticker|find_location)$/;

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Method = (world, { params }) => {
  const chat = openChat(world, params);
  if (!chatActions.test(params.action ?? '')) badRequest('wrong parameter action in request');
  chat.typing += 1;
  chat.bell.ring();
  return { result: true };
};
