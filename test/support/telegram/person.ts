import { randomInt } from 'node:crypto';
import { noButton, type Label, type Press, pressNow, pressOld, bears } from './pressing.ts';
import type { Seen } from './seen.ts';
import { standingChanged } from './standing.ts';
import { type ChatView, watchChat, withView } from './watch-chat.ts';
import { newChat, type Chat, type Media, type User, type World } from './world.ts';
import {
  documentOf,
  type FileToSend,
  photoOf,
  type PhotoToSend,
  rewrite,
  write,
  writeText,
} from './writing.ts';

export type PersonOptions = {
  firstName?: string;
  /** Shared when a button asks for the contact. */
  phone?: string;
  /** Has written to the bot before; otherwise the bot cannot write to them first. */
  started?: boolean;
};
export type AlbumItem = { document: FileToSend } | { photo: PhotoToSend; caption?: string };
export type Pressed = Label | { message: Seen; label: Label };

/** One person's Telegram: their private chat with the bot. What they send answers with its message number. */
export type Person = ChatView & {
  user: User;
  say(text: string): number;
  /** Presses an inline button, or a key of the reply keyboard (then there is nothing to be answered). */
  press(what: Pressed): Press | null;
  pressOld(message: Seen, label: Label): Press;
  sendDocument(file: FileToSend): number;
  /** Sizes go from small to large; one buffer gets a small size made of its start. */
  sendPhoto(photo: PhotoToSend, caption?: string): number;
  sendAlbum(items: AlbumItem[]): number[];
  shareContact(contact: { phone: string; own: boolean; userId?: number }): number;
  sendLocation(latitude?: number, longitude?: number): number;
  sticker(): number;
  voice(): number;
  video(): number;
  edit(messageId: number, text: string): void;
  block(): void;
  unblock(): void;
  /** The account is deleted. */
  deactivate(): void;
};

const oddities: Record<'sticker' | 'voice' | 'video', Record<string, unknown>> = {
  sticker: { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' },
  voice: { duration: 3, mime_type: 'audio/ogg' },
  video: { duration: 4, width: 640, height: 360, mime_type: 'video/mp4' },
};

const oddity = (world: World, kind: keyof typeof oddities): Media => {
  const file = world.files.add({
    kind,
    name: kind,
    mime: 'application/octet-stream',
    bytes: Buffer.alloc(2048, 7),
  });
  const ids = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
  return { kind, value: { ...oddities[kind], ...ids }, file: null };
};

const chatOf = (world: World, id: number, { firstName = `Orang ${id}`, started }: PersonOptions): Chat => {
  const known = world.chats.get(id);
  const user: User = known?.user ?? { id, is_bot: false, first_name: firstName, language_code: 'id' };
  const chat =
    known ??
    newChat({ id, type: 'private', user, title: '', standing: started === true ? 'open' : 'stranger' });
  if (started && chat.standing === 'stranger') chat.standing = 'open';
  world.chats.set(id, chat);
  world.users.set(id, user);
  return chat;
};

/** Takes up a person's phone. */
export const openPerson = (world: World, id: number, patience: number, options: PersonOptions): Person => {
  const chat = chatOf(world, id, options);
  const user = chat.user ?? { id, is_bot: false, first_name: '' };
  const put = (media: Media, text = '', mediaGroup?: string): number =>
    write(world, chat, user, { media, text, ...(mediaGroup !== undefined && { mediaGroup }) });
  const say = (text: string): number => writeText(world, chat, user, text);
  const shareContact: Person['shareContact'] = ({ phone, own, userId }) => {
    const whose = own ? { user_id: id } : userId === undefined ? {} : { user_id: userId };
    return put({
      kind: 'contact',
      value: { phone_number: phone, first_name: user.first_name, ...whose },
      file: null,
    });
  };
  const sendLocation: Person['sendLocation'] = (latitude = -0.0263, longitude = 109.3425) =>
    put({ kind: 'location', value: { latitude, longitude }, file: null });

  const pressKey = (label: Label): void => {
    const key = chat.keyboard?.flat().find(({ text }) => bears(label, text));
    if (!key) throw noButton(chat, label);
    if (chat.oneTime) chat.keyboard = null;
    if (key.request_contact && options.phone === undefined)
      throw new Error(`Person ${id} has no phone to share.`);
    if (key.request_contact) shareContact({ phone: options.phone ?? '', own: true });
    else if (key.request_location) sendLocation();
    else say(key.text);
  };

  return withView<Omit<Person, keyof ChatView>>(
    {
      user,
      say,
      shareContact,
      sendLocation,
      press(what: Pressed) {
        const { message, label } =
          typeof what === 'object' && 'label' in what ? what : { message: null, label: what };
        const pressed = pressNow(world, chat, user, label, message);
        if (!pressed) pressKey(label);
        return pressed;
      },
      pressOld: (message: Seen, label: Label) => pressOld(world, chat, user, message, label),
      sendDocument: (file: FileToSend) => put(documentOf(world, file), file.caption),
      sendPhoto: (photo: PhotoToSend, caption?: string) => put(photoOf(world, photo), caption),
      sendAlbum(items: AlbumItem[]) {
        const group = String(randomInt(1e12, 2e12));
        return items.map((item) =>
          'document' in item
            ? put(documentOf(world, item.document), item.document.caption, group)
            : put(photoOf(world, item.photo), item.caption, group),
        );
      },
      sticker: () => put(oddity(world, 'sticker')),
      voice: () => put(oddity(world, 'voice')),
      video: () => put(oddity(world, 'video')),
      edit: (messageId: number, text: string) => {
        rewrite(world, chat, messageId, text);
      },
      block: () => {
        standingChanged(world, chat, user, 'blocked');
      },
      unblock: () => {
        standingChanged(world, chat, user, 'open');
      },
      deactivate: () => {
        chat.standing = 'deactivated';
      },
    },
    watchChat(world, chat, patience),
  );
};
