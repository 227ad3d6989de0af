import { systemClock } from '../../app/clock.ts';
import { createHash } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../app/channel.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import type { Inbound } from '../../app/inbound.ts';
import { createSimulator } from '../../bot/channels/simulator/adapter.ts';
import { simulatorRoutes } from '../../bot/channels/simulator/routes.ts';
import { longPoll } from '../../bot/channels/simulator/long-poll.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const log = pino({ level: 'silent' });
const letter = Buffer.from('%PDF-1.7 surat');
const sha256 = createHash('sha256').update(letter).digest('hex');
const people = [
  {
    who: 'ASN',
    channel: 'telegram' as const,
    chat: '700001',
    phone: '6281200000011',
    role: 'internal applicant',
  },
];

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let app: FastifyInstance;
let base: string;
let inbox: Inbound[];
let storing: () => Promise<void>;
let whatsapp: Channel;
let telegram: Channel;
let deliveries = 0;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url);
  app = fastify();
  await app.register(simulatorRoutes, {
    db,
    people,
    publicUrl: 'https://teman.example.go.id',
    isOff: () => false,
    files: { get: (sha) => Promise.resolve(sha === sha256 ? letter : null) },
    storeInbound: async (inbound) => {
      await storing();
      const fresh = !inbox.some(({ providerId }) => providerId === inbound.providerId);
      if (fresh) inbox.push(inbound);
      return { fresh };
    },
  });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  whatsapp = createSimulator({ name: 'whatsapp', db, log, clock: systemClock });
  telegram = createSimulator({ name: 'telegram', db, log, clock: systemClock });
});

beforeEach(() => {
  inbox = [];
  storing = () => Promise.resolve();
});

afterAll(async () => {
  await app.close();
  await db.close();
  await database.drop();
});

const person = { channel: 'whatsapp', chat: '6281200000001', id: 'm1' };
const post = (payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/simulator/inbound', payload, headers });

const say = (channel: Channel, chat: string, message: Message, deliveryId = String((deliveries += 1))) =>
  channel.send({ deliveryId, address: chat, message, lastInboundAt: new Date() });
const heard = async (query: string) =>
  (await app.inject({ url: `/simulator/outbound?${query}` })).json<{ messages: Record<string, unknown>[] }>()
    .messages;

describe('an inbound message', () => {
  test('is acknowledged only after it has been stored', async () => {
    let store = (): void => undefined;
    storing = () => new Promise((resolve) => (store = resolve));
    let answered = false;
    const answer = post({ ...person, text: 'halo' }).then((response) => {
      answered = true;
      return response;
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(answered).toBe(false);
    store();
    expect((await answer).statusCode).toBe(202);
    expect((await answer).json()).toEqual({ stored: true, fresh: true });
  });

  test('sent twice under one id is one message, and says so', async () => {
    const first = await post({ ...person, text: 'halo' });
    const again = await post({ ...person, text: 'halo' });
    expect([first.json(), again.json()]).toEqual([
      { stored: true, fresh: true },
      { stored: true, fresh: false },
    ]);
    expect(inbox).toHaveLength(1);
  });

  test('has an id of its chat: another chat may use the same', async () => {
    await post({ ...person, text: 'halo' });
    await post({ ...person, chat: '6281200000002', text: 'halo' });
    expect(inbox.map(({ providerId }) => providerId)).toEqual(['6281200000001:m1', '6281200000002:m1']);
  });

  test('that could not be stored is not acknowledged and nobody learns why', async () => {
    storing = () => Promise.reject(new Error('secret detail'));
    const response = await post({ ...person, text: 'halo' });
    expect(response.statusCode).toBe(503);
    expect(response.body).not.toContain('secret');
  });

  const file = { name: 'surat.pdf', mime: 'application/pdf', base64: letter.toString('base64') };
  test.each([
    [{ text: 'halo\ndunia' }, { kind: 'text', text: 'halo\ndunia', message: 'm1' }],
    [{ button: 'service:magang' }, { kind: 'button', option: 'service:magang' }],
    [{ contact: { phone: '6281200000001' } }, { kind: 'contact', phone: '+6281200000001', own: true }],
    [{ contact: { phone: '0812-0000 0001' } }, { kind: 'contact', phone: '+6281200000001', own: true }],
    [
      { location: { latitude: -0.03, longitude: 109.33 } },
      { kind: 'location', latitude: -0.03, longitude: 109.33 },
    ],
    [{ file }, { kind: 'file', bytes: letter, name: 'surat.pdf', mime: 'application/pdf' }],
    [
      { file: { ...file, caption: 'halaman 2' } },
      { kind: 'file', bytes: letter, name: 'surat.pdf', mime: 'application/pdf', caption: 'halaman 2' },
    ],
    [
      { contact: { phone: '6281200000009', own: false } },
      { kind: 'contact', phone: '+6281200000009', own: false },
    ],
    [{ voice: { seconds: 4 } }, { kind: 'other', what: 'voice' }],
    [{ sticker: {} }, { kind: 'other', what: 'sticker' }],
    [{ viewOnce: {} }, { kind: 'other', what: 'view_once' }],
    [{ poll: {} }, { kind: 'other', what: 'poll' }],
    [{ edit: { id: 'm0', text: 'Rina S.' } }, { kind: 'edited', message: 'm0', text: 'Rina S.' }],
    [{ delete: { id: 'm0' } }, { kind: 'deleted', message: 'm0' }],
  ])('%j becomes %j', async (content, event) => {
    expect((await post({ ...person, ...content })).statusCode).toBe(202);
    expect(inbox).toEqual([
      {
        channel: 'whatsapp',
        account: 'simulator',
        address: '6281200000001',
        phone: '+6281200000001',
        providerId: '6281200000001:m1',
        event,
      },
    ]);
  });

  test.each([
    ['whatsapp', '6281200000001', '+6281200000001'],
    ['whatsapp', '6281200000001@c.us', '+6281200000001'],
    ['whatsapp', '123456789012345@lid', null],
    ['telegram', '700001', null],
    ['telegram', '6281200000001', null],
  ])('on %s from %s proves the number %s', async (channel, chat, phone) => {
    await post({ channel, chat, id: '1', text: 'halo' });
    expect(inbox[0]?.phone).toBe(phone);
  });

  test('may be as long as a big letter', async () => {
    const bytes = Buffer.alloc(17 * 1024 * 1024, 7);
    const response = await post({ ...person, file: { ...file, base64: bytes.toString('base64') } });
    expect(response.statusCode).toBe(202);
    const event = inbox[0]?.event;
    expect(event?.kind === 'file' && Buffer.isBuffer(event.bytes) && event.bytes.equals(bytes)).toBe(true);
  });

  test('may answer one of the messages heard, or set a sign under it', async () => {
    await say(whatsapp, person.chat, { text: 'Kami kabari di sini.' });
    const [heardLast] = (await heard('channel=whatsapp&chat=6281200000001&after=0')).slice(-1);
    const quotes = `simulator-${String(heardLast?.['id'])}`;
    await post({ ...person, text: 'baik', quote: heardLast?.['seq'] });
    await post({ ...person, id: 'm2', reaction: { seq: heardLast?.['seq'], emoji: '👍' } });
    expect(inbox.map(({ event }) => event)).toEqual([
      { kind: 'text', text: 'baik', message: 'm1', quotes },
      { kind: 'reaction', emoji: '👍', quotes },
    ]);
    const foreign = await post({ ...person, chat: '6281200000002', text: 'baik', quote: heardLast?.['seq'] });
    expect(foreign.statusCode).toBe(400);
  });

  test('sent late or together says so where the imitated channel does', async () => {
    const said = { id: 'm1', album: 'a', sentAt: '2026-11-29T10:00:00+07:00', file };
    await post({ ...said, channel: 'telegram', chat: '700001' });
    await post({ ...said, channel: 'whatsapp', chat: '6281200000001' });
    const sentAt = new Date('2026-11-29T03:00:00Z');
    expect(inbox).toMatchObject([{ album: 'a', sentAt }, { sentAt }]);
    expect(inbox[1]).not.toHaveProperty('album');
  });

  test('that presses "Bagikan kontak" shares the number of the demo person', async () => {
    await post({ channel: 'telegram', chat: '700001', id: '1', button: 'share_contact' });
    expect(inbox[0]?.event).toEqual({ kind: 'contact', phone: '+6281200000011', own: true });
    const unknown = await post({ channel: 'telegram', chat: '999', id: '1', button: 'share_contact' });
    expect(unknown.statusCode).toBe(400);
  });
});

describe('a request that is not a message is refused with a sentence', () => {
  const file = { name: 'a.pdf', mime: 'application/pdf', base64: 'QQ==' };
  const table: [string, object | string, number, RegExp][] = [
    ['no content', person, 400, /exactly one of text, button, file, contact, location, .* has none/],
    ['a message that is not there', { ...person, text: 'a', quote: 999_999 }, 400, /no message of that seq/],
    ['a time that is none', { ...person, text: 'a', sentAt: 'kemarin' }, 400, /^sentAt: /],
    ['a voice without a length', { ...person, voice: {} }, 400, /^voice\.seconds: /],
    ['two contents', { ...person, text: 'a', button: 'b' }, 400, /has text and button/],
    ['an unknown channel', { ...person, channel: 'sms', text: 'a' }, 400, /^channel: /],
    ['no chat', { channel: 'whatsapp', id: '1', text: 'a' }, 400, /^chat: /],
    ['a chat with a colon', { ...person, chat: 'a:b', text: 'a' }, 400, /^chat: must be/],
    ['no id', { channel: 'whatsapp', chat: '1', text: 'a' }, 400, /^id: /],
    ['an empty text', { ...person, text: '' }, 400, /^text: is empty/],
    ['a text that is a number', { ...person, text: 1 }, 400, /^text: /],
    ['a field nobody knows', { ...person, text: 'a', colour: 'red' }, 400, /colour/],
    [
      'a file of not quite base64',
      { ...person, file: { ...file, base64: '#not base64#' } },
      400,
      /^file\.base64: is not/,
    ],
    ['an empty file', { ...person, file: { ...file, base64: '' } }, 400, /^file\.base64: is empty/],
    ['a file without a name', { ...person, file: { ...file, name: '' } }, 400, /^file\.name: is empty/],
    [
      'a contact that is no number',
      { ...person, contact: { phone: 'rumah' } },
      400,
      /^contact\.phone: is not a phone/,
    ],
    [
      'a place off the earth',
      { ...person, location: { latitude: 91, longitude: 0 } },
      400,
      /^location\.latitude: /,
    ],
    ['a list', [], 400, /^The request: /],
    ['broken JSON', '{"channel":', 400, /JSON/],
    ['too much of it', { ...person, text: 'a'.repeat(26 * 1024 * 1024) }, 413, /too large/],
  ];
  test.each(table)('%s', async (_what, payload, code, sentence) => {
    const response = await post(payload, { 'content-type': 'application/json' });
    expect(response.statusCode).toBe(code);
    expect(response.json<{ error: string }>().error).toMatch(sentence);
    expect(inbox).toEqual([]);
  });

  test.each([
    'channel=sms&chat=1',
    'channel=telegram',
    'channel=telegram&chat=1&after=-1',
    'channel=telegram&chat=1&wait=soon',
  ])('outbound?%s', async (query) => {
    expect((await app.inject({ url: `/simulator/outbound?${query}` })).statusCode).toBe(400);
  });
});

describe('a request that another site may have made is refused', () => {
  const own = 'https://teman.example.go.id';
  test.each([
    ['a form or script elsewhere', { host: '127.0.0.1:3000', origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { host: '127.0.0.1:3000', origin: 'null' }, 403],
    ['another server on this machine', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' }, 403],
    ['a name that was rebound to us', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }, 403],
    ['a name that was rebound to us, without origin', { host: 'evil.example:3000' }, 403],
    ['cross-site by its own word', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, 403],
    ['a host that is none', { host: 'a b' }, 403],
    ['a script without origin', { host: '127.0.0.1:3000' }, 202],
    ['a script in the next container', { host: 'bot:3000' }, 202],
    [
      'our page on this machine',
      { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
      202,
    ],
    ['our page by IPv6', { host: '[::1]:3000', origin: 'http://[::1]:3000' }, 202],
    ['our page behind a proxy', { host: 'bot:3000', origin: own }, 202],
    ['our page by its public name', { host: 'teman.example.go.id', origin: own }, 202],
  ])('%s', async (_who, headers, code) => {
    expect((await post({ ...person, text: 'halo' }, headers)).statusCode).toBe(code);
    expect(inbox).toHaveLength(code === 202 ? 1 : 0);
  });

  test('reading by a rebound name too', async () => {
    const response = await app.inject({
      url: '/simulator/outbound?channel=whatsapp&chat=1',
      headers: { host: 'evil.example' },
    });
    expect(response.statusCode).toBe(403);
  });
});

describe('an outbound message', () => {
  const question: Message = {
    text: 'Setuju?',
    options: [
      { id: 'name', label: 'Nama: Rina', kind: 'line' },
      { id: 'yes', label: 'Setuju' },
      { id: 'back', label: 'Kembali', kind: 'nav' },
    ],
    footer: 'Ketik *batal*.',
    askContact: true,
  };

  test('has the look of WhatsApp', async () => {
    await say(whatsapp, 'look', question, '101');
    expect(await heard('channel=whatsapp&chat=look')).toEqual([
      {
        seq: expect.any(Number),
        id: '101',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        text: 'Setuju?\n\n1. Nama: Rina\n2. Setuju\n\n_Ketik *batal*._',
        options: [
          { id: 'name', label: 'Nama: Rina' },
          { id: 'yes', label: 'Setuju' },
        ],
      },
    ]);
  });

  test('has the look of Telegram', async () => {
    await say(telegram, 'look', question, '102');
    expect(await heard('channel=telegram&chat=look')).toMatchObject([
      {
        text: 'Setuju?\n\n1. Nama: Rina\n\n_Ketik *batal*._',
        options: [
          { id: 'share_contact', label: 'Bagikan kontak' },
          { id: 'yes', label: 'Setuju' },
          { id: 'back', label: 'Kembali' },
        ],
      },
    ]);
  });

  test('is shown once, however often its delivery is tried', async () => {
    const results = await Promise.all([1, 2, 3].map(() => say(whatsapp, 'once', { text: 'halo' }, '103')));
    expect(results).toEqual([1, 2, 3].map(() => ({ ok: true, providerId: 'simulator-103' })));
    expect(await heard('channel=whatsapp&chat=once')).toHaveLength(1);
  });

  test('is shown after the one before, and only what is new is told', async () => {
    for (const text of ['satu', 'dua', 'tiga']) await say(whatsapp, 'order', { text });
    const all = await heard('channel=whatsapp&chat=order');
    expect(all.map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga']);
    const newer = await heard(`channel=whatsapp&chat=order&after=${String(all[1]?.['seq'])}`);
    expect(newer.map(({ text }) => text)).toEqual(['tiga']);
  });

  test('wakes whoever waits for it at once', async () => {
    const began = performance.now();
    const waiting = heard('channel=telegram&chat=wake&wait=20000');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await say(telegram, 'wake', { text: 'bangun' });
    expect(await waiting).toMatchObject([{ text: 'bangun' }]);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('wakes whoever waits even when another process wrote it', async () => {
    const waiting = heard('channel=telegram&chat=elsewhere&wait=20000');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await db.pool.query(
      `INSERT INTO simulator_message (delivery_id, channel, chat, text, options) VALUES (9000, 'telegram', 'elsewhere', 'halo', '[]')`,
    );
    expect(await waiting).toMatchObject([{ text: 'halo' }]);
  });

  test('that does not come is waited for no longer than asked', async () => {
    const began = performance.now();
    expect(await heard('channel=telegram&chat=nobody&wait=400')).toEqual([]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(390);
  });

  test('is news to a page that watches every chat', async () => {
    await say(telegram, 'news-a', { text: 'halo' });
    const [a] = await heard('channel=telegram&chat=news-a');
    const waiting = app.inject({ url: `/simulator/news?after=${String(a?.['seq'])}&wait=20000` });
    await say(whatsapp, 'news-b', { text: 'halo' });
    await expect(waiting.then((response) => response.json())).resolves.toEqual({
      chats: [{ channel: 'whatsapp', chat: 'news-b', seq: Number(a?.['seq']) + 1 }],
    });
  });

  test('shows what PostgreSQL cannot hold as good as it can', async () => {
    const options = [{ id: 'a', label: 'satu\0 \udc00' }];
    await say(telegram, 'odd', { text: 'halo\0 \ud800 😀', options });
    expect(await heard('channel=telegram&chat=odd')).toMatchObject([
      { text: 'halo \ufffd 😀', options: [{ id: 'a', label: 'satu \ufffd' }] },
    ]);
  });

  test('under an id that is no delivery is refused for good', async () => {
    expect(await say(telegram, 'x', { text: 'x' }, 'x')).toEqual({
      ok: false,
      error: 'bad_request',
      retryable: false,
    });
  });

  test('is tried again later when the database is away', async () => {
    const away = openDatabase('postgresql://nobody@127.0.0.1:1/nothing');
    const result = await say(createSimulator({ name: 'telegram', db: away, log, clock: systemClock }), 'x', {
      text: 'x',
    });
    expect(result).toEqual({ ok: false, error: 'transient', retryable: true });
    await away.close();
  });
});

test('a wait ends when the client goes and when the server closes', async () => {
  const other = fastify();
  let looks = 0;
  const counting = new Proxy(db, {
    get: (target, key: keyof Database) => {
      if (key === 'pool') looks += 1;
      return target[key];
    },
  });
  const storeInbound = () => Promise.resolve({ fresh: true });
  const files = { get: () => Promise.resolve(null) };
  await other.register(simulatorRoutes, {
    db: counting,
    storeInbound,
    files,
    people,
    publicUrl: base,
    isOff: () => false,
  });
  const url = `${await other.listen({ port: 0, host: '127.0.0.1' })}/simulator/outbound?channel=telegram&chat=gone&wait=60000`;

  const client = new AbortController();
  const gone = fetch(url, { signal: client.signal }).catch(() => 'gone');
  await eventually(() => looks).toBeGreaterThan(0);
  client.abort();
  expect(await gone).toBe('gone');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = looks;
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(looks).toBe(before);

  const staying = fetch(url).then((response) => response.json());
  await eventually(() => looks).toBeGreaterThan(before);
  const began = performance.now();
  await other.close();
  expect(performance.now() - began).toBeLessThan(45_000);
  expect(await staying).toEqual({ messages: [] });
});

describe('a file', () => {
  const send = async (name: string, mime: string, sha = sha256) => {
    const deliveryId = String((deliveries += 1));
    const message: Message = { text: '', file: { sha256: sha, name, mime } };
    await whatsapp.send({
      deliveryId,
      address: `file${deliveryId}`,
      lastInboundAt: new Date(),
      message,
      file: { name, mime, bytes: letter },
    });
    const [shown] = await heard(`channel=whatsapp&chat=file${deliveryId}`);
    return shown?.['file'] as { name: string; mime: string; url: string };
  };

  test('comes with its message and can be fetched', async () => {
    const file = await send('Surat balasan.pdf', 'application/pdf');
    expect(file).toMatchObject({ name: 'Surat balasan.pdf', mime: 'application/pdf', bytes: letter.length });
    const response = await app.inject({ url: file.url });
    expect(response.rawPayload).toEqual(letter);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Surat balasan.pdf"; filename*=UTF-8''Surat%20balasan.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['a"b\\c\r\nset-cookie: x=1.pdf', 'application/pdf', 'application/pdf'],
    ["surat – 'kami' (1)\ud800.svg", 'image/svg+xml', 'application/octet-stream'],
    ['x.html', 'text/html', 'application/octet-stream'],
  ])('named %j of type %s can do nothing in a browser', async (name, mime, type) => {
    const response = await app.inject({ url: (await send(name, mime)).url });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\\r\n]+"; filename\*=UTF-8''[\w%.~!-]+$/,
    );
  });

  test.each(['0', 'x', '999999999', '99999999999999999999'])('number %s does not exist', async (seq) => {
    expect((await app.inject({ url: `/simulator/files/${seq}` })).statusCode).toBe(404);
  });

  test('whose bytes are gone is gone', async () => {
    const file = await send('lama.pdf', 'application/pdf', 'f'.repeat(64));
    expect((await app.inject({ url: file.url })).statusCode).toBe(404);
  });
});

test('the demo people are listed', async () => {
  expect((await app.inject({ url: '/simulator/people' })).json()).toEqual({ people });
});

test('the front door leads to the page, and the page brings what it loads', async () => {
  expect((await app.inject({ url: '/' })).headers.location).toBe('/simulator');
  const page = await app.inject({ url: '/simulator' });
  expect(page.body).toContain('Simulator Teman DISKO');
  const assets = [...page.body.matchAll(/\/simulator\/assets\/[\w./-]+/g)].map(String);
  expect(assets.length).toBeGreaterThan(4);
  for (const url of assets) expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 200]);
  for (const url of ['page.html', '../page-routes.ts', '..%2f..%2f..%2fpackage.json', 'lib/nothing.mjs']) {
    expect((await app.inject({ url: `/simulator/assets/${url}` })).statusCode).toBe(404);
  }
});

describe('a wait while the database is away', () => {
  const away = Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
  const until = new AbortController().signal;

  test('goes on until it is back', async () => {
    const looks = [() => Promise.reject(away), () => Promise.reject(away), () => Promise.resolve(['news'])];
    const look = (): Promise<string[]> => looks.shift()?.() ?? Promise.resolve([]);
    expect(await longPoll(look, 20_000, until)).toEqual(['news']);
  });

  test('says so when it is away to the end', async () => {
    await expect(longPoll(() => Promise.reject(away), 1, until)).rejects.toBe(away);
    await expect(longPoll(() => Promise.reject(away), 0, until)).rejects.toBe(away);
  });

  test('does not hide a fault of ours', async () => {
    const fault = new TypeError('x is not a function');
    await expect(longPoll(() => Promise.reject(fault), 20_000, until)).rejects.toBe(fault);
  });
});
