import type { Inbound } from '../../../app/inbound.ts';
import type { OtherKind } from '../../../flows/kernel/event.ts';
import { lookUp } from '../kit/wire.ts';
import type { WebhookMedia, WebhookMessage } from './webhook-body.ts';

type Said = Inbound['event'];

/** Kinds nobody can answer a question with; by `type`, or by what an unsupported one was. */
const others: Record<string, OtherKind> = {
  sticker: 'sticker',
  video: 'video',
  video_note: 'video_note',
  gif: 'gif',
  view_once: 'view_once',
  order: 'order',
  product: 'order',
  poll_creation: 'poll',
  poll_update: 'poll',
  event_creation: 'invitation',
  group_invite: 'invitation',
};

/** What happens in a chat without anybody saying something to us. */
const silent = ['system', 'errors', 'request_welcome', 'media_placeholder'];
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

const other = (what: OtherKind): Said => ({ kind: 'other', what });

const contactEvent = ({ contacts, from }: WebhookMessage): Said | null => {
  const phones = contacts?.flatMap((contact) => contact.phones) ?? [];
  const numbers = phones.map((each) => digits(each.wa_id ?? each.phone)).filter((each) => each !== '');
  const [number, ...others] = [...new Set(numbers)];
  if (number === undefined) return contacts ? other('contact_card') : null;
  const owner = phones.map(({ wa_id }) => digits(wa_id)).find((each) => each === number);
  // Anybody may pass on any card: it is the sender's own where Meta names the same number for both.
  return {
    kind: 'contact',
    phone: `+${number}`,
    own: owner !== undefined && number === digits(from),
    ...(others.length > 0 ? { also: others.map((each) => `+${each}`) } : {}),
  };
};

const pressed = ({ interactive }: WebhookMessage): Said | null => {
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  return reply ? { kind: 'button', option: reply.id } : null;
};

/** Only words can be mended by writing over them. */
const edited = ({ edit }: WebhookMessage): Said | null => {
  const text = edit?.message.text?.body;
  return edit && text !== undefined ? { kind: 'edited', message: edit.original_message_id, text } : null;
};

const textEvent = ({ id, text, context }: WebhookMessage): Said | null => {
  if (!text) return null;
  const passedOn = context?.forwarded === true || context?.frequently_forwarded === true;
  return {
    kind: 'text',
    text: text.body,
    message: id,
    ...(context?.id === undefined ? {} : { quotes: context.id }),
    ...(passedOn ? { forwarded: true } : {}),
  };
};

/** A sign taken away again comes without one, and is nobody's word. */
const reacted = ({ reaction }: WebhookMessage): Said | null =>
  reaction?.emoji ? { kind: 'reaction', emoji: reaction.emoji, quotes: reaction.message_id } : null;

const deleted = ({ revoke }: WebhookMessage): Said | null =>
  revoke ? { kind: 'deleted', message: revoke.original_message_id } : null;

/** What is done to something said before; nothing where it does not say to what. */
const afterwards: Record<string, (message: WebhookMessage) => Said | null> = {
  edit: edited,
  reaction: reacted,
  revoke: deleted,
};

/** By `type`; one whose object is not as it should be is something else. */
const readers: Record<string, (message: WebhookMessage) => Said | null> = {
  text: textEvent,
  // Pressed under a template: its words are the answer.
  button: ({ button }) => (button?.text ? { kind: 'text', text: button.text } : null),
  interactive: pressed,
  image: ({ image }) => (image ? fileEvent(image, photoName(image)) : null),
  document: ({ document }) => (document ? fileEvent(document, document.filename ?? 'berkas') : null),
  audio: ({ audio }) => other(audio?.voice === false ? 'audio' : 'voice'),
  location: ({ location }) => (location ? { kind: 'location', ...location } : null),
  contacts: contactEvent,
};

/** What a message says to us; null when nobody said anything. */
export const eventOf = (message: WebhookMessage): Said | null => {
  const { type, unsupported } = message;
  if (silent.includes(type) || silentUnsupported.includes(unsupported?.type ?? '')) return null;
  const after = lookUp(afterwards, type);
  if (after) return after(message);
  const known = lookUp(others, unsupported?.type ?? '') ?? lookUp(others, type);
  return lookUp(readers, type)?.(message) ?? other(known ?? 'unknown');
};
