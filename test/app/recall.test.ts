import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Channel } from '../../app/channel.ts';
import { readConfig } from '../../app/config.ts';
import { openConversation, type Conversation } from '../../app/conversation-parts.ts';
import { storeNews } from '../../app/db/inbox.ts';
import { openHouse, type House } from '../../app/house.ts';
import type { Inbound } from '../../app/inbound.ts';
import { createLog } from '../../app/log.ts';
import { newSession } from '../../flows/conversation.ts';
import { openRecall, type Known } from '../../app/recall.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { lookalikes } from '../support/capabilities.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let house: House;
let bot: Conversation;
/** Another process over the same database. */
let other: Conversation;
/** The statements of the first bot's turns, by name. */
let asked: string[];
const said: { address: string; text: string }[] = [];

const channel: Channel = {
  ...{ name: 'whatsapp', account: 'kantor' },
  can: lookalikes.find(({ name }) => name === 'whatsapp')?.can ?? (undefined as never),
  send({ address, message: { text } }) {
    said.push({ address, text });
    return Promise.resolve({ ok: true, providerId: randomUUID() });
  },
  notReady: () => null,
  stop: () => Promise.resolve(),
};

type Query = (statement: { name?: string }) => Promise<unknown>;
/** The house with what its turns ask of the database written down. */
const watched = (house: House): House => {
  const query = house.db.turns.query.bind(house.db.turns) as unknown as Query;
  const watching: Query = (statement) => {
    asked.push(statement.name ?? '');
    return query(statement);
  };
  const turns = new Proxy(house.db.turns, {
    get: (pool, key) => (key === 'query' ? watching : (Reflect.get(pool, key) as unknown)),
  }) as pg.Pool;
  return { ...house, db: { ...house.db, turns } };
};

const openOn = (databaseUrl: string, sealing: { personal?: null } = {}): Promise<House> => {
  const config = readConfig({ DATA_DIR: dataDir, SIMULATOR: '1' });
  return openHouse(config, { databaseUrl, log: createLog(config, { write: () => undefined }), ...sealing });
};

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-recall-'));
  house = await openOn(database.url, { personal: null });
  asked = [];
  bot = openConversation(watched(house), [channel]);
  other = openConversation(house, [channel]);
});
afterAll(async () => {
  await bot.stop();
  await other.stop();
  await house.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
});

let people = 0;
const newPhone = (): string => `62819${String((people += 1)).padStart(7, '0')}`;
const message = (phone: string, text: string, changes: Partial<Inbound> = {}): Inbound => ({
  ...{ channel: 'whatsapp', account: 'kantor', address: `${phone}@c.us`, phone: `+${phone}` },
  ...{ aliases: [`${phone}@lid`], providerId: randomUUID(), event: { kind: 'text', text } },
  ...changes,
});
const say = async (phone: string, ...texts: string[]): Promise<void> => {
  for (const text of texts) await bot.storeInbound(message(phone, text));
};
const countOf = (name: string): number => asked.filter((each) => each.startsWith(name)).length;
const sql = (text: string, ...values: unknown[]) => house.db.pool.query(text, values);

const intoForm = ['lapor', 'Ya, lanjutkan', 'Setuju', 'Rina Safitri'];
/** Somebody in the middle of a form, remembered by the bot; their contact. */
const inForm = async (): Promise<{ phone: string; contactId: string; identityId: bigint }> => {
  const phone = newPhone();
  await say(phone, ...intoForm);
  const where = { address: `${phone}@c.us` };
  const { contactId, id } = await house.db.prisma.identity.findFirstOrThrow({ where });
  return { phone, contactId, identityId: id };
};
const versionOf = async (contactId: string): Promise<number> =>
  (await house.db.prisma.session.findUniqueOrThrow({ where: { contactId } })).version;
const employee = async (): Promise<string> => {
  const data = { nip: house.vault.seal('198001012005011001'), nipKey: randomUUID(), name: 'Sari' };
  const more = { position: 'Analis', agency: 'Diskominfo', phone: '+628' };
  return (await house.db.prisma.employee.create({ data: { ...data, ...more } })).id;
};

test('whoever goes on writing is loaded once; each turn is one statement and what was sent', async () => {
  const { phone, contactId } = await inForm();
  // A contact of two addresses is made before anything is loaded, and loaded again.
  expect([countOf('load-at-door'), countOf('commit-turns')]).toEqual([2, intoForm.length]);
  asked = [];
  await say(phone, '081234567890', 'Jalan Gajah Mada 10, Pontianak', 'batal', 'menu');
  expect([countOf('load-at-door'), countOf('commit-turns')]).toEqual([0, 4]);
  expect(await versionOf(contactId)).toBe(intoForm.length + 4);
});

test('whoever is remembered hears what they would hear if each turn were loaded', async () => {
  const [remembered, loaded] = [newPhone(), newPhone()];
  const texts = [
    ...['menu', ...intoForm, '081234567890', 'Jalan Gajah Mada 10, Pontianak', 'Internet publik'],
    ...['menu', 'magang', 'Ya, lanjutkan', 'Setuju', 'Rina Safitri', 'menu', 'lanjutkan', '1', '1'],
    ...[
      'Wifi taman kota tidak tersambung sejak tiga hari yang lalu.',
      'Lewati',
      'Lewati',
      'batal',
      '1',
      'menu',
      'lapor',
    ],
  ];
  for (const [n, text] of texts.entries()) {
    await bot.storeInbound(message(remembered, text));
    await (n % 2 ? bot : other).storeInbound(message(loaded, text));
  }
  const heard = (phone: string) =>
    said
      .filter(({ address }) => address === `${phone}@c.us`)
      .map(({ text }) => text.replaceAll(/0819[\d-]+/g, 'nomor'));
  await eventually(() => [heard(remembered).length >= texts.length, heard(loaded).length]).toEqual([
    true,
    heard(remembered).length,
  ]);
  expect(heard(remembered)).toEqual(heard(loaded));
});

/** What may change between two turns of somebody, and which says so in what the next turn reads. */
const changes: Record<string, (of: Awaited<ReturnType<typeof inForm>>) => Promise<unknown>> = {
  'their name': ({ contactId }) => sql(`UPDATE contact SET name = 'Rina' WHERE id = $1`, contactId),
  'their reminders': ({ contactId }) =>
    sql('UPDATE contact SET reminders_off = true WHERE id = $1', contactId),
  'a turn of another process': ({ phone }) => other.storeInbound(message(phone, 'Rina Safitri')),
  'news that waits for them': async ({ contactId }) => {
    const event = { kind: 'late' as const, count: 1, since: '2026-11-01T00:00:00.000Z' };
    await house.db.prisma.$transaction((tx) =>
      storeNews(tx, house.vault, { contactId, providerId: randomUUID(), event }, new Date()),
    );
  },
  'what they wrote from another address': ({ contactId }) =>
    sql(
      `UPDATE identity SET last_inbound_at = now() + interval '1 minute' WHERE contact_id = $1 AND address LIKE '%@lid'`,
      contactId,
    ),
  'an address that is no longer theirs': ({ contactId }) =>
    sql(
      `WITH c AS (INSERT INTO contact (id) VALUES (gen_random_uuid()) RETURNING id)
       UPDATE identity SET contact_id = c.id FROM c WHERE contact_id = $1 AND address LIKE '%@lid'`,
      contactId,
    ),
  'whose their chat is': ({ identityId }) =>
    sql(
      `WITH c AS (INSERT INTO contact (id) VALUES (gen_random_uuid()) RETURNING id)
       UPDATE identity SET contact_id = c.id FROM c WHERE identity.id = $1`,
      identityId,
    ),
  'the number of their chat': ({ identityId }) =>
    sql(`UPDATE identity SET phone = '+62811' WHERE id = $1`, identityId),
  'the address of their chat': ({ identityId }) =>
    sql(`UPDATE identity SET address = address || ' until 1' WHERE id = $1`, identityId),
  'that they are an employee': async ({ contactId }) =>
    sql('UPDATE contact SET employee_id = $2 WHERE id = $1', contactId, await employee()),
  'that they work here': ({ contactId }) =>
    house.db.prisma.staff.create({
      data: { name: 'Sari', role: 'operator', unit: 'ikp', contactId, dutiesVersion },
    }),
  'their form': ({ contactId }) =>
    sql(`UPDATE draft SET answers = answers || '{"name": "Sari"}' WHERE contact_id = $1`, contactId),
  'a form given up': ({ contactId }) =>
    sql(`UPDATE draft SET state = 'abandoned' WHERE contact_id = $1`, contactId),
  'another form of theirs': ({ contactId }) =>
    sql(
      `INSERT INTO draft (id, contact_id, service, service_version, answers, files, skipped, "only", state, expires_at)
       SELECT gen_random_uuid(), contact_id, 'magang', service_version, '{}', '{}', '{}', '{}', 'open', expires_at
       FROM draft WHERE contact_id = $1`,
      contactId,
    ),
  'a service that was closed': () =>
    sql(
      `INSERT INTO closed_service (service, notice, closed_by, closed_at) VALUES ('tte', 'Tutup.', 'Sari', now())`,
    ),
  'what is said of a closed service': () => sql(`UPDATE closed_service SET notice = 'Sampai Senin.'`),
  'a service that was opened again': () => sql('DELETE FROM closed_service'),
};

test.each(Object.entries(changes))('%s is seen by the next turn', async (_, change) => {
  const one = await inForm();
  await change(one);
  asked = [];
  const before = await versionOf(one.contactId);
  expect(await bot.storeInbound(message(one.phone, '081234567890'))).toEqual({ fresh: true });
  expect(countOf('load-at-door')).toBeGreaterThan(0);
  // Whoever has the chat now has had the turn, and nobody else.
  await eventually(
    async () => (await sql('SELECT 1 FROM inbox_message WHERE done_at IS NULL')).rowCount,
  ).toBe(0);
  const { contactId } = await house.db.prisma.identity.findFirstOrThrow({
    where: { address: `${one.phone}@c.us` },
  });
  if (contactId === one.contactId) expect(await versionOf(contactId)).toBeGreaterThan(before);
  else expect(await versionOf(one.contactId)).toBe(before);
});

test('an employee who leaves, or is imported anew, is seen by the next turn', async () => {
  const { phone, contactId } = await inForm();
  const id = await employee();
  await sql('UPDATE contact SET employee_id = $2 WHERE id = $1', contactId, id);
  for (const change of [`position = 'Kepala'`, 'left_at = now()']) {
    await say(phone, 'menu');
    asked = [];
    await say(phone, 'menu');
    expect(countOf('load-at-door')).toBe(0);
    await sql(`UPDATE employee SET ${change} WHERE id = $1`, id);
    await say(phone, 'menu');
    expect(countOf('load-at-door')).toBe(1);
  }
});

test('a repetition of what was taken is none, also of somebody remembered', async () => {
  const { phone, contactId } = await inForm();
  const once = message(phone, '081234567890');
  expect(await bot.storeInbound(once)).toEqual({ fresh: true });
  expect(await bot.storeInbound(once)).toEqual({ fresh: false });
  expect(await versionOf(contactId)).toBe(intoForm.length + 1);
});

test('nobody is remembered for longer than a conversation, and only so many', () => {
  let now = 0;
  const recall = openRecall(() => now);
  const known = { session: newSession } as Known;
  for (let n = 0; n < 2001; n += 1) recall.keep(String(n), known);
  expect([recall.take('0'), recall.take('1'), recall.take('1')]).toEqual([null, known, null]);
  now = 11 * 60_000;
  expect(recall.take('2')).toBe(null);
});

test('staff are never remembered', async () => {
  const { phone, contactId } = await inForm();
  await house.db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'ikp', contactId, dutiesVersion },
  });
  await say(phone, 'menu', 'menu');
  asked = [];
  await say(phone, 'menu');
  expect(countOf('load-at-door')).toBe(1);
});

test('of two processes that take turns in the same chats while everything changes around them, each message counts once', async () => {
  const chats = await Promise.all(Array.from({ length: 6 }, inForm));
  const rounds = 12;
  let open = true;
  const changing = (async () => {
    for (let n = 0; open; n += 1) {
      const of = chats[n % chats.length]?.contactId;
      await sql(`UPDATE contact SET name = $2 WHERE id = $1`, of, `Rina ${String(n)}`);
      await sql(`UPDATE draft SET reminded_at = now() WHERE contact_id = $1`, of);
      await sql(
        `INSERT INTO closed_service (service, notice, closed_by, closed_at) VALUES ('tte', $1, 'Sari', now())
        ON CONFLICT (service) DO UPDATE SET notice = excluded.notice`,
        String(n),
      );
    }
  })();
  const writing = chats.map(async ({ phone }) => {
    for (let n = 0; n < rounds; n += 1)
      await Promise.all(
        [bot, other].map((each) => each.storeInbound(message(phone, n % 2 ? 'menu' : 'bantuan'))),
      );
  });
  await Promise.all(writing);
  open = false;
  await changing;
  await eventually(
    async () => (await sql('SELECT 1 FROM inbox_message WHERE done_at IS NULL')).rowCount,
  ).toBe(0);
  for (const { contactId } of chats) {
    const taken = intoForm.length + 2 * rounds;
    expect(await versionOf(contactId)).toBe(taken);
    expect(await house.db.prisma.inboxMessage.count({ where: { contactId, failedAt: null } })).toBe(taken);
    await eventually(() => house.db.prisma.delivery.count({ where: { contactId, state: 'sent' } })).toBe(
      taken,
    );
  }
});

test('whoever another process made is loaded once and remembered where everything about them is sealed, too', async () => {
  const source = await freshDatabase();
  const sealed = await openOn(source.url);
  const [first, second] = [openConversation(sealed, [channel]), openConversation(watched(sealed), [channel])];
  const phone = newPhone();
  await first.storeInbound(message(phone, 'menu'));
  for (const text of ['lapor', 'menu', 'bantuan']) await second.storeInbound(message(phone, text));
  expect([countOf('load-at-door'), countOf('commit-turns')]).toEqual([1, 3]);
  await Promise.all([first.stop(), second.stop()]);
  await sealed.close();
  await source.drop();
});
