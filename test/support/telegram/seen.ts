import type { Entity } from './html.ts';
import type { KeyboardButton } from './markup.ts';
import type { Message } from './world.ts';

export type Button = { label: string; data: string | null; url: string | null };
export type KeyboardKey = { label: string; requestContact: boolean; requestLocation: boolean };
export type SeenFile = { name: string; mime: string; size: number; bytes(): Buffer };

/** A message of the bot as somebody sees it at one moment. */
export type Seen = {
  id: number;
  at: number;
  /** Text or caption without markup. */
  text: string;
  entities: Entity[];
  /** As the bot sent it, when it used markup. */
  html: string | null;
  buttons: Button[];
  rows: Button[][];
  /** The reply keyboard this message brought. */
  keyboard: KeyboardKey[] | null;
  document: SeenFile | null;
  photo: SeenFile | null;
  edited: boolean;
};

const buttonOf = (button: {
  text: string;
  callback_data?: string | undefined;
  url?: string | undefined;
}): Button => ({
  label: button.text,
  data: button.callback_data ?? null,
  url: button.url ?? null,
});

/** A key of a reply keyboard as somebody sees it. */
export const keyOf = (button: KeyboardButton): KeyboardKey => ({
  label: button.text,
  requestContact: button.request_contact,
  requestLocation: button.request_location,
});

const fileOf = ({ media }: Message, kind: string): SeenFile | null => {
  if (media?.kind !== kind || !media.file) return null;
  const { name, mime, bytes } = media.file;
  return { name, mime, size: bytes.length, bytes: () => bytes };
};

/** What somebody sees of a message now. */
export const seenOf = (message: Message): Seen => {
  const rows = (message.inline ?? []).map((row) => row.map(buttonOf));
  return {
    id: message.id,
    at: message.at,
    text: message.text,
    entities: message.entities,
    html: message.html,
    buttons: rows.flat(),
    rows,
    keyboard: message.replyKeyboard?.flat().map(keyOf) ?? null,
    document: fileOf(message, 'document'),
    photo: fileOf(message, 'photo'),
    edited: message.editedAt !== null,
  };
};

/** A few words for the complaint when something awaited did not come. */
export const sketch = ({ text, buttons }: Seen): string =>
  `${text.slice(0, 200)} [${buttons.map(({ label }) => label).join(' | ')}]`;
