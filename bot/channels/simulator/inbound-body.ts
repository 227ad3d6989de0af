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

const contents = {
  text: z.string().min(1, 'is empty').max(65_536, 'is longer than 65536 characters'),
  button: z.string().min(1, 'is empty').max(64, 'is longer than 64 characters'),
  file: z.strictObject({
    name: z.string().min(1, 'is empty').max(255, 'is longer than 255 characters'),
    mime: z.string().max(255, 'is longer than 255 characters'),
    base64,
  }),
  contact: z.strictObject({ phone }),
  location: z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
};
const kinds = ['text', 'button', 'file', 'contact', 'location'] as const;

/** What `POST /simulator/inbound` takes; exactly one of text, button, file, contact and location. */
export const InboundBody = z
  .strictObject({
    channel: z.enum(imitatedNames),
    // No colon, because the provider's id is made of chat, colon, id.
    chat: z.string().regex(/^[A-Za-z0-9@._-]{1,64}$/, 'must be 1 to 64 letters, digits or @ . _ -'),
    id: z.string().regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters'),
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

/** The message as an adapter hands it in; ids are per chat, as the real channels' are. */
export function toInbound(body: InboundBody): Inbound {
  return {
    channel: body.channel,
    account: simulatorAccount,
    address: body.chat,
    phone: imitated[body.channel].idsProvePhone ? phoneOf(body.chat) : null,
    providerId: `${body.chat}:${body.id}`,
    event: eventOf(body),
  };
}

function eventOf(body: InboundBody): Inbound['event'] {
  if (body.text !== undefined) return { kind: 'text', text: body.text };
  if (body.button !== undefined) return { kind: 'button', option: body.button };
  if (body.contact !== undefined) return { kind: 'contact', phone: body.contact.phone, own: true };
  if (body.location !== undefined) return { kind: 'location', ...body.location };
  if (body.file !== undefined) {
    return {
      kind: 'file',
      name: body.file.name,
      mime: body.file.mime,
      bytes: Buffer.from(body.file.base64, 'base64'),
    };
  }
  throw new Error('a checked body holds exactly one content');
}

/** WhatsApp proves the number of a chat named by it, not of a LID. */
function phoneOf(chat: string): string | null {
  const digits = /^([1-9]\d{7,14})(@c\.us|@s\.whatsapp\.net)?$/.exec(chat)?.[1];
  return digits === undefined ? null : `+${digits}`;
}
