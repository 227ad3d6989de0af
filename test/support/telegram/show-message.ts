import type { StoredFile } from './file-store.ts';
import type { Chat, Message } from './world.ts';

type Shape = Record<string, unknown>;

/** A chat as the Bot API shows it. */
export const showChat = ({ id, type, user, title }: Chat): Shape =>
  user ? { id, type, first_name: user.first_name } : { id, type, title };

const sizes: readonly [string, number][] = [
  ['width', 1280],
  ['height', 960],
];

/** A file as the Bot API shows it where it stands in a message. */
export const showFile = (file: StoredFile, size: number | null = file.bytes.length): Shape => ({
  ...(file.kind === 'photo' ? Object.fromEntries(sizes) : { file_name: file.name, mime_type: file.mime }),
  file_id: file.id,
  file_unique_id: file.uniqueId,
  ...(size !== null && { file_size: size }),
});

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** A message as the Bot API shows it. */
export const showMessage = (message: Message): Shape => {
  const { media, text, entities, inline, editedAt, mediaGroup } = message;
  const words = media ? 'caption' : 'text';
  return {
    message_id: message.id,
    from: message.from,
    chat: showChat(message.chat),
    date: seconds(message.at),
    ...(editedAt !== null && { edit_date: seconds(editedAt) }),
    ...(mediaGroup !== null && { media_group_id: mediaGroup }),
    ...(media && { [media.kind]: media.value }),
    ...(text !== '' && { [words]: text }),
    ...(entities.length > 0 && { [media ? 'caption_entities' : 'entities']: entities }),
    ...(inline && { reply_markup: { inline_keyboard: inline } }),
  };
};
