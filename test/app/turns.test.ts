import { canByName } from '../support/capabilities.ts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../app/config.ts';
import { isOutage } from '../../app/db/outage.ts';
import { takeAgain } from '../../app/db/set-aside.ts';
import { openFacts, type LoadFact } from '../../app/facts.ts';
import { openHouse, type House } from '../../app/house.ts';
import { openInbox } from '../../app/inbox.ts';
import { createLog } from '../../app/log.ts';
import { onceMore } from '../../app/once-more.ts';
import { takeTurn, type TurnNeeds } from '../../app/turn.ts';
import { openTurns } from '../../app/turns.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import { Message } from '../../flows/kernel/message.ts';
import { eventually } from '../support/eventually.ts';
import { freshDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataDir: string;
let house: House;
beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-turns-'));
  const config = readConfig({ DATA_DIR: dataDir, SIMULATOR: '1' });
  const log = createLog(config, { write: () => undefined });
  house = await openHouse(config, { databaseUrl: database.url, log, personal: null });
});
afterAll(async () => {
  await house.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Nothing here has to be fetched before its turn. */
const complete = { arrive: () => Promise.resolve(false) };
const needsWith = (changes: Partial<TurnNeeds> = {}): TurnNeeds => ({
  ...house,
  ...complete,
  loadFact: openFacts(house),
  can: canByName,
  publicUrl: house.config.publicUrl,
  afterCommit: () => Promise.resolve(),
  ...changes,
});

let chats = 0;
/** Stores texts of a new chat, unanswered yet; its contact. */
const write = async (...texts: string[]): Promise<string> => {
  const from = {
    channel: 'whatsapp' as const,
    account: 'simulator',
    address: `chat-${(chats += 1)}`,
    phone: null,
  };
  let contactId = '';
  const store = openInbox({ ...house, kick: (id) => void (contactId = id), can: canByName });
  for (const text of texts) await store({ ...from, providerId: randomUUID(), event: { kind: 'text', text } });
  return contactId;
};

const inbox = (contactId: string) =>
  house.db.prisma.inboxMessage.findMany({
    where: { contactId },
    orderBy: { id: 'asc' },
    select: { attempts: true, doneAt: true, failedAt: true },
  });
const answers = async (contactId: string): Promise<string[]> => {
  const rows = await house.db.prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
  return rows.map(({ body }) => Message.parse(JSON.parse(house.vault.open(body))).text);
};
/** Fails so many turns that ask for *status*; the other fact of that turn, loaded at the same time, counts no second time. */
const failing = (error: Error, times: number): LoadFact => {
  const load = openFacts(house);
  let left = times;
  return (want, contactId) =>
    want.fact === 'my_requests' && (left -= 1) >= 0 ? Promise.reject(error) : load(want, contactId);
};

test.each([
  ['a database that is away', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
  ['a process that stops', new DOMException('This operation was aborted', 'AbortError')],
])('%s ever so often is no fault of a message: it waits and is answered', async (_what, away) => {
  const contactId = await write('status');
  const needs = needsWith({ loadFact: failing(away, 5) });
  for (let turn = 0; turn < 5; turn += 1) await expect(takeTurn(contactId, needs)).rejects.toBe(away);
  expect(await takeTurn(contactId, needs)).toBe(false);
  expect(await inbox(contactId)).toEqual([{ attempts: 0, doneAt: expect.any(Date), failedAt: null }]);
  expect(await answers(contactId)).toHaveLength(1);
});

test('a fault of ours is tried three times, then apologised for at once, and the next message has its turn', async () => {
  const contactId = await write('status', 'bantuan');
  const told: Effect[] = [];
  const needs = needsWith({
    loadFact: failing(new Error('a bug'), 3),
    afterCommit: (effects) => Promise.resolve(void told.push(...effects)),
  });
  await expect(takeTurn(contactId, needs)).rejects.toThrow('a bug');
  await expect(takeTurn(contactId, needs)).rejects.toThrow('a bug');
  expect(await takeTurn(contactId, needs)).toBe(true);
  // The outbox hears of the apology as of any answer.
  expect(told.map(({ type }) => type)).toEqual(['say']);
  expect(await takeTurn(contactId, needs)).toBe(false);
  const [apology, help] = await answers(contactId);
  expect(apology).toContain('gangguan di pihak kami');
  expect(help).toContain('*Bantuan*');
  expect(await inbox(contactId)).toMatchObject([{ attempts: 3, doneAt: null }, { failedAt: null }]);
});

test('a message that comes while its chat’s turn is ending is taken without waiting for the next look', async () => {
  const turns = openTurns(needsWith());
  const contacts = await Promise.all(Array.from({ length: 10 }, () => write('menu')));
  for (const contactId of contacts) turns.kick(contactId);
  const waiting = () =>
    house.db.prisma.inboxMessage.count({ where: { contactId: { in: contacts }, doneAt: null } });
  await eventually(waiting).toBe(0);
  // Kicked at every tick of the turn under way: none of these may be forgotten.
  const last = await write('menu');
  turns.kick(last);
  for (let tick = 0; tick < 50; tick += 1) {
    await Promise.resolve();
    turns.kick(last);
  }
  await eventually(async () => (await inbox(last)).every(({ doneAt }) => doneAt)).toBe(true);
  await turns.stop();
});

test('nobody who writes without end keeps the others waiting', async () => {
  const flood = await Promise.all(
    Array.from({ length: 8 }, () => write(...Array.from({ length: 40 }, () => 'bantuan'))),
  );
  const modest = await write('menu');
  const turns = openTurns(needsWith());
  for (const contactId of [...flood, modest]) turns.kick(contactId);
  await eventually(async () => (await inbox(modest))[0]?.doneAt).toBeTruthy();
  const waiting = { contactId: { in: flood }, doneAt: null };
  expect(await house.db.prisma.inboxMessage.count({ where: waiting })).toBeGreaterThan(80);
  await eventually(() => house.db.prisma.inboxMessage.count({ where: waiting })).toBe(0);
  await turns.stop();
});

test('messages that nobody was told of are found by a look', async () => {
  const turns = openTurns(needsWith());
  const contacts = await Promise.all(Array.from({ length: 30 }, () => write('menu', 'bantuan')));
  await turns.pump();
  const done = () =>
    house.db.prisma.inboxMessage.count({ where: { contactId: { in: contacts }, doneAt: { not: null } } });
  await eventually(done).toBe(60);
  await turns.stop();
  const late = await write('menu');
  turns.kick(late);
  await turns.pump();
  expect(await inbox(late)).toMatchObject([{ doneAt: null }]);
});

test('work asked for during a run is done once more, and an error does not end it for good', async () => {
  let runs = 0;
  let asked = (): Promise<void> => Promise.resolve();
  const work = onceMore(async () => {
    runs += 1;
    await Promise.resolve();
    if (runs === 1) void asked();
    if (runs === 3) throw new Error('once');
  });
  asked = work;
  await work();
  expect(runs).toBe(2);
  await expect(work()).rejects.toThrow('once');
  await work();
  expect(runs).toBe(4);
});

const coded = (code: string): Error => Object.assign(new Error('x'), { code });
test.each([
  ['a refused connection', coded('ECONNREFUSED'), true],
  ['a server that shuts down', coded('57P01'), true],
  ['a deadlock', coded('40P01'), true],
  ['too many connections', coded('53300'), true],
  ['a transaction that found no connection', coded('P2028'), true],
  ['a connection that ended', new Error('Connection terminated unexpectedly'), true],
  ['the same as somebody’s cause', new Error('x', { cause: coded('08006') }), true],
  [
    'what Prisma wraps',
    Object.assign(coded('P2010'), { meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
    true,
  ],
  ['a broken constraint', coded('23505'), false],
  ['a statement that takes too long', coded('57014'), false],
  ['a bug', new TypeError('x is not a function'), false],
  ['no error at all', 'ECONNREFUSED', false],
])('%s is an outage or not', (_what, error, expected) => {
  expect(isOutage(error)).toBe(expected);
});

test('a message of which not even an apology can be made is set aside, and the next one of its chat is answered', async () => {
  const contactId = await write('status', 'menu');
  const [first] = await house.db.prisma.inboxMessage.findMany({
    where: { contactId },
    orderBy: { id: 'asc' },
  });
  let broken = true;
  const needs = needsWith({
    loadFact: failing(new Error('bug'), 3),
    // What seals the apology fails as well.
    vault: {
      ...house.vault,
      sealInner: (text, place) => {
        if (broken && text.includes('gangguan di pihak kami')) throw new Error('no seal');
        return house.vault.sealInner(text, place);
      },
    },
  });
  for (let tries = 0; tries < 2; tries += 1) await expect(takeTurn(contactId, needs)).rejects.toThrow('bug');
  await takeTurn(contactId, needs);
  broken = false;
  await takeTurn(contactId, needs);
  expect(await inbox(contactId)).toMatchObject([
    { attempts: 3, doneAt: null, failedAt: expect.any(Date) },
    { failedAt: null, doneAt: expect.any(Date) },
  ]);
  expect(await answers(contactId)).toHaveLength(1);

  // It is kept, and once the fault is mended it has its turn.
  await takeAgain(house.db.pool, String(first?.id));
  await takeTurn(contactId, needsWith());
  expect((await inbox(contactId)).every(({ doneAt }) => doneAt !== null)).toBe(true);
});
