import type { Inbound } from '../../../app/inbound.ts';
import { lookUp } from '../kit/wire.ts';
import type { WebhookMedia, WebhookMessage } from './webhook-body.ts';

type Said = Inbound['event'];

/** Kinds nobody can answer a question with, in words for the person; by `type`, or by what an unsupported one was. */
const others: Record<string, string> = {
  sticker: 'stiker',
  video: 'video',
  gif: 'gambar bergerak (GIF)',
  order: 'pesanan',
  product: 'produk',
  poll_creation: 'jajak pendapat',
  poll_update: 'jajak pendapat',
  group_invite: 'undangan grup',
};
const somethingElse = 'jenis pesan ini';

/** What happens in a chat without anybody saying something to us. */
const silent = ['reaction', 'revoke', 'system', 'errors', 'request_welcome', 'media_placeholder'];
const silentUnsupported = ['pin', 'keep_in_chat', 'reaction', 'edit'];

/** The SHA-256 of a webhook is base64, that of a media place is hex. */
export const sha256Hex = (given: string | undefined): string | null => {
  if (given === undefined) return null;
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  const bytes = Buffer.from(given, 'base64');
  return bytes.length === 32 ? bytes.toString('hex') : null;
};

/** What a file is known by: Meta's id of it, and the SHA-256 its bytes must have. */
export const mediaRef = ({ id, sha256 }: Pick<WebhookMedia, 'id' | 'sha256'>): string =>
  JSON.stringify({ id, sha256: sha256Hex(sha256) });

const fileEvent = (media: WebhookMedia, name: string): Said => ({
  kind: 'remote_file',
  ref: mediaRef(media),
  name,
  mime: media.mime_type,
  ...(media.caption ? { caption: media.caption } : {}),
});

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** A photo has no name: its own id tells two of them apart. */
const photoName = ({ id, mime_type }: WebhookMedia): string =>
  `foto-${id.replace(/\W/g, '').slice(-8)}.${lookUp(endings, mime_type) ?? 'jpg'}`;

const digits = (phone: string | undefined): string => (phone ?? '').replace(/\D/g, '');

const contactEvent = ({ contacts, from }: WebhookMessage): Said | null => {
  const [phone] = contacts?.flatMap(({ phones }) => phones) ?? [];
  const number = digits(phone?.wa_id ?? phone?.phone);
  if (number === '') return null;
  // Anybody may pass on any card: it is the sender's own where Meta names the same number for both.
  return {
    kind: 'contact',
    phone: `+${number}`,
    own: digits(phone?.wa_id) !== '' && number === digits(from),
  };
};

const pressed = ({ interactive }: WebhookMessage): Said | null => {
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  return reply ? { kind: 'button', option: reply.id } : null;
};

const other = (what: string): Said => ({ kind: 'other', what });

/** Only words can be mended by writing over them. */
const edited = ({ edit }: WebhookMessage): Said | null => {
  const text = edit?.message.text?.body;
  return edit && text !== undefined ? { kind: 'edited', message: edit.original_message_id, text } : null;
};

/** By `type`; one whose object is not as it should be is something else. */
const readers: Record<string, (message: WebhookMessage) => Said | null> = {
  text: ({ id, text }) => (text ? { kind: 'text', text: text.body, message: id } : null),
  // Pressed under a template: its words are the answer.
  button: ({ button }) => (button?.text ? { kind: 'text', text: button.text } : null),
  interactive: pressed,
  image: ({ image }) => (image ? fileEvent(image, photoName(image)) : null),
  document: ({ document }) => (document ? fileEvent(document, document.filename ?? 'berkas') : null),
  audio: ({ audio }) => other(audio?.voice === false ? 'rekaman suara' : 'pesan suara'),
  location: ({ location }) => (location ? { kind: 'location', ...location } : null),
  contacts: contactEvent,
};

/** What a message says to us; null when nobody said anything. */
export const eventOf = (message: WebhookMessage): Said | null => {
  const { type, unsupported } = message;
  if (silent.includes(type) || silentUnsupported.includes(unsupported?.type ?? '')) return null;
  if (type === 'edit') return edited(message);
  const known = lookUp(others, unsupported?.type ?? '') ?? lookUp(others, type);
  return lookUp(readers, type)?.(message) ?? other(known ?? somethingElse);
};
