import { createHash } from 'node:crypto';
import type { Inbound } from '../../../app/inbound.ts';
import type { OtherKind } from '../../../flows/kernel/event.ts';
import { isMoment, lookUp } from '../kit/wire.ts';
import type { News, SeenMessage } from './protocol.ts';

/** The one account: which number it is changes by pairing, the people who write to it stay the same. */
export const account = 'web';

/** More than this is not fetched through a browser's memory; the same as on Telegram. */
export const mostBytes = 20 * 1024 * 1024;

/** Kinds of messages nobody can answer a question with. */
const others: Record<string, OtherKind> = {
  sticker: 'sticker',
  ptt: 'voice',
  audio: 'audio',
  video: 'video',
  ptv: 'video_note',
  poll_creation: 'poll',
  scheduled_event_creation: 'invitation',
  event_creation: 'invitation',
  groups_v4_invite: 'invitation',
  order: 'order',
  product: 'order',
  payment: 'order',
  ciphertext: 'unopened',
  unknown: 'unknown',
};

/** Texts, and what other apps' buttons and lists come back as. */
const texts = ['chat', 'list_response', 'buttons_response', 'template_button_reply'];
const files: Record<string, { name: string; mime: string }> = {
  image: { name: 'foto', mime: 'image/jpeg' },
  document: { name: 'berkas', mime: 'application/octet-stream' },
};
const extensions: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
};

const isPerson = (chat: string): boolean => /@(c\.us|lid)$/.test(chat);

/** The number an id is made of, where it is one. */
const phoneIn = (ids: readonly string[]): string | null => {
  const digits = ids.map((id) => /^(\d{6,15})@c\.us$/.exec(id)?.[1]).find((found) => found !== undefined);
  return digits === undefined ? null : `+${digits}`;
};

const fileEvent = ({ id, type, at, body, media }: SeenMessage): Inbound['event'] | null => {
  const usual = lookUp(files, type);
  if (!usual || !media) return null;
  const mime = media.mime ?? usual.mime;
  const name = media.name ?? `${usual.name}-${at}${lookUp(extensions, mime) ?? ''}`;
  if ((media.bytes ?? 0) > mostBytes) return { kind: 'lost_file', name, because: 'too_large' };
  // A document without a caption says its own name in its place.
  const caption = body.trim() === '' || body === name ? undefined : body;
  return { kind: 'remote_file', ref: id, name, mime, ...(caption === undefined ? {} : { caption }) };
};

/** The first number of a contact card; WhatsApp's own ids (`waid`) are whole numbers. */
const phoneOfCard = (card: string): string | null => {
  const waid = /waid=(\d{6,15})/.exec(card)?.[1];
  const written = /^(?:item\d+\.)?TEL[^:\n]*:(.+)$/m.exec(card)?.[1]?.replace(/[^\d+]/g, '');
  if (waid !== undefined) return `+${waid}`;
  return written === undefined || written === '' ? null : written;
};

const contactEvent = ({ cards }: SeenMessage, sender: string | null): Inbound['event'] | null => {
  const [phone, ...also] = [...new Set(cards.map(phoneOfCard).filter((found) => found !== null))];
  if (phone === undefined) return null;
  const own = sender !== null && phone === sender;
  return { kind: 'contact', phone, own, ...(also.length > 0 ? { also } : {}) };
};

const textEvent = ({ key, body, quotes, marks }: SeenMessage): Inbound['event'] => ({
  kind: 'text',
  text: body,
  message: key,
  ...(quotes === null ? {} : { quotes }),
  ...(marks.includes('forwarded') ? { forwarded: true } : {}),
});

const placeEvent = ({ place, marks }: SeenMessage): Inbound['event'] | null =>
  place && { kind: 'location', ...place, ...(marks.includes('live') ? { live: true } : {}) };

/** What nobody can answer with; a photo that is not there any more, or was to be seen once, is one of them. */
const otherKindOf = ({ type, marks }: SeenMessage): OtherKind | undefined => {
  if (marks.includes('view_once')) return 'view_once';
  if (marks.includes('gif')) return 'gif';
  return lookUp(others, type) ?? (lookUp(files, type) && 'unknown');
};

const eventOf = (message: SeenMessage, sender: string | null): Inbound['event'] | null => {
  const { type, key, marks } = message;
  if (texts.includes(type)) return textEvent(message);
  if (type === 'revoked') return { kind: 'deleted', message: key };
  if (type === 'location') return placeEvent(message);
  if (type === 'vcard' || type === 'multi_vcard')
    return contactEvent(message, sender) ?? { kind: 'other', what: 'contact_card' };
  const file = marks.includes('view_once') ? null : fileEvent(message);
  if (file) return file;
  const what = otherKindOf(message);
  // The rest are notices of WhatsApp's own: nobody waits for an answer to them.
  return what === undefined ? null : { kind: 'other', what };
};

type Heard = Extract<News, { type: 'reaction' }>;
type From = Pick<SeenMessage, 'chat' | 'aliases'>;

const inboundOf = ({ chat, aliases }: From, providerId: string, event: Inbound['event']): Inbound => ({
  channel: 'whatsapp',
  account,
  address: chat,
  phone: phoneIn([chat, ...aliases]),
  ...(aliases.length > 0 ? { aliases } : {}),
  providerId,
  event,
});

const at = (seconds: number): { sentAt?: Date } =>
  isMoment(seconds) ? { sentAt: new Date(seconds * 1000) } : {};

/** Only words can be mended by writing over them. Where the page does not say which change it is, the words do. */
const editOf = (message: SeenMessage): Inbound | null => {
  const { type, key, body, editedAt } = message;
  if (type !== 'chat') return null;
  const which = editedAt || createHash('sha256').update(body).digest('hex').slice(0, 16);
  return inboundOf(message, `${key}:edit:${which}`, { kind: 'edited', message: key, text: body });
};

/** What a message on the page means to us; null when nobody said anything to us with it. */
export const readMessage = (message: SeenMessage): Inbound | null => {
  if (message.fromMe || !isPerson(message.chat)) return null;
  if (message.editedAt !== null) return editOf(message);
  const event = eventOf(message, phoneIn([message.chat, ...message.aliases]));
  if (!event) return null;
  const known = event.kind === 'deleted' ? `${message.key}:revoke` : message.key;
  return { ...inboundOf(message, known, event), ...at(message.at) };
};

/** What a call means to us: it is rejected, and its caller told what to do instead. */
export const readCall = ({ key, chat, video }: { key: string; chat: string; video: boolean }): Inbound =>
  inboundOf({ chat, aliases: [] }, `call:${key}`, {
    kind: 'other',
    what: video ? 'video_call' : 'call',
  });

/** A sign set under one of our messages. */
export const readReaction = ({
  key,
  chat,
  emoji,
  to,
}: Pick<Heard, 'key' | 'chat' | 'emoji' | 'to'>): Inbound =>
  inboundOf({ chat, aliases: [] }, `reaction:${key}:${emoji}`, { kind: 'reaction', emoji, quotes: to });
