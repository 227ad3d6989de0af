import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../app/channel.ts';
import { readConfig } from '../../app/config.ts';
import { openConversation, type Conversation } from '../../app/conversation-parts.ts';
import { openHouse, type House } from '../../app/house.ts';
import type { Inbound } from '../../app/inbound.ts';
import { storeMessage, storeNews } from '../../app/db/inbox.ts';
import { createLog } from '../../app/log.ts';
import { ownVault } from '../../app/own-vault.ts';
import { lookalikes } from '../support/capabilities.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let house: House;
let logged: string[];
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-door-'));
  const config = readConfig({ DATA_DIR: dataDir, SIMULATOR: '1' });
  const log = createLog(config, { write: (line) => void logged.push(line) });
  house = await openHouse(config, { databaseUrl: database.url, log, personal: null });
});
afterAll(async () => {
  await house.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

type Query = (statement: { name?: string }) => Promise<unknown>;
let asked: string[];
/** What comes between the door and the database in one test. */
let interfere: (name: string, run: () => Promise<unknown>) => Promise<unknown>;
let bots: Conversation[];
let said: { address: string; text: string; id: string }[];
let people = 0;
beforeEach(() => {
  [asked, bots, said, logged] = [[], [], [], []];
  interfere = (_, run) => run();
});
afterEach(() => Promise.all(bots.map((bot) => bot.stop())));

const channel: Channel = {
  name: 'whatsapp',
  account: 'kantor',
  can: lookalikes.find(({ name }) => name === 'whatsapp')?.can ?? (undefined as never),
  send: ({ address, message: { text }, deliveryId }) => {
    said.push({ address, text, id: deliveryId });
    return Promise.resolve({ ok: true, providerId: randomUUID() });
  },
  notReady: () => null,
  stop: () => Promise.resolve(),
};
/** A bot as one process runs it; several race for the same chats as several processes do. */
const openBot = (changes: Partial<House> = {}): Conversation => {
  const query = house.db.turns.query.bind(house.db.turns) as unknown as Query;
  const watched: Query = (statement) => {
    const name = statement.name ?? '';
    asked.push(name);
    return interfere(name, () => query(statement));
  };
  const turns = new Proxy(house.db.turns, {
    get: (pool, key) => (key === 'query' ? watched : (Reflect.get(pool, key) as unknown)),
  }) as pg.Pool;
  const bot = openConversation({ ...house, db: { ...house.db, turns }, ...changes }, [channel]);
  bots.push(bot);
  return bot;
};
const newAddress = (): string => `62817${String((people += 1)).padStart(6, '0')}@c.us`;
const message = (address: string, text: string, changes: Partial<Inbound> = {}): Inbound => ({
  ...{ channel: 'whatsapp', account: 'kantor', address, phone: null, providerId: randomUUID() },
  event: { kind: 'text', text },
  ...changes,
});
const heard = (address: string): string[] =>
  said.filter((each) => each.address === address).map(({ text }) => text);
const rows = async (addresses: string[]) => {
  const where = { identity: { address: { in: addresses } } };
  const select = { doneAt: true, failedAt: true, payload: true, attempts: true, contactId: true };
  return house.db.prisma.inboxMessage.findMany({ where, select, orderBy: { id: 'asc' } });
};
const allDone = (addresses: string[]) =>
  eventually(async () => (await rows(addresses)).every(({ doneAt, failedAt }) => doneAt ?? failedAt)).toBe(
    true,
  );
const countOf = (name: string): number => asked.filter((each) => each === name).length;

test('messages of many chats that wait together are loaded and committed together, and answered from memory', async () => {
  const bot = openBot();
  const addresses = Array.from({ length: 60 }, newAddress);
  await Promise.all(addresses.map((address) => bot.storeInbound(message(address, 'menu'))));
  // Acknowledged means taken: nothing waits, nobody's words are kept.
  expect(await rows(addresses)).toHaveLength(60);
  for (const row of await rows(addresses))
    expect(row).toMatchObject({ doneAt: expect.any(Date), payload: null });
  await eventually(() => said.length).toBe(60);
  expect(countOf('load-at-door')).toBeLessThan(6);
  expect(countOf('commit-turns')).toBeLessThan(6);
  const opened = logged.filter((line) => line.includes('cannot be read'));
  expect(opened).toEqual([]);
});

test('one message alone goes at once, and the chat’s next one behind it', async () => {
  const bot = openBot();
  const address = newAddress();
  await bot.storeInbound(message(address, 'menu'));
  await Promise.all(
    ['bantuan', 'privasi', 'bantuan'].map((text) => bot.storeInbound(message(address, text))),
  );
  await eventually(() => heard(address).length).toBe(4);
  const [, help, privacy, again] = heard(address);
  expect(help).toContain('*Bantuan*');
  expect(privacy).not.toContain('*Bantuan*');
  expect(again).toContain('*Bantuan*');
});

test('the same id ten times at once, at two bots and in any order, is one message', async () => {
  const [one, two] = [openBot(), openBot()];
  const address = newAddress();
  const first = Array.from({ length: 5 }, (_, n) =>
    message(address, 'menu', { providerId: `first ${String(n)}` }),
  );
  const all = [...first, ...first, ...first].map((each, n) => ({ each, bot: n % 2 ? one : two }));
  all.sort(() => Math.random() - 0.5);
  const fresh = await Promise.all(all.map(({ each, bot }) => bot.storeInbound(each)));
  expect(fresh.filter((stored) => stored.fresh)).toHaveLength(5);
  await allDone([address]);
  expect(await rows([address])).toHaveLength(5);
  // What another test's bots are late with is not of this chat.
  const here = () => said.filter((each) => each.address === address);
  await eventually(() => new Set(here().map(({ id }) => id)).size).toBe(5);
});

test('a message that another process stores while its turn is being committed is taken once', async () => {
  const bot = openBot();
  const address = newAddress();
  await bot.storeInbound(message(address, 'menu'));
  await eventually(() => heard(address).length).toBe(1);
  const [{ contactId } = { contactId: '' }] = await rows([address]);
  const twice = message(address, 'bantuan');
  const other = await house.db.pool.connect();
  onTestFinished(() => other.release());
  interfere = async (name, run) => {
    if (!name.startsWith('commit-turns')) return run();
    interfere = (_, go) => go();
    await other.query('BEGIN');
    const payload = ownVault(house.vault, contactId).seal(JSON.stringify(twice.event));
    const row = { ...twice, kind: 'text', payload, album: null, aliases: [], sentAt: null, late: false };
    await storeMessage(other as never, row, new Date());
    const committed = run();
    await eventually(async () => {
      const { rows: waiting } = await house.db.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length;
    }).toBe(1);
    await other.query('COMMIT');
    return committed;
  };
  expect(await bot.storeInbound(twice)).toEqual({ fresh: false });
  await allDone([address]);
  await eventually(() => heard(address).length).toBe(2);
  expect(await house.db.prisma.session.findUniqueOrThrow({ where: { contactId } })).toMatchObject({
    version: 2,
  });
  expect(await house.db.prisma.delivery.count({ where: { contactId } })).toBe(2);
  expect(logged.filter((line) => line.includes('could not be taken'))).toEqual([]);
});

test('somebody new who writes to two bots at once is one contact, and both messages are taken', async () => {
  const [one, two] = [openBot(), openBot()];
  const addresses = Array.from({ length: 20 }, newAddress);
  await Promise.all(
    addresses.flatMap((address) => [one, two].map((bot) => bot.storeInbound(message(address, 'menu')))),
  );
  await allDone(addresses);
  const found = await rows(addresses);
  expect(found).toHaveLength(40);
  expect(new Set(found.map(({ contactId }) => contactId)).size).toBe(20);
  const sessions = await house.db.prisma.session.findMany({
    where: { contactId: { in: found.map(({ contactId }) => contactId) } },
  });
  expect(sessions.map(({ version }) => version)).toEqual(Array(20).fill(2));
  // Nobody is left over who has no address.
  expect(await house.db.prisma.contact.count({ where: { identities: { none: {} } } })).toBe(0);
});

test('somebody new reads the privacy notice once, with the first answer', async () => {
  const bot = openBot();
  const address = newAddress();
  await bot.storeInbound(message(address, 'menu'));
  await bot.storeInbound(message(address, 'menu'));
  await eventually(() => heard(address).length).toBe(2);
  expect(heard(address).map((text) => text.includes('ketik *privasi*'))).toEqual([true, false]);
  const [contact] = await house.db.prisma.contact.findMany({ where: { identities: { some: { address } } } });
  expect(contact).toMatchObject({ privacyVersion: expect.any(String), privacyShownAt: expect.any(Date) });
});

test('two bots that race for the same chats take each message once, and a chat’s answers are as many', async () => {
  const [one, two] = [openBot(), openBot()];
  const addresses = Array.from({ length: 10 }, newAddress);
  const writing = addresses.map(async (address) => {
    for (let n = 0; n < 6; n += 1)
      await Promise.all([one, two].map((bot) => bot.storeInbound(message(address, 'bantuan'))));
  });
  await Promise.all(writing);
  await allDone(addresses);
  for (const address of addresses) {
    const contactId = (await rows([address]))[0]?.contactId ?? '';
    const session = await house.db.prisma.session.findUniqueOrThrow({ where: { contactId } });
    expect(session.version).toBe(12);
    await eventually(() => house.db.prisma.delivery.count({ where: { contactId, state: 'sent' } })).toBe(12);
  }
});

test('a turn that cannot be written takes none of its neighbours along: it is stored, tried, and apologised for', async () => {
  // What PostgreSQL cannot keep, in one answer of many.
  const sealInner = (text: string, place?: string): string =>
    text.includes('*Bantuan*') ? 'a\0' : house.vault.sealInner(text, place);
  const bot = openBot({ vault: { ...house.vault, sealInner } });
  const [poisonous, ...others] = Array.from({ length: 20 }, newAddress);
  const writes = [...others.slice(0, 10), poisonous, ...others.slice(10)].map((address) =>
    bot.storeInbound(message(address ?? '', address === poisonous ? 'bantuan' : 'menu')),
  );
  expect(await Promise.all(writes)).toEqual(Array(20).fill({ fresh: true }));
  for (const row of await rows(others)) expect(row.doneAt).not.toBeNull();
  await eventually(() => others.flatMap(heard).length).toBe(19);
  await allDone([poisonous ?? '']);
  expect(await rows([poisonous ?? ''])).toMatchObject([{ attempts: 3, failedAt: expect.any(Date) }]);
  await eventually(() => heard(poisonous ?? '').join()).toContain('gangguan di pihak kami');
});

test('a statement that fails for all of a batch is tried in halves, and every message is stored', async () => {
  const bot = openBot();
  const addresses = Array.from({ length: 8 }, newAddress);
  let failures = 3;
  interfere = (name, run) =>
    name === 'commit-turns' && (failures -= 1) >= 0 ? Promise.reject(new Error('no')) : run();
  await Promise.all(addresses.map((address) => bot.storeInbound(message(address, 'menu'))));
  await allDone(addresses);
  expect(await rows(addresses)).toHaveLength(8);
  await eventually(() => new Set(said.map(({ address }) => address)).size).toBe(8);
});

test('of a commit whose outcome nobody knows the message is not acknowledged; sent again it counts once, and its answer comes', async () => {
  const bot = openBot();
  const address = newAddress();
  const once = message(address, 'menu');
  let broken = true;
  interfere = async (name, run) => {
    const outcome = await run();
    if (name === 'commit-turns' && broken) {
      broken = false;
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
    }
    return outcome;
  };
  await expect(bot.storeInbound(once)).rejects.toThrow('Connection terminated');
  expect(await bot.storeInbound(once)).toEqual({ fresh: false });
  expect(await rows([address])).toHaveLength(1);
  await eventually(() => heard(address).length).toBe(1);
});

test('what waits of a contact goes first', async () => {
  const address = newAddress();
  const bot = openBot();
  await bot.storeInbound(message(address, 'menu'));
  await eventually(() => heard(address).length).toBe(1);
  const [row] = await rows([address]);
  const event = { kind: 'late' as const, count: 1, since: '2026-11-01T00:00:00.000Z' };
  await house.db.prisma.$transaction((tx) =>
    storeNews(
      tx,
      house.vault,
      { contactId: row?.contactId ?? '', providerId: randomUUID(), event },
      new Date(),
    ),
  );
  // The bot may have taken it by now; either way it is answered first.
  await bot.storeInbound(message(address, 'bantuan'));
  await eventually(() => heard(address).length).toBe(3);
  expect(heard(address)[2]).toContain('*Bantuan*');
});

test('a person’s two addresses in one batch are two turns of one session', async () => {
  const bot = openBot();
  const [lid, phone] = [newAddress(), newAddress()];
  await bot.storeInbound(message(phone, 'menu', { aliases: [lid] }));
  await Promise.all([
    bot.storeInbound(message(phone, 'bantuan', { aliases: [lid] })),
    bot.storeInbound(message(lid, 'bantuan', { aliases: [phone] })),
  ]);
  await allDone([phone, lid]);
  const found = await rows([phone, lid]);
  expect(found).toHaveLength(3);
  expect(new Set(found.map(({ contactId }) => contactId)).size).toBe(1);
  await eventually(() => heard(phone).length + heard(lid).length).toBe(3);
});

test('what waited for a person to write goes out before the answer', async () => {
  const bot = openBot();
  const address = newAddress();
  await bot.storeInbound(message(address, 'menu'));
  await eventually(() => heard(address).length).toBe(1);
  const { id: identityId, contactId } = await house.db.prisma.identity.findFirstOrThrow({
    where: { address },
  });
  const body = house.vault.seal(JSON.stringify({ text: 'kabar' }));
  await house.db.prisma.delivery.create({ data: { contactId, identityId, body, state: 'waiting' } });
  await bot.storeInbound(message(address, 'bantuan'));
  await eventually(() => heard(address).length).toBe(3);
  expect(heard(address)[1]).toBe('kabar');
});

test('only so many messages are under way; what comes beyond waits with its adapter', async () => {
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  interfere = async (name, run) => {
    if (name === 'load-at-door') await held;
    return run();
  };
  const bot = openBot();
  const files: string[] = [];
  const flood = Array.from({ length: 2500 }, (_, n) => {
    const inbound = message(`flood-${String(n)}`, 'menu');
    // Asked for when the message is read, and not before.
    return bot.storeInbound({
      ...inbound,
      get event() {
        files.push(inbound.address);
        return { kind: 'text' as const, text: 'menu' };
      },
    });
  });
  await eventually(() => new Set(files).size).toBe(2000);
  go();
  await Promise.all(flood);
  expect(new Set(files).size).toBe(2500);
});
