import { z } from 'zod';

/** The kinds of news that reach a person who has not written for a while. Whoever has templates for them adds them. */
export interface NoticeKinds {}
export type NoticeKind = NoticeKinds[keyof NoticeKinds];

/**
 * Something a person can choose. `id` is opaque to channels, at most 64 bytes (Telegram's `callback_data`).
 * kind `line`: written as a numbered line on every channel, never a button (the items of a review);
 * kind `nav`: a button where there are buttons, otherwise left to the words that always work (Kembali, Batal);
 * kind `cell`: a button of a grid (the days of a month); kind `blank`: an empty place or heading of it, not to be chosen.
 * Cells and blanks are only shown where there are buttons: elsewhere the text says the same.
 */
export const Option = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().min(1),
  kind: z.enum(['line', 'nav', 'cell', 'blank']).optional(),
});
export type Option = z.infer<typeof Option>;

/** An option made once: its label is read when it is shown, in the words of that turn's city and language. */
export const option = (id: string, label: () => string): Option => ({
  id,
  get label() {
    return label();
  },
});

/** A stored file sent along with a message. `sha256` names the blob in the file store. */
const MessageFile = z.strictObject({ sha256: z.string(), name: z.string(), mime: z.string() });

/**
 * One outgoing message, whatever the channel. Markup is WhatsApp's: *bold* and _italic_, one blank line between
 * paragraphs. `text` comes first, then the options, then `footer` (a hint in small print).
 */
export const Message = z.strictObject({
  text: z.string(),
  options: z.array(Option).optional(),
  /** Cells and blanks stand in rows of so many. */
  columns: z.int().min(2).max(7).optional(),
  footer: z.string().optional(),
  file: MessageFile.optional(),
  /** What news this is, for channels that after a while only take templates; `about` is a tracking number or a service. */
  notice: z
    .strictObject({ kind: z.custom<NoticeKind>((kind) => typeof kind === 'string'), about: z.string() })
    .optional(),
  /** What does not fit into one message is had by *Selengkapnya*; only for texts that are everybody's. */
  long: z.literal(true).optional(),
  /** Show a "share my contact" button where the channel has one. */
  askContact: z.literal(true).optional(),
});
export type Message = z.infer<typeof Message>;
