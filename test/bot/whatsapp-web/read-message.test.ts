import { expect, test } from 'vitest';
import type { SeenMessage } from '../../../bot/channels/whatsapp-web/protocol.ts';
import { mostBytes, readCall, readMessage } from '../../../bot/channels/whatsapp-web/read-message.ts';

const chat = '6281234567890@c.us';
const seen = (what: Partial<SeenMessage> = {}): SeenMessage => ({
  id: `false_${chat}_3A01`,
  key: '3A01',
  chat,
  aliases: [],
  fromMe: false,
  type: 'chat',
  at: 1_795_000_000,
  body: '',
  editedAt: null,
  media: null,
  place: null,
  cards: [],
  quotes: null,
  marks: [],
  ...what,
});
const eventOf = (what: Partial<SeenMessage>) => readMessage(seen(what))?.event;

test('a text comes with who sent it, which it is and when', () => {
  expect(readMessage(seen({ body: 'menu', aliases: ['9@lid'] }))).toEqual({
    channel: 'whatsapp',
    account: 'web',
    address: chat,
    phone: '+6281234567890',
    aliases: ['9@lid'],
    providerId: '3A01',
    sentAt: new Date(1_795_000_000_000),
    event: { kind: 'text', text: 'menu', message: '3A01' },
  });
});

test.each<[string, Partial<SeenMessage>, string | null]>([
  ['the number it is', {}, '+6281234567890'],
  ['a hidden number', { chat: '123456789012345@lid' }, null],
  ['a hidden number WhatsApp tells', { chat: '123456789012345@lid', aliases: [chat] }, '+6281234567890'],
])('of an address the phone is %s', (_, what, phone) => {
  expect(readMessage(seen(what))?.phone).toBe(phone);
});

const media = { name: 'surat.pdf', mime: 'application/pdf', bytes: 1000 };
test.each<[string, Partial<SeenMessage>, unknown]>([
  [
    'a document with a caption',
    { type: 'document', media, body: 'Surat kami' },
    {
      kind: 'remote_file',
      ref: `false_${chat}_3A01`,
      name: 'surat.pdf',
      mime: 'application/pdf',
      caption: 'Surat kami',
    },
  ],
  [
    'a document that repeats its name',
    { type: 'document', media, body: 'surat.pdf' },
    { kind: 'remote_file', ref: `false_${chat}_3A01`, name: 'surat.pdf', mime: 'application/pdf' },
  ],
  [
    'a photo without a name',
    { type: 'image', media: { name: null, mime: 'image/jpeg', bytes: 1 } },
    { kind: 'remote_file', ref: `false_${chat}_3A01`, name: 'foto-1795000000.jpg', mime: 'image/jpeg' },
  ],
  [
    'a file that is too large',
    { type: 'document', media: { ...media, bytes: mostBytes + 1 } },
    { kind: 'lost_file', name: 'surat.pdf', because: 'too_large' },
  ],
  ['a photo that is gone', { type: 'image' }, { kind: 'other', what: 'unknown' }],
  [
    'a place',
    { type: 'location', place: { latitude: -0.02, longitude: 109.3 } },
    { kind: 'location', latitude: -0.02, longitude: 109.3 },
  ],
  [
    'a contact',
    { type: 'vcard', cards: ['BEGIN:VCARD\nTEL;waid=628111:+62 811-1'] },
    { kind: 'contact', phone: '+628111', own: false },
  ],
  [
    'a contact without WhatsApp',
    { type: 'vcard', cards: ['BEGIN:VCARD\nitem1.TEL;type=CELL:0811 222 333\nEND:VCARD'] },
    { kind: 'contact', phone: '0811222333', own: false },
  ],
  [
    'one’s own contact',
    { type: 'vcard', cards: ['TEL;waid=6281234567890:x'] },
    { kind: 'contact', phone: '+6281234567890', own: true },
  ],
  [
    'a contact without a number',
    { type: 'vcard', cards: ['BEGIN:VCARD'] },
    { kind: 'other', what: 'contact_card' },
  ],
  [
    'an answer to one of our messages',
    { body: 'baik', quotes: '3EB0' },
    { kind: 'text', text: 'baik', message: '3A01', quotes: '3EB0' },
  ],
  [
    'a text passed on',
    { body: 'Info!', marks: ['forwarded'] },
    { kind: 'text', text: 'Info!', message: '3A01', forwarded: true },
  ],
  [
    'a place that goes on moving',
    { type: 'location', place: { latitude: -0.02, longitude: 109.3 }, marks: ['live'] },
    { kind: 'location', latitude: -0.02, longitude: 109.3, live: true },
  ],
  [
    'a photo to be seen once',
    { type: 'image', media: { name: null, mime: 'image/jpeg', bytes: 1 }, marks: ['view_once'] },
    { kind: 'other', what: 'view_once' },
  ],
  [
    'one that WhatsApp keeps from browsers',
    { type: 'ciphertext', marks: ['view_once'] },
    { kind: 'other', what: 'view_once' },
  ],
  ['a moving picture', { type: 'video', media, marks: ['gif'] }, { kind: 'other', what: 'gif' }],
  [
    'cards of two people',
    { type: 'multi_vcard', cards: ['TEL;waid=628111:x', 'TEL:0822'] },
    { kind: 'contact', phone: '+628111', own: false, also: ['0822'] },
  ],
  ['a message taken back', { type: 'revoked' }, { kind: 'deleted', message: '3A01' }],
  ['a voice message', { type: 'ptt', media }, { kind: 'other', what: 'voice' }],
  ['something new', { type: 'unknown' }, { kind: 'other', what: 'unknown' }],
  ['words written over', { body: 'baru', editedAt: 5 }, { kind: 'edited', message: '3A01', text: 'baru' }],
])('%s', (_, what, event) => {
  expect(eventOf(what)).toEqual(event);
});

test.each<[string, Partial<SeenMessage>]>([
  ['of a group', { chat: '1203@g.us' }],
  ['of a status', { chat: 'status@broadcast' }],
  ['of a newsletter', { chat: '1203@newsletter' }],
  ['of our own', { fromMe: true }],
  ['that is a status', { type: 'status' }],
  ['that is a reaction', { type: 'reaction' }],
  ['of the protocol', { type: 'protocol' }],
  ['about encryption', { type: 'e2e_notification' }],
  ['that is a photo with a new caption', { type: 'image', media, editedAt: 1 }],
])('a message %s is not heard', (_, what) => {
  expect(readMessage(seen({ body: 'halo', ...what }))).toBeNull();
});

test('each change of a text is one, told twice or not', () => {
  const idOf = (what: Partial<SeenMessage>) => readMessage(seen(what))?.providerId;
  expect(idOf({ body: 'a', editedAt: 1 })).toBe(idOf({ body: 'a', editedAt: 1 }));
  expect(idOf({ body: 'a', editedAt: 0 })).toBe(idOf({ body: 'a', editedAt: 0 }));
  const ids = [
    { body: 'a' },
    { body: 'a', editedAt: 1 },
    { body: 'b', editedAt: 2 },
    { body: 'c', editedAt: 0 },
    { body: 'd', editedAt: 0 },
  ].map(idOf);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the number under which a message is stored is the same from every address of its sender', () => {
  const ids = [chat, '123456789012345@lid'].map(
    (from) => readMessage(seen({ chat: from, id: `false_${from}_3A01` }))?.providerId,
  );
  expect(new Set(ids).size).toBe(1);
});

test('a call is told as what it was', () => {
  expect(readCall({ key: 'c1', chat, video: false })).toMatchObject({
    providerId: 'call:c1',
    event: { what: 'call' },
  });
  expect(readCall({ key: 'c1', chat, video: true })).toMatchObject({ event: { what: 'video_call' } });
});
