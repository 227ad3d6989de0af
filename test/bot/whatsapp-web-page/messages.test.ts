import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { openPaired, waiting } from './client.ts';
import type { WhatsappWorld } from '../../support/whatsapp-web/world.ts';

let paired: Awaited<ReturnType<typeof openPaired>>;
let world: WhatsappWorld;
let opened: (typeof paired)['opened'];

beforeAll(async () => {
  paired = await openPaired();
  ({ world, opened } = paired);
});

afterAll(() => paired.close());

const send = (to: string, text: string) => opened.client.sendMessage(to, text, waiting);

test('what a person says comes as a message, what the office says reaches the person', async () => {
  const siti = world.person({ name: 'Siti' });
  const said = await opened.message(await siti.say('Selamat pagi', { at: new Date('2026-11-22T01:02:03Z') }));
  expect(said).toMatchObject({
    from: siti.address,
    body: 'Selamat pagi',
    type: 'chat',
    fromMe: false,
    hasMedia: false,
  });
  expect(said.timestamp).toBe(Date.parse('2026-11-22T01:02:03Z') / 1000);

  const text = 'Selamat datang di *DISKOMINFO*, lihat https://disko.example/aman/x';
  const sent = await send(said.from, text);
  const heard = await siti.next();
  expect(heard).toMatchObject({ id: sent.id._serialized, text });
  expect(opened.messages('message_create').map(({ fromMe }) => fromMe)).toEqual([false, true]);
});

test('the ticks of a sent message come one by one: server, phone, read', async () => {
  const siti = world.person();
  const sent = await send(siti.address, 'Sudah dibaca?');
  expect(sent.ack).toBe(1);
  const acks = () =>
    opened
      .all('message_ack')
      .filter(([message]) => (message as typeof sent).id._serialized === sent.id._serialized)
      .map(([, ack]) => ack);
  await eventually(acks).toEqual([1, 2]);
  siti.read();
  await eventually(acks).toEqual([1, 2, 3]);
});

test('somebody who has blocked the office hears nothing, and one tick is all there is', async () => {
  const siti = world.person();
  siti.block();
  const sent = await send(siti.address, 'Halo?');
  const later = world.person();
  const second = await send(later.address, 'Halo');
  await eventually(() =>
    opened
      .all('message_ack')
      .some(([message, ack]) => (message as typeof sent).id.id === second.id.id && ack === 2),
  ).toBe(true);
  expect((await opened.client.getMessageById(sent.id._serialized)).ack).toBe(1);
  expect(siti.heard()).toEqual([]);
});

test('a person with a hidden address writes from it, hears at it, and their number is told only if they let it', async () => {
  const open = world.person({ phone: '+628111', lid: '100000000000011', name: 'Budi' });
  const hidden = world.person({ lid: '100000000000012', hidePhone: true });
  for (const person of [open, hidden]) {
    const said = await opened.message(await person.say('Halo'));
    expect(said.from).toBe(person.address);
    expect(said.from).toMatch(/@lid$/);
    await send(said.from, 'Halo juga');
    expect((await person.next()).text).toBe('Halo juga');
  }
  expect(await opened.client.getContactLidAndPhone([open.address, hidden.address])).toEqual([
    { lid: open.address, pn: '628111@c.us' },
    { lid: hidden.address, pn: undefined },
  ]);
  const contact = await (await opened.message(await open.say('Ini saya'))).getContact();
  expect(contact).toMatchObject({ pushname: 'Budi', isMe: false, isGroup: false });
  expect(contact.id._serialized).toBe('628111@c.us');
});

test('a person moved to a hidden address writes from it and is the same to who asks', async () => {
  const siti = world.person({ phone: '+628222' });
  await opened.message(await siti.say('Dulu'));
  siti.moveToLid('100000000000022');
  expect((await opened.message(await siti.say('Sekarang'))).from).toBe('100000000000022@lid');
  expect(await opened.client.getContactLidAndPhone(['100000000000022@lid'])).toEqual([
    { lid: '100000000000022@lid', pn: '628222@c.us' },
  ]);
});

test('the same id said twice is one message', async () => {
  const siti = world.person();
  const first = await siti.say('Sekali', { id: '3ADOUBLE' });
  expect(await siti.say('Sekali', { id: '3ADOUBLE' })).toBe(first);
  await opened.message(await siti.say('Lalu'));
  expect(opened.messages().filter(({ id }) => id._serialized === first)).toHaveLength(1);
});

test('an edit, a withdrawal and a reaction come as such', async () => {
  const siti = world.person();
  const id = await siti.say('Salah');
  await opened.message(id);
  await siti.edit(id, 'Benar');
  expect(await opened.message(id, 'message_edit')).toMatchObject({
    body: 'Benar',
    latestEditSenderTimestampMs: expect.any(Number) as number,
  });

  const revoked = await siti.sendOther('revoked');
  expect((await opened.message(revoked, 'message_revoke_everyone')).type).toBe('revoked');

  await send(siti.address, 'Terima kasih');
  await siti.next();
  await siti.sendOther('reaction');
  await opened.until('message_reaction');
  expect(opened.all('message_reaction')[0]?.[0]).toMatchObject({ reaction: '👍', senderId: siti.address });
});

test.each([
  ['poll', { type: 'poll_creation', body: 'Kapan?' }],
  ['location', { type: 'location', location: { latitude: -0.0263, longitude: 109.3425 } }],
  ['contact', { type: 'vcard' }],
  ['sticker', { type: 'sticker', hasMedia: true }],
  ['voice', { type: 'ptt', hasMedia: true }],
  ['video', { type: 'video', hasMedia: true }],
] as const)('a %s comes as the library names it', async (kind, shape) => {
  const siti = world.person();
  expect(await opened.message(await siti.sendOther(kind))).toMatchObject(shape);
});

test('a call rings and can be rejected', async () => {
  const siti = world.person();
  await siti.call();
  await opened.until('call');
  const call = opened.all('call')[0]?.[0] as { from: string; fromMe: boolean; reject(): Promise<void> };
  expect(call).toMatchObject({ from: siti.address, fromMe: false });
  await call.reject();
  expect(siti.rejectedCalls()).toBe(1);
});

test('groups, statuses and newsletters tell by their address what they are', async () => {
  const group = await opened.message(world.sayFromGroup('Arisan'));
  expect(group).toMatchObject({ from: expect.stringMatching(/@g\.us$/) as string, body: 'Arisan' });
  expect((await group.getChat()).isGroup).toBe(true);
  expect(group.author).toMatch(/@c\.us$/);
  expect(await opened.message(world.sayAsStatus('Libur'))).toMatchObject({ isStatus: true });
  expect((await opened.message(world.sayInNewsletter('Kabar'))).from).toMatch(/@newsletter$/);
});

test('chats tell what is unread and give their messages, older ones too', async () => {
  const siti = world.person({ name: 'Siti Aminah' });
  const ids: string[] = [];
  // A second apart: of messages within one second `fetchMessages` with a limit gives the later ones first.
  for (let count = 1; count <= 30; count += 1)
    ids.push(await siti.say(`Pesan ${String(count)}`, { at: new Date(Date.UTC(2026, 10, 22, 1, 0, count)) }));
  await opened.message(ids.at(-1) ?? '');
  const chats = await opened.client.getChats();
  const chat = chats.find(({ id }) => id._serialized === siti.address);
  expect(chat).toMatchObject({ name: 'Siti Aminah', isGroup: false, unreadCount: 30 });
  const fetched = await chat?.fetchMessages({ limit: 25, fromMe: false });
  expect(fetched?.map(({ id }) => id._serialized)).toEqual(ids.slice(-25));
  await chat?.sendSeen();
  const [again] = (await opened.client.getChats()).filter(({ id }) => id._serialized === siti.address);
  expect(again?.unreadCount).toBe(0);
});

test('typing is shown to the person', async () => {
  const siti = world.person();
  const said = await opened.message(await siti.say('Halo'));
  const chat = await said.getChat();
  await chat.sendStateTyping();
  await chat.clearState();
  await eventually(() => siti.seesTyping()).toEqual(['typing', 'paused']);
});

test('a quoted answer names what it answers', async () => {
  const siti = world.person();
  const said = await opened.message(await siti.say('Kapan?'));
  await said.reply('Besok', undefined, waiting);
  expect(await siti.next()).toMatchObject({ text: 'Besok', replyTo: said.id.id });
});

test.each([
  ['a number without WhatsApp', '6281999999999@c.us', 'No LID for user'],
  ['no address', 'Siti', 'invalid wid'],
])('%s cannot be written to', async (_, address, complaint) => {
  await expect(send(address, 'Halo')).rejects.toThrow(complaint);
});

test('a refused message throws, or comes back with the red mark, and reaches nobody', async () => {
  const siti = world.person();
  world.refuseSends(1);
  await expect(send(siti.address, 'Satu')).rejects.toThrow('refused');
  world.refuseSends(1, 'failed');
  expect((await send(siti.address, 'Dua')).ack).toBe(-1);
  expect(siti.heard()).toEqual([]);
  await send(siti.address, 'Tiga');
  expect((await siti.next()).text).toBe('Tiga');
});

test('a send that is never answered may have arrived, and its tick tells so', async () => {
  const siti = world.person();
  world.refuseSends(1, 'unanswered');
  const answer = send(siti.address, 'Sampai?').then(() => 'answered');
  const { id } = await siti.next();
  const acked = () =>
    opened
      .all('message_ack')
      .some(([message]) => (message as { id: { _serialized: string } }).id._serialized === id);
  await eventually(acked).toBe(true);
  expect(await Promise.race([answer, Promise.resolve('open')])).toBe('open');
  answer.catch(() => {});
});
