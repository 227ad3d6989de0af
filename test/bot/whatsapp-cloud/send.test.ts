import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Outgoing, SendResult } from '../../../app/channel.ts';
import { readConfig, type WhatsappCloudConfig } from '../../../app/config.ts';
import { openAccountWatch } from '../../../bot/channels/whatsapp-cloud/account-watch.ts';
import { openPace } from '../../../bot/channels/whatsapp-cloud/pace.ts';
import { openSender } from '../../../bot/channels/whatsapp-cloud/send.ts';
import { openCloudApi } from '../../../bot/channels/whatsapp-cloud/api.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import type { Person } from '../../support/whatsapp-cloud/person.ts';
import { openGraphServer, type GraphServer } from '../../support/whatsapp-cloud/server.ts';

let server: GraphServer;
let now: Date;
let refusedTemplates: string[];
let send: (outgoing: Outgoing) => Promise<SendResult>;
const stopped = new AbortController().signal;
beforeAll(async () => {
  server = await openGraphServer({ receipts: false });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.mishaps.clear();
  server.log.length = 0;
  now = new Date();
  refusedTemplates = [];
  const config = readConfig({ ...server.env }).whatsapp as WhatsappCloudConfig;
  const everyMs = { well: 60_000, ill: 60_000 };
  const watch = openAccountWatch({
    check: () => Promise.resolve(),
    alert: () => undefined,
    log: pino({ level: 'silent' }),
    stopped,
    everyMs,
  });
  send = openSender({
    api: openCloudApi(config),
    pace: openPace(),
    watch,
    clock: () => now,
    log: pino({ level: 'silent' }),
    stopped,
    answered: () => undefined,
    count: () => undefined,
    templateRefused: (template) => void refusedTemplates.push(template),
  });
});

let deliveries = 0;
const outgoing = (person: Person, message: Message, more: Partial<Outgoing> = {}): Outgoing => ({
  deliveryId: String((deliveries += 1)),
  address: person.account.phone,
  message,
  lastInboundAt: new Date(now.getTime() - 60_000),
  ...more,
});
const writer = (): Person => {
  const person = server.person();
  person.say('menu');
  return person;
};
const calls = (): string[] => server.log.map(({ kind, status }) => `${kind} ${status}`);
const file = { name: 'hasil.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
const withFile = {
  text: 'x'.repeat(1500),
  file: { sha256: 'a', name: 'hasil.pdf', mime: 'application/pdf' },
};

test('a second attempt goes on where the first stopped, and a file goes up once', async () => {
  const person = writer();
  const out = outgoing(person, withFile, { file });
  expect(await send(out)).toMatchObject({ ok: true });
  expect(calls()).toEqual(['send 200', 'upload 200', 'send 200']);

  const again = outgoing(person, withFile, { file });
  server.log.length = 0;
  server.mishaps.fail('upload', { code: 131_016, status: 503 });
  expect(await send(again)).toMatchObject({ ok: false, error: 'transient' });
  server.mishaps.fail('send', { code: 131_000, status: 500 });
  expect(await send(again)).toMatchObject({ ok: false, error: 'transient' });
  expect(await send(again)).toMatchObject({ ok: true });
  expect(calls()).toEqual(['send 200', 'upload 503', 'upload 200', 'send 500', 'send 200']);
  expect(person.messages.map(({ type }) => type)).toEqual(['text', 'document', 'text', 'document']);
});

test('an upload whose answer is lost has shown nothing to anybody', async () => {
  server.mishaps.cut('upload');
  const result = await send(outgoing(writer(), { ...withFile, text: 'Hasil' }, { file }));
  expect(result).toEqual({ ok: false, error: 'transient', retryable: true });
});

test('a calendar entry goes up as the text it is, and keeps its name', async () => {
  const person = writer();
  const entry = { name: 'jadwal.ics', mime: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') };
  const message: Message = { text: 'Jadwal Anda', file: { sha256: 'a', name: entry.name, mime: entry.mime } };
  expect(await send(outgoing(person, message, { file: entry }))).toMatchObject({ ok: true });
  expect(person.last).toMatchObject({
    text: 'Jadwal Anda',
    file: { name: 'jadwal.ics', bytes: entry.bytes },
  });
});

test('a file Meta does not take costs nobody the words that came with it', async () => {
  const person = writer();
  const odd = { name: 'arsip.zip', mime: 'application/zip', bytes: Buffer.from('PK') };
  const message: Message = {
    text: 'Nomor TD-2026-7KQ4M9XD',
    file: { sha256: 'a', name: odd.name, mime: odd.mime },
  };
  expect(await send(outgoing(person, message, { file: odd }))).toMatchObject({ ok: true });
  expect(person.last?.text).toMatch(/^Nomor TD-2026-7KQ4M9XD\n\nBerkas arsip.zip tidak dapat dikirim/);
});

test('a chat that has to rest is not asked for meanwhile', async () => {
  const [slow, other] = [writer(), writer()];
  server.mishaps.fail('send', { code: 131_056, to: slow.account.phone });
  expect(await send(outgoing(slow, { text: 'satu' }))).toMatchObject({
    error: 'slow_down',
    retryAfterMs: 1000,
  });
  expect(await send(outgoing(slow, { text: 'dua' }))).toMatchObject({ error: 'slow_down' });
  expect(await send(outgoing(other, { text: 'tiga' }))).toMatchObject({ ok: true });
  expect(calls()).toEqual(['send 400', 'send 200']);
});

test('Retry-After is honoured for everybody', async () => {
  const [first, other] = [writer(), writer()];
  server.mishaps.fail('send', { code: 130_429, status: 429, retryAfter: 9 });
  expect(await send(outgoing(first, { text: 'x' }))).toMatchObject({
    error: 'slow_down',
    retryAfterMs: 9000,
  });
  expect(await send(outgoing(other, { text: 'x' }))).toMatchObject({ error: 'slow_down' });
  expect(calls()).toEqual(['send 429']);
});

test('ten minutes before the 24 hours are over, and from then on, only templates go', async () => {
  const person = writer();
  const news: Message = { text: 'Selesai', notice: { kind: 'completed', about: 'TD-2026-7KQ4M9XD' } };
  const ago = (minutes: number) => ({ lastInboundAt: new Date(now.getTime() - minutes * 60_000) });
  expect(await send(outgoing(person, news, ago(24 * 60 - 11)))).not.toHaveProperty('announced');
  expect(await send(outgoing(person, news, ago(24 * 60 - 10)))).toMatchObject({ ok: true, announced: true });
  expect(person.messages.map(({ template }) => template)).toEqual([null, 'permohonan_selesai']);
  const without = await send(outgoing(person, { text: 'Halo' }, ago(24 * 60)));
  expect(without).toEqual({ ok: false, error: 'too_old', retryable: false });
});

test('a template Meta does not know makes the message wait and is told', async () => {
  const person = writer();
  server.templates.delete('pengingat_pemakaian');
  const reminder: Message = {
    text: 'Besok',
    notice: { kind: 'booking_reminder', about: 'TD-2026-7KQ4M9XD' },
  };
  const result = await send(outgoing(person, reminder, { lastInboundAt: new Date(0) }));
  expect([result, refusedTemplates]).toEqual([
    { ok: false, error: 'too_old', retryable: false },
    ['pengingat_pemakaian'],
  ]);
});

test('an address that is neither a number nor a user id is a fault of ours, and nobody is asked', async () => {
  for (const address of ['', '62-811', 'rina', '62811 until 7'])
    expect(await send(outgoing(writer(), { text: 'x' }, { address }))).toMatchObject({
      error: 'bad_request',
    });
  expect(calls()).toEqual([]);
});
