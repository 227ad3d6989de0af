import { expect, test } from 'vitest';
import { readUpdate } from '../../../bot/channels/telegram/read-update.ts';
import { Update } from '../../../bot/channels/telegram/update.ts';

const chat = { id: 5, type: 'private' };
const from = { id: 5, is_bot: false, first_name: 'Rina' };
const read = (update: object) => readUpdate(Update.parse({ update_id: 9, ...update }), '700');
const event = (message: object) => {
  const reading = read({ message: { message_id: 3, date: 1, chat, from, ...message } });
  return reading.kind === 'said' ? reading.inbound.event : reading.kind;
};
const file = { file_id: 'F', file_unique_id: 'U', file_size: 10 };

test('a message is of its chat and bot, and known by its update', () => {
  expect(
    read({ message: { message_id: 3, date: 1, chat, from, text: 'halo', media_group_id: 'a' } }),
  ).toEqual({
    kind: 'said',
    chat: 5,
    inbound: {
      channel: 'telegram',
      account: '700',
      address: '5',
      phone: null,
      providerId: 'update:9:5:3:1',
      event: { kind: 'text', text: 'halo', message: '3' },
      album: 'a',
      order: 3,
    },
  });
});

test.each([
  ['/start', 'start'],
  ['/start campaign_7', 'start'],
  ['/menu@teman_disko_bot', 'menu'],
  ['/masuk ABCD234567', 'masuk ABCD234567'],
  ['/', '/'],
  ['1/2', '1/2'],
  ['/a-b', '/a-b'],
])('%j is read as %j', (text, words) => {
  expect(event({ text })).toMatchObject({ text: words });
});

test.each([
  [{ sticker: file }, { kind: 'other', what: 'sticker' }],
  [{ voice: file }, { kind: 'other', what: 'voice' }],
  [
    { animation: file, document: file },
    { kind: 'other', what: 'gif' },
  ],
  [{ poll: {} }, { kind: 'other', what: 'poll' }],
  [{ what_telegram_invents_next: {} }, { kind: 'other', what: 'unknown' }],
  [{ pinned_message: {} }, 'nothing'],
  [{ from: { ...from, is_bot: true }, text: 'x' }, 'nothing'],
  [{ location: { latitude: 1, longitude: 2 } }, { kind: 'location', latitude: 1, longitude: 2 }],
  [
    { venue: { location: { latitude: 1, longitude: 2 } }, location: { latitude: 1, longitude: 2 } },
    { kind: 'location', latitude: 1, longitude: 2 },
  ],
  [
    { document: { ...file, file_name: 'a.pdf', mime_type: 'application/pdf' }, caption: 'ini' },
    { kind: 'remote_file', ref: 'F', name: 'a.pdf', mime: 'application/pdf', caption: 'ini' },
  ],
  [
    { document: { ...file, file_name: 'a.pdf', file_size: 20 * 1024 * 1024 + 1 } },
    { kind: 'lost_file', name: 'a.pdf', because: 'too_large' },
  ],
  [
    {
      photo: [
        { ...file, file_id: 'small', width: 90, height: 90 },
        { ...file, file_id: 'large', width: 1280, height: 960 },
        { ...file, file_id: 'middle', width: 320, height: 240 },
      ],
    },
    { kind: 'remote_file', ref: 'large', name: 'foto-3.jpg', mime: 'image/jpeg' },
  ],
  [
    { text: 'baik', reply_to_message: { message_id: 2, date: 1, chat } },
    { kind: 'text', text: 'baik', message: '3', quotes: '2' },
  ],
  [
    { text: 'Info!', forward_origin: { type: 'user' } },
    { kind: 'text', text: 'Info!', message: '3', forwarded: true },
  ],
  [
    { location: { latitude: 1, longitude: 2, live_period: 900 } },
    { kind: 'location', latitude: 1, longitude: 2, live: true },
  ],
  [{ contact: { phone_number: '62812', user_id: 5 } }, { kind: 'contact', phone: '+62812', own: true }],
  [{ contact: { phone_number: '+62812', user_id: 6 } }, { kind: 'contact', phone: '+62812', own: false }],
  [{ contact: { phone_number: '62812' } }, { kind: 'contact', phone: '+62812', own: false }],
  [
    { contact: { phone_number: '62812', user_id: 5 }, forward_origin: { type: 'user' } },
    { kind: 'contact', phone: '+62812', own: false },
  ],
])('%j', (message, expected) => {
  expect(event(message)).toEqual(expected);
});

test('an edit is one only of words', () => {
  const edited = (message: object) =>
    read({ edited_message: { message_id: 3, date: 1, edit_date: 2, chat, from, ...message } });
  expect(edited({ text: 'baru' })).toMatchObject({
    inbound: { event: { kind: 'edited', message: '3', text: 'baru' } },
  });
  expect(edited({ location: { latitude: 1, longitude: 2 } }).kind).toBe('nothing');
});

test('a reaction is the sign set last, and none when it is taken away', () => {
  const reacted = (at: object, ...new_reaction: object[]) =>
    read({
      message_reaction: { chat: at, message_id: 4, date: 7, user: from, old_reaction: [], new_reaction },
    });
  expect(reacted(chat, { type: 'emoji', emoji: '👍' })).toMatchObject({
    kind: 'said',
    inbound: {
      providerId: 'update:9:reaction:5:4:7',
      event: { kind: 'reaction', emoji: '👍', quotes: '4' },
    },
  });
  expect(reacted(chat).kind).toBe('nothing');
  expect(reacted(chat, { type: 'custom_emoji', custom_emoji_id: 'x' }).kind).toBe('nothing');
  expect(reacted({ id: -7, type: 'group' }, { type: 'emoji', emoji: '👍' }).kind).toBe('nothing');
});

test('a press is a choice, a page, or nothing', () => {
  const press = (data: string | undefined, message: object | undefined = { message_id: 4, date: 1, chat }) =>
    read({ callback_query: { id: 'c', from, chat_instance: '1', data, message } });
  expect(press('q1.yes')).toMatchObject({
    kind: 'said',
    inbound: { event: { kind: 'button', option: 'q1.yes' } },
    press: { id: 'c', message: 4 },
  });
  expect(press('p.2')).toMatchObject({ kind: 'page', page: 2 });
  expect(press('-')).toEqual({ kind: 'spent', press: 'c' });
  expect(press('q1.yes', { message_id: 4, date: 1, chat: { id: -7, type: 'group' } })).toEqual({
    kind: 'spent',
    press: 'c',
  });
});

test('whether the bot is blocked is told, groups are told apart', () => {
  const member = (at: object, status: string) =>
    read({ my_chat_member: { chat: at, from, new_chat_member: { status } } });
  expect(member(chat, 'kicked')).toEqual({ kind: 'membership', address: '5', blocked: true });
  expect(member(chat, 'member')).toEqual({ kind: 'membership', address: '5', blocked: false });
  expect(member({ id: -7, type: 'group' }, 'member')).toEqual({ kind: 'group', chat: -7 });
  expect(
    read({ message: { message_id: 1, date: 1, chat: { id: -7, type: 'supergroup' }, from, text: 'x' } }),
  ).toEqual({ kind: 'group', chat: -7 });
  expect(read({ message: { message_id: 1, date: 1, chat: { id: -8, type: 'channel' }, text: 'x' } })).toEqual(
    { kind: 'nothing' },
  );
});
