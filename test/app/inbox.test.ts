import type { Inbound } from '../../app/inbound.ts';
import { imitated } from '../../bot/channels/simulator/imitated.ts';
import { canByName } from '../support/capabilities.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Channel, Fetched } from '../../app/channel.ts';
import { loadTurn } from '../../app/db/load-turn.ts';
import { giveUpWaiting } from '../../app/db/outbox.ts';
import { openInbox } from '../../app/inbox.ts';
import { openOutbox } from '../../app/outbox.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { eventually } from '../support/eventually.ts';
import { pdfBytes } from '../support/files.ts';
import { openInboxHouse, type InboxHouse } from '../support/inbox-house.ts';

const hour = 3_600_000;
let house: InboxHouse;
const fetched: string[] = [];
const fetch = (ref: string): Promise<Fetched> => {
  fetched.push(ref);
  return Promise.resolve(ref.startsWith('lost') ? { because: 'unavailable' } : { bytes: pdfBytes(1, ref) });
};
const sentOut: string[] = [];
/** Takes everything except what `refuse` says. */
let refuse: (text: string, lastInboundAt: Date) => 'too_old' | 'announced' | 'account' | null = () => null;
const channel: Channel = {
  name: 'whatsapp',
  // As long as a messenger's channel waits for more files, where the simulator hardly does.
  can: { ...imitated.whatsapp, togetherMs: 800 },
  account: 'kantor',
  fetch,
  send: ({ message: { text }, lastInboundAt }) => {
    const because = refuse(text, lastInboundAt);
    sentOut.push(`${because ?? 'sent'}: ${text.split('\n')[0] ?? ''}`);
    if (because === 'announced')
      return Promise.resolve({ ok: true, providerId: 'template', announced: true });
    return Promise.resolve(
      because === null
        ? { ok: true, providerId: randomUUID() }
        : { ok: false, error: because, retryable: because === 'account' },
    );
  },
  notReady: () => null,
  stop: () => Promise.resolve(),
};
beforeAll(async () => {
  house = await openInboxHouse({ channels: [channel] });
});
afterAll(() => house.close());
beforeEach(async () => {
  refuse = () => null;
  sentOut.length = 0;
  house.time.now = new Date();
  await house.db.prisma.delivery.updateMany({ data: { state: 'sent' } });
});

let people = 0;
const newAddress = (): string => `${(people += 1)}@c.us`;
/** Somebody who has been greeted. */
const known = async (): Promise<{ address: string; contactId: string }> => {
  const address = newAddress();
  await house.write(address, 'menu');
  await house.settle();
  const contactId = await house.contactOf(address);
  await house.db.prisma.delivery.deleteMany({ where: { contactId } });
  return { address, contactId };
};
const tell = async (contactId: string, message: Message): Promise<bigint> => {
  const { id: identityId } = await house.db.prisma.identity.findFirstOrThrow({ where: { contactId } });
  const body = house.vault.seal(JSON.stringify(message));
  return (await house.db.prisma.delivery.create({ data: { contactId, identityId, body } })).id;
};
const states = async (contactId: string): Promise<string[]> =>
  (await house.db.prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } })).map(
    ({ state }) => state,
  );
const openSending = () => openOutbox({ ...house, pool: house.db.pool, channels: [channel] });
const sending = async (contactId: string, expected: string[]): Promise<void> => {
  const outbox = openSending();
  await eventually(async () => {
    await outbox.pump();
    return states(contactId);
  }).toEqual(expected);
  await outbox.stop();
};

test('what the channel’s window refuses waits, is not tried again by itself, and goes out first when the person writes', async () => {
  const { address, contactId } = await known();
  refuse = () => 'too_old';
  await tell(contactId, { text: 'kabar 1' });
  await tell(contactId, { text: 'kabar 2' });
  await sending(contactId, ['waiting', 'waiting']);
  expect(await house.metrics.page()).toMatchObject({
    body: expect.stringContaining('teman_waiting_depth 2'),
  });
  refuse = () => null;
  house.time.now = new Date(Date.now() + 5 * 24 * hour);
  await openSending().pump();
  expect(sentOut).toHaveLength(2);

  await house.write(address, 'status');
  await house.settle();
  await sending(contactId, ['sent', 'sent', 'sent']);
  expect(sentOut.slice(2)).toEqual([
    'sent: kabar 1',
    'sent: kabar 2',
    expect.stringContaining('sent: Anda belum'),
  ]);
});

test('one piece of news is announced by one template, and told when the person writes', async () => {
  const { address, contactId } = await known();
  const notice = { kind: 'completed' as const, about: 'TD-2026-7KQ4M9XD' };
  refuse = () => 'announced';
  await tell(contactId, { text: 'berkas hasil', notice });
  await tell(contactId, { text: 'selesai', notice });
  await tell(contactId, { text: 'lain', notice: { ...notice, about: 'TD-2026-F46JN83J' } });
  await sending(contactId, ['waiting', 'waiting', 'waiting']);
  expect(sentOut).toEqual(['announced: berkas hasil', 'announced: lain']);
  refuse = () => null;
  await house.write(address, 'ya');
  await sending(contactId, ['sent', 'sent', 'sent']);
  await house.settle();
});

test('an account of ours that may not send costs nobody a message, however long it takes to mend', async () => {
  const { contactId } = await known();
  await tell(contactId, { text: 'kabar' });
  refuse = () => 'account';
  for (let day = 1; day <= 6; day += 1) {
    sentOut.length = 0;
    house.time.now = new Date(Date.now() + day * 24 * hour);
    const outbox = openSending();
    await outbox.pump();
    await eventually(() => sentOut.length).toBe(1);
    await outbox.stop();
    expect(await states(contactId)).toEqual(['pending']);
  }
  refuse = () => null;
  house.time.now = new Date(Date.now() + 7 * 24 * hour);
  await sending(contactId, ['sent']);
});

test('nothing waits for ever', async () => {
  const { contactId } = await known();
  const id = await tell(contactId, { text: 'kabar' });
  await house.db.prisma.delivery.update({ where: { id }, data: { state: 'waiting' } });
  await giveUpWaiting(house.db.pool, { before: new Date(Date.now() - 30 * 24 * hour), now: new Date() });
  expect(await states(contactId)).toEqual(['waiting']);
  await giveUpWaiting(house.db.pool, { before: new Date(Date.now() + 1000), now: new Date() });
  expect(await states(contactId)).toEqual(['failed']);
});

test('messages that come a day late are stored once, answered together, and open no window', async () => {
  const { address, contactId } = await known();
  const before = await house.db.prisma.identity.findFirstOrThrow({ where: { contactId } });
  const waiting = await tell(contactId, { text: 'kabar' });
  await house.db.prisma.delivery.update({ where: { id: waiting }, data: { state: 'waiting' } });
  const blobs = fetched.length;
  const sentAt = (hours: number) => new Date(Date.now() - hours * hour);
  await house.write(address, 'bantuan', { sentAt: sentAt(50), providerId: 'late-1' });
  await house.write(address, 'bantuan', { sentAt: sentAt(50), providerId: 'late-1' });
  const file = { kind: 'remote_file' as const, ref: 'r', name: 'surat.pdf', mime: 'application/pdf' };
  await house.write(address, file, { sentAt: sentAt(40) });
  await house.write(address, 'status', { sentAt: sentAt(25) });
  expect(await states(contactId)).toEqual(['waiting']);
  expect(await house.db.prisma.identity.findFirstOrThrow({ where: { contactId } })).toMatchObject({
    lastInboundAt: before.lastInboundAt,
  });
  await house.write(address, 'status', { sentAt: sentAt(23) });
  await house.settle();
  const [, apology, ...rest] = await house.answers(contactId);
  expect(apology).toContain('3 pesan Anda sejak');
  expect(apology).toContain('Apa yang bisa kami bantu?');
  expect(rest).toEqual([expect.stringContaining('Anda belum punya permohonan')]);
  expect(fetched).toHaveLength(blobs);
});

test('somebody whose first words come late has written then', async () => {
  const address = newAddress();
  const sentAt = new Date(Date.now() - 30 * hour);
  await house.write(address, 'halo', { sentAt });
  const contactId = await house.contactOf(address);
  expect(await house.db.prisma.identity.findFirst({ where: { contactId } })).toMatchObject({
    lastInboundAt: sentAt,
  });
  await house.settle();
  const [greeting] = await house.answers(contactId);
  expect(greeting).toMatch(/Teman DISKO[^]*baru sampai[^]*Apa yang bisa kami bantu/);
});

/** What the contact's next turn will be about, once everything has been gathered. */
const nextEvents = async (contactId: string): Promise<unknown[]> => {
  const events: unknown[] = [];
  for (;;) {
    const row = await loadTurn(house.db.pool, contactId, new Date());
    if (!row) return events;
    const stored: unknown = JSON.parse(house.vault.open(String(row['payload'])));
    const waiting = {
      messageId: row.messageId,
      contactId,
      account: 'kantor',
      album: row['album'] as string | null,
      stored,
    };
    if (await house.needs.arrive(waiting, (work) => work())) continue;
    events.push(stored);
    await house.db.prisma.inboxMessage.update({
      where: { id: BigInt(row.messageId) },
      data: { doneAt: new Date() },
    });
  }
};
const remote = (ref: string, caption?: string) => ({
  kind: 'remote_file' as const,
  ref,
  name: `${ref}.pdf`,
  mime: 'application/pdf',
  ...(caption ? { caption } : {}),
});

test('files in a row are one step, but never over a text between them; captions stay', async () => {
  const { address, contactId } = await known();
  for (const ref of ['a', 'b', 'c'])
    await house.write(address, remote(ref, ref === 'b' ? 'ini CV' : undefined));
  await house.write(address, 'sudah');
  await house.write(address, remote('d'));
  await house.write(address, {
    kind: 'file',
    name: 'e.pdf',
    mime: 'application/pdf',
    bytes: pdfBytes(1, 'e'),
  });
  await house.write(address, 'selesai');
  await house.write(address, remote('f'));
  const names = (event: unknown): unknown => {
    const { kind, files, name, text } = event as {
      kind: string;
      files?: { name: string }[];
      name?: string;
      text?: string;
    };
    return [kind, ...(files?.map((file) => file.name) ?? [name ?? text])];
  };
  const events = await nextEvents(contactId);
  expect(events.map(names)).toEqual([
    ['album', 'a.pdf', 'b.pdf', 'c.pdf'],
    ['text', 'sudah'],
    ['album', 'd.pdf', 'e.pdf'],
    ['text', 'selesai'],
    ['file', 'f.pdf'],
  ]);
  expect(events[0]).toMatchObject({ files: [{}, { caption: 'ini CV' }, {}] });
});

test('files sent together stand as they were sent, not as they came: by the channel’s numbers, or else by the time of each', async () => {
  const { address, contactId } = await known();
  const photo = (n: number): Partial<Inbound> => ({ album: '13000000000000123', order: n });
  for (const n of [32, 30, 31]) await house.write(address, remote(`foto-${n}`), photo(n));
  const second = (n: number): Date => new Date(house.time.now.getTime() - 60_000 + n * 1000);
  await house.write(address, 'sudah');
  for (const n of [3, 1, 1, 2]) await house.write(address, remote(`foto-${n}`), { sentAt: second(n) });
  await house.write(address, 'lagi');
  // One whose time nobody knows: then nothing is known of their order.
  for (const sentAt of [second(2), undefined, second(1)])
    await house.write(address, remote(String(sentAt?.getSeconds())), sentAt ? { sentAt } : {});
  const events = await nextEvents(contactId);
  const names = (event: unknown): string[] =>
    ((event as { files?: { name: string }[] }).files ?? []).map(({ name }) => name.replace('.pdf', ''));
  expect(names(events[0])).toEqual(['foto-30', 'foto-31', 'foto-32']);
  expect(names(events[2])).toEqual(['foto-1', 'foto-1', 'foto-2', 'foto-3']);
  expect(names(events[4])).toEqual([second(2), undefined, second(1)].map((at) => String(at?.getSeconds())));
});

test('a file alone has its turn within about a second, at once when something follows', async () => {
  const { address, contactId } = await known();
  const began = performance.now();
  await house.write(address, remote('alone'));
  await nextEvents(contactId);
  const alone = performance.now() - began;
  expect(alone).toBeGreaterThan(700);
  let quickest = Infinity;
  // The quickest of several: other work on the machine is not what is measured.
  for (let run = 0; run < 20 && quickest >= 700; run += 1) {
    // Of a file that is lost nothing is to be opened: only the gathering is measured.
    await house.write(address, remote(`lost ${run}`));
    await house.write(address, 'selesai');
    const then = performance.now();
    await nextEvents(contactId);
    quickest = Math.min(quickest, performance.now() - then);
  }
  expect(quickest).toBeLessThan(700);
});

test('a button works whatever the id of its request looks like, and a typed NIK is still not kept', async () => {
  const option = 'act.verify.61710101-0190-4001-8000-000000000000.1';
  await house.write('62899@c.us', { kind: 'button', option });
  await house.write('62899@c.us', 'NIK saya 6171010101904001');
  const rows = await house.db.prisma.inboxMessage.findMany({
    where: { contactId: await house.contactOf('62899@c.us') },
    orderBy: { id: 'asc' },
  });
  const kept = rows.map(({ payload }) => house.vault.open(payload ?? ''));
  expect(kept[0]).toContain(option);
  expect(kept[1]).not.toContain('6171010101904001');
});

test('a NIK is kept nowhere in what is stored: text, edited text, caption, file name, however it is set apart', async () => {
  const address = newAddress();
  const file = { kind: 'remote_file' as const, ref: 'x', mime: 'application/pdf' };
  await house.write(address, 'NIK 6171\n0101\n0190\n4001');
  await house.write(address, { kind: 'edited', message: 'x', text: '6171 / 0101 / 0190 / 4001' } as never);
  await house.write(address, {
    ...file,
    name: 'KTP_6171_0101_0190_4001.pdf',
    caption: '6171*0101*0190*4OO1',
  });
  await house.write(address, `${'a'.repeat(7990)} 6171010101904001`);
  const rows = await house.db.prisma.inboxMessage.findMany({
    where: { contactId: await house.contactOf(address) },
    orderBy: { id: 'asc' },
  });
  const kept = rows.map(({ payload }) => house.vault.open(payload ?? ''));
  expect(kept).toHaveLength(4);
  for (const one of kept) expect(one).not.toMatch(/6171|4001|4OO1/);
  expect(kept[2]).toContain('KTP_[NIK disembunyikan].pdf');
});

test('a file the disk does not take is asked for again, keeps nothing waiting, and administrators hear of it once', async () => {
  const [{ address, contactId }, administrator] = [await known(), await known()];
  await house.db.prisma.staff.create({
    data: { name: 'Sari', role: 'administrator', unit: 'sekretariat', contactId: administrator.contactId },
  });
  const full = {
    put: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    get: () => Promise.resolve(null),
  };
  const store = openInbox({ ...house, files: full, kick: () => undefined, can: canByName });
  const from = { channel: 'whatsapp' as const, account: 'kantor', address, phone: null, aliases: [] };
  const file = { kind: 'file' as const, bytes: pdfBytes(1, 'x'), name: 'surat.pdf', mime: 'application/pdf' };
  await store({ ...from, providerId: 'disk 1', event: file });
  await store({ ...from, providerId: 'disk 2', event: { kind: 'text', text: 'menu' } });
  await store({ ...from, providerId: 'disk 3', event: file });
  await house.settle();
  const messages = await house.db.prisma.inboxMessage.findMany({
    where: { contactId },
    orderBy: { id: 'asc' },
  });
  expect(messages.slice(-3).map(({ kind }) => kind)).toEqual(['lost_file', 'text', 'lost_file']);
  expect(messages.every(({ doneAt }) => doneAt !== null)).toBe(true);
  expect(await states(administrator.contactId)).toEqual(['pending']);
});
