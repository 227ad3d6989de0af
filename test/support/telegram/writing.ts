import type { StoredFile } from './file-store.ts';
import type { Entity } from './html.ts';
import { showFile, showMessage } from './show-message.ts';
import { blankMessage, type Chat, type Media, type Message, type User, type World } from './world.ts';

const LONGEST_TEXT = 4096;

/** Something a person puts into a chat. */
export type Content = { text?: string; media?: Media; mediaGroup?: string };
export type FileToSend = { name: string; mime: string; bytes: Buffer; caption?: string; hideSize?: boolean };
/** One photo: its bytes, or those of each of its sizes from small to large. */
export type PhotoToSend = Buffer | Buffer[];

const commandsIn = (text: string): Entity[] =>
  [...text.matchAll(/(?<=^|\s)\/\w{1,64}(?:@\w+)?/g)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));

/** In a group a bot hears commands only, unless it is an administrator or was made to read everything. */
const isHeard = (world: World, chat: Chat, text: string): boolean => {
  if (chat.type === 'private') return chat.standing !== 'deactivated';
  if (chat.standing !== 'open' && chat.standing !== 'admin') return false;
  const name = /^\/\w+@(\w+)/.exec(text)?.[1];
  if (name !== undefined) return name.toLowerCase() === world.bot.username?.toLowerCase();
  return chat.standing === 'admin' || world.readsAllGroupMessages || text.startsWith('/');
};

const tell = (world: World, kind: 'message' | 'edited_message', message: Message): void => {
  if (isHeard(world, message.chat, message.text))
    world.queue.add(kind, showMessage(message), message.chat.id);
};

/** Puts a person's message into a chat and tells the bot; answers with its number. */
export const write = (world: World, chat: Chat, from: User, content: Content): number => {
  if (chat.standing === 'stranger') chat.standing = 'open';
  const text = content.text ?? '';
  const message: Message = {
    ...blankMessage(world, chat, from),
    text,
    entities: commandsIn(text),
    media: content.media ?? null,
    mediaGroup: content.mediaGroup ?? null,
  };
  chat.messages.set(message.id, message);
  tell(world, 'message', message);
  return message.id;
};

/** A long text leaves a phone as several messages. */
export const writeText = (world: World, chat: Chat, from: User, text: string): number => {
  const pieces = text.match(new RegExp(`[^]{1,${LONGEST_TEXT}}`, 'g')) ?? [];
  if (text.trim() === '') throw new Error('A phone does not send an empty message.');
  return pieces.map((piece) => write(world, chat, from, { text: piece })).at(-1) ?? 0;
};

/** Changes a person's own message and tells the bot. */
export const rewrite = (world: World, chat: Chat, id: number, text: string): void => {
  const message = chat.messages.get(id);
  if (!message) throw new Error(`There is no message ${id} to edit.`);
  Object.assign(message, { text, entities: commandsIn(text), editedAt: world.now() });
  tell(world, 'edited_message', message);
};

/** A document as it stands in a message. */
export const documentOf = (world: World, { name, mime, bytes, hideSize }: FileToSend): Media => {
  const file = world.files.add({ kind: 'document', name, mime, bytes });
  return { kind: 'document', value: showFile(file, hideSize ? null : bytes.length), file };
};

/** A photo as it stands in a message: every size a file of its own, the largest last. */
export const photoOf = (world: World, photo: PhotoToSend): Media => {
  const given = Array.isArray(photo) ? photo : [photo.subarray(0, Math.ceil(photo.length / 8)), photo];
  const files = given.map((bytes): StoredFile =>
    world.files.add({ kind: 'photo', name: 'photo.jpg', mime: 'image/jpeg', bytes: Buffer.from(bytes) }),
  );
  const shown = files.map((file, index) => ({
    ...showFile(file),
    width: 90 * 2 ** index * 3,
    height: 67 * 2 ** index * 3,
  }));
  return { kind: 'photo', value: shown, file: files.at(-1) ?? null };
};
