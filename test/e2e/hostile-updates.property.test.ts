import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { noLimits } from '../support/telegram/flood.ts';
import { openTelegramServer, type TelegramServer } from '../support/telegram/server.ts';
import { openGraphServer, type GraphServer } from '../support/whatsapp-cloud/server.ts';
import { storm } from '../support/storm.ts';

let house: TestHouse & AsyncDisposable;
let graph: GraphServer & AsyncDisposable;
let telegram: TelegramServer & AsyncDisposable;
beforeAll(async () => {
  graph = await openGraphServer({ receipts: false });
  telegram = await openTelegramServer({ limits: noLimits });
  const env = {
    SIMULATOR: '0',
    ...graph.env,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/webhooks/telegram',
    TELEGRAM_WEBHOOK_SECRET: 'rahasia',
  };
  house = await openTestHouse({ worker: false, env });
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
  await telegram[Symbol.asyncDispose]();
});

const post = async (path: string, body: string, headers: Record<string, string>): Promise<number> =>
  (
    await fetch(house.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  ).status;
const toWhatsapp = (body: unknown): Promise<number> => {
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', graph.env['WHATSAPP_CLOUD_APP_SECRET'] ?? '')
    .update(text)
    .digest('hex');
  return post('/webhooks/whatsapp', text, { 'x-hub-signature-256': `sha256=${signature}` });
};
const toTelegram = (body: unknown): Promise<number> =>
  post('/webhooks/telegram', JSON.stringify(body), { 'x-telegram-bot-api-secret-token': 'rahasia' });

/** Everything that has ever broken something: words every object knows, NUL, half characters, endless and absurd values. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'a\0b',
    '\ud800',
    '',
    'x'.repeat(5000),
    '9'.repeat(400),
    -1,
    0,
    1e300,
    8.64e15,
    9_999_999_999_999,
    Number.MAX_SAFE_INTEGER,
    null,
    true,
    [],
    {},
  ),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const anything = fc.oneof({ weight: 3, arbitrary: nasty }, fc.jsonValue({ maxDepth: 3 }));

/** An object with some of its values replaced by anything. */
const spoiled = (whole: Record<string, unknown>) =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(whole)), anything, { minKeys: 1, maxKeys: 3 })
    .map((changes) => ({ ...whole, ...changes }));

let count = 0;
const fresh = (): string => `${(count += 1)}`;

const message = () => ({
  id: `wamid.${fresh()}`,
  from: '6281200000001',
  timestamp: String(Math.floor(Date.now() / 1000)),
  type: 'text',
  text: { body: 'menu' },
});
type Spoil = (whole: Record<string, unknown>) => fc.Arbitrary<unknown>;
const bad = (spoil: Spoil) =>
  fc.oneof(
    anything,
    spoil(message()),
    spoil({ ...message(), type: 'document', document: { id: '1', mime_type: 'a/b', filename: 'x.pdf' } }),
    spoil({ ...message(), type: 'system', system: { wa_id: '62899', user_id: 'ID.1' } }),
    spoil({ ...message(), type: 'interactive', interactive: { list_reply: { id: 'p.1.1' } } }),
  );

test('no JSON that Meta signs is answered with an error, and what is good in it is stored', async () => {
  const own = { phone_number_id: graph.phoneNumberId };
  const status = { id: 'wamid.S', status: 'failed', errors: [{ code: 131_047 }] };
  const change = (value: unknown, field = 'messages') => ({ field, value });
  await fc.assert(
    fc.asyncProperty(
      fc.array(bad(spoiled), { maxLength: 4 }),
      fc.array(fc.oneof(anything, spoiled(status)), { maxLength: 3 }),
      fc.array(anything, { maxLength: 2 }),
      fc.array(spoiled({ ...own, event: 'DISABLED_UPDATE', messages: [], statuses: [] }), { maxLength: 2 }),
      async (messages, statuses, others, values) => {
        const good = [message(), message()];
        const value = {
          metadata: own,
          contacts: others,
          messages: [good[0], ...messages, good[1]],
          statuses,
          errors: others,
        };
        const calls = change({ metadata: own, calls: messages }, 'calls');
        const strange = values.map((each) => change(each, 'account_update'));
        const changes = [...others, ...strange, calls, change(value)];
        const body = { object: 'whatsapp_business_account', entry: [...others, { id: '1', changes }] };
        expect(await toWhatsapp(body)).toBe(200);
        const ids = good.map(({ id }) => id);
        expect(await house.db.prisma.inboxMessage.count({ where: { providerId: { in: ids } } })).toBe(2);
      },
    ),
    { numRuns: storm(20, 60) },
  );
  await fc.assert(
    fc.asyncProperty(anything, async (body) => {
      expect(await toWhatsapp(body)).toBe(200);
    }),
    { numRuns: storm(8, 25) },
  );
});

test('no JSON that Telegram brings is answered with an error', async () => {
  const chat = { id: 710_001, type: 'private' };
  const from = { id: 710_001, is_bot: false };
  const said = { message_id: 1, date: 1, chat, from };
  const shapes: Record<string, unknown>[] = [
    { ...said, text: 'menu' },
    { ...said, photo: [{ file_id: 'F', width: 1, height: 1 }], media_group_id: 'a', caption: 'x' },
    { ...said, document: { file_id: 'F', file_name: 'x.pdf', mime_type: 'a/b' } },
    { ...said, contact: { phone_number: '62812', user_id: 710_001 } },
    { ...said, location: { latitude: 1, longitude: 2 } },
  ];
  const press = { id: 'p', from, data: 'q1.yes', message: { message_id: 1, chat } };
  const update = fc.oneof(
    anything,
    ...shapes.map((shape) => spoiled(shape).map((broken) => ({ message: broken }))),
    spoiled({ ...said, text: 'menu' }).map((broken) => ({ edited_message: broken })),
    spoiled(press).map((broken) => ({ callback_query: broken })),
    spoiled({ chat, new_chat_member: { status: 'kicked' } }).map((broken) => ({ my_chat_member: broken })),
  );
  await fc.assert(
    fc.asyncProperty(update, async (part) => {
      const id = Number(fresh());
      const body = part !== null && typeof part === 'object' ? { update_id: id, ...part } : part;
      // An empty body is none of Telegram's, and refused before anybody reads it.
      expect(await toTelegram(body)).toBe(200);
    }),
    { numRuns: storm(40, 120) },
  );
});

test('what could not be taken is kept once, however often it comes, and administrators hear of it once', async () => {
  const { db } = house;
  const contact = await db.prisma.contact.create({
    data: {
      identities: {
        create: { channel: 'telegram', account: telegram.token.split(':')[0] ?? '', address: '4200000042' },
      },
    },
  });
  await db.prisma.staff.create({
    data: { name: 'Administrator', role: 'administrator', unit: 'sekretariat', contactId: contact.id },
  });
  await db.prisma.alertSent.deleteMany();
  await db.prisma.updateAside.deleteMany();
  const body = {
    object: 'whatsapp_business_account',
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: graph.phoneNumberId },
              messages: [{ ...message(), from: 'x'.repeat(3000) }],
            },
          },
        ],
      },
    ],
  };
  for (let times = 0; times < 3; times += 1) expect(await toWhatsapp(body)).toBe(200);
  const rows = await db.prisma.updateAside.findMany();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ channel: 'whatsapp', because: 'unreadable' });
  expect(house.vault.open(rows[0]?.payload ?? '')).toContain('x'.repeat(3000));
  expect(JSON.stringify(rows[0]?.payload)).not.toContain('x'.repeat(20));
  expect(await db.prisma.delivery.count({ where: { contactId: contact.id } })).toBe(1);
});
