import { z } from 'zod';
import type { Inbound } from '../../../app/inbound.ts';
import { imitated, imitatedNames, simulatorAccount } from './imitated.ts';

const phone = z
  .string()
  .transform((typed) =>
    typed
      .replace(/[\s().-]/g, '')
      .replace(/^0/, '+62')
      .replace(/^(?=\d)/, '+'),
  )
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'is not a phone number; write it like 6281200000001'));

const base64 = z
  .string()
  .min(1, 'is empty')
  // Not zod's own pattern: that one backtracks, and these strings are megabytes long.
  .refine(
    (text) => text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, '')),
    'is not base64',
  );

const id = z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters');
const text = z.string().min(1, 'is empty').max(65_536, 'is longer than 65536 characters');
const seq = z.int().min(1);

const contents = {
  text,
  button: z.string().min(1, 'is empty').max(64, 'is longer than 64 characters'),
  file: z.strictObject({
    name: z.string().min(1, 'is empty').max(255, 'is longer than 255 characters'),
    mime: z.string().max(255, 'is longer than 255 characters'),
    base64,
    caption: z.string().max(4096, 'is longer than 4096 characters').optional(),
  }),
  contact: z.strictObject({ phone, own: z.boolean().optional() }),
  location: z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  voice: z.strictObject({ seconds: z.number().min(0).max(36_000) }),
  sticker: z.strictObject({}),
  viewOnce: z.strictObject({}),
  poll: z.strictObject({}),
  reaction: z.strictObject({ seq, emoji: z.string().min(1, 'is empty').max(32) }),
  edit: z.strictObject({ id, text }),
  delete: z.strictObject({ id }),
};
const kinds = Object.keys(contents) as (keyof typeof contents)[];

/** What `POST /simulator/inbound` takes: exactly one content, and what phones say beside it. */
export const InboundBody = z
  .strictObject({
    channel: z.enum(imitatedNames),
    // No colon, because the provider's id is made of chat, colon, id.
    chat: z.string().regex(/^[A-Za-z0-9@._-]{1,64}$/, 'must be 1 to 64 letters, digits or @ . _ -'),
    id,
    /** The same on files sent together. */
    album: z.string().min(1).max(64).optional(),
    /** The number of the message replied to, as `GET /simulator/outbound` gives it. */
    quote: seq.optional(),
    sentAt: z.iso.datetime({ offset: true }).optional(),
    ...z.object(contents).partial().shape,
  })
  .superRefine((body, context) => {
    const given = kinds.filter((kind) => body[kind] !== undefined);
    if (given.length === 1) return;
    const has = given.length === 0 ? 'has none' : `has ${given.join(' and ')}`;
    context.addIssue({
      code: 'custom',
      message: `exactly one of ${kinds.join(', ')} is needed, this message ${has}`,
    });
  });
export type InboundBody = z.infer<typeof InboundBody>;

/** One sentence that names the first thing wrong with a request, without quoting what was sent. */
export function whatIsWrong(error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue?.path.join('.') ?? '';
  return `${where === '' ? 'The request' : where}: ${issue?.message ?? 'is not valid'}.`;
}

/** The number of the message a body is about, where it is about one: what it replies to, or what a sign is set under. */
export const aboutSeq = ({ quote, reaction }: InboundBody): number | null => reaction?.seq ?? quote ?? null;

/**
 * The message as an adapter hands it in; ids are per chat, as the real channels' are. `about` is the provider's id of the
 * message it is about. Where the imitated channel says nothing of albums, neither does this.
 */
export function toInbound(body: InboundBody, about: string | null): Inbound {
  const album = imitated[body.channel].album ? body.album : undefined;
  return {
    channel: body.channel,
    account: simulatorAccount,
    address: body.chat,
    phone: imitated[body.channel].idsProvePhone ? phoneOf(body.chat) : null,
    providerId: `${body.chat}:${body.id}`,
    ...(body.sentAt === undefined ? {} : { sentAt: new Date(body.sentAt) }),
    ...(album === undefined ? {} : { album }),
    event: eventOf(body, about),
  };
}

/** What no person can answer with, by the key that stands for it. */
const others = { voice: 'voice', sticker: 'sticker', viewOnce: 'view_once', poll: 'poll' } as const;
const otherKeys = Object.keys(others) as (keyof typeof others)[];

function eventOf(body: InboundBody, about: string | null): Inbound['event'] {
  const { text: words, button, contact, location, file, reaction, edit } = body;
  if (words !== undefined)
    return { kind: 'text', text: words, message: body.id, ...(about === null ? {} : { quotes: about }) };
  if (button !== undefined) return { kind: 'button', option: button };
  if (contact !== undefined) return { kind: 'contact', phone: contact.phone, own: contact.own ?? true };
  if (location !== undefined) return { kind: 'location', ...location };
  if (file !== undefined) return fileEvent(file);
  if (reaction !== undefined && about !== null)
    return { kind: 'reaction', emoji: reaction.emoji, quotes: about };
  if (edit !== undefined) return { kind: 'edited', message: edit.id, text: edit.text };
  if (body.delete !== undefined) return { kind: 'deleted', message: body.delete.id };
  const other = otherKeys.find((key) => body[key] !== undefined);
  if (other === undefined) throw new Error('a checked body holds exactly one content');
  return { kind: 'other', what: others[other] };
}

const fileEvent = ({
  name,
  mime,
  base64: bytes,
  caption,
}: NonNullable<InboundBody['file']>): Inbound['event'] => ({
  kind: 'file',
  name,
  mime,
  bytes: Buffer.from(bytes, 'base64'),
  ...(caption ? { caption } : {}),
});

/** WhatsApp proves the number of a chat named by it, not of a LID. */
function phoneOf(chat: string): string | null {
  const digits = /^([1-9]\d{7,14})(@c\.us|@s\.whatsapp\.net)?$/.exec(chat)?.[1];
  return digits === undefined ? null : `+${digits}`;
}
