import { imitated } from '../../bot/channels/simulator/imitated.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Channel, SendError, SendResult } from '../../app/channel.ts';
import { applyKeptReceipts, forgetEarlyReceipts } from '../../app/db/receipts.ts';
import type { Receipt } from '../../app/inbound.ts';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { openOutbox } from '../../app/outbox.ts';
import { openReceipts } from '../../app/receipts.ts';
import { openVault } from '../../app/vault.ts';
import { eventually } from '../support/eventually.ts';
import type { Database } from '../../app/db/open.ts';
import { openTestDatabase } from '../support/test-database.ts';

const vault = openVault(Buffer.alloc(32, 5));
let db: Database;
let now = new Date();
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => {
  now = new Date();
});

const log = createLog({ logLevel: 'debug' }, { write: () => undefined });
const metrics = openMetrics(() => Promise.resolve({ inbox: 0, outbox: 0 }), log);
const account = 'kantor';
const take = (providerId: string, state: Receipt['state'], error?: SendError): Promise<void> =>
  openReceipts({ db, log, metrics, clock: () => now })({
    channel: 'whatsapp',
    account,
    providerId,
    state,
    ...(error ? { error } : {}),
  });

let count = 0;
/** A message to a person, taken by the channel a minute ago. */
const sent = async (changes: { attempts?: number; lastInboundAt?: Date } = {}) => {
  count += 1;
  const providerId = `wamid.${count}`;
  const { attempts = 1, lastInboundAt = new Date(now.getTime() - 3_600_000) } = changes;
  const identity = { channel: 'whatsapp', account, address: `${count}@c.us`, lastInboundAt };
  const contact = await db.prisma.contact.create({
    data: { identities: { create: identity } },
    include: { identities: true },
  });
  const { id } = await db.prisma.delivery.create({
    data: {
      contactId: contact.id,
      identityId: contact.identities[0]?.id ?? 0n,
      body: vault.seal(JSON.stringify({ text: `m${count}` })),
      state: 'sent',
      attempts,
      providerId,
      sentAt: new Date(now.getTime() - 60_000),
    },
  });
  return { id, providerId };
};
const rowOf = (id: bigint) =>
  db.prisma.delivery.findUniqueOrThrow({ where: { id }, include: { identity: true } });
const stateOf = async (id: bigint): Promise<string> => (await rowOf(id)).state;

const ranks = ['sent', 'failed', 'delivered', 'read'] as const;
test('any order and repetition of statuses ends in the highest of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ranks), { minLength: 1, maxLength: 6 }), async (states) => {
      const { id, providerId } = await sent();
      for (const state of states) await take(providerId, state);
      const highest = Math.max(...states.map((state) => ranks.indexOf(state)));
      expect(await stateOf(id)).toBe(ranks[highest]);
    }),
    { numRuns: 60 },
  );
});

test('statuses that come all at once end in the highest of them as well', async () => {
  const { id, providerId } = await sent();
  await Promise.all(
    ['read', 'sent', 'failed', 'delivered', 'read', 'sent'].map((s) => take(providerId, s as 'read')),
  );
  expect(await stateOf(id)).toBe('read');
});

test.each<[SendError, string]>([
  ['too_old', 'waiting'],
  ['transient', 'pending'],
  ['slow_down', 'pending'],
  ['account', 'pending'],
  ['bad_request', 'failed'],
  ['unknown', 'failed'],
  ['gone', 'waiting'],
  ['blocked', 'waiting'],
])('a message taken and then refused (%s) is %s, however often that is said', async (error, state) => {
  const { id, providerId } = await sent();
  for (let times = 0; times < 3; times += 1) await take(providerId, 'failed', error);
  expect(await rowOf(id)).toMatchObject({ state, error, attempts: 1 });
  // Late news that it did arrive outranks all that.
  await take(providerId, 'delivered');
  expect(await rowOf(id)).toMatchObject({ state: 'delivered', error: null });
});

test('what keeps failing after it was taken is tried a bounded number of times', async () => {
  const { id, providerId } = await sent({ attempts: 5 });
  await take(providerId, 'failed', 'transient');
  expect(await stateOf(id)).toBe('failed');
});

test('too old for the channel does not wait when the person has written since', async () => {
  const { id, providerId } = await sent({ lastInboundAt: new Date(now.getTime() - 1000) });
  await take(providerId, 'failed', 'too_old');
  expect(await stateOf(id)).toBe('pending');
});

test('a person who cannot be reached there is left alone, unless they have written since', async () => {
  const blocked = await sent();
  await take(blocked.providerId, 'failed', 'blocked');
  expect(await rowOf(blocked.id)).toMatchObject({ state: 'waiting', identity: { blockedAt: now } });
  const wrote = await sent({ lastInboundAt: new Date(now.getTime() - 1000) });
  await take(wrote.providerId, 'failed', 'blocked');
  expect(await rowOf(wrote.id)).toMatchObject({ state: 'pending', identity: { blockedAt: null } });
});

test('the same id on another account is another message', async () => {
  const { id, providerId } = await sent();
  const store = openReceipts({ db, log, metrics, clock: () => now });
  await store({ channel: 'whatsapp', account: 'lain', providerId, state: 'failed' });
  expect(await stateOf(id)).toBe('sent');
});

test('an unknown id changes nothing and is forgotten after a while', async () => {
  const before = await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
  await take('wamid.of-the-phone-itself', 'read');
  expect(await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  await forgetEarlyReceipts(db.pool, new Date(now.getTime() + 1));
  expect(await db.prisma.earlyReceipt.count()).toBe(0);
});

test('a receipt that was kept for a process that has ended since is taken up later', async () => {
  const { id, providerId } = await sent();
  const kept = { channel: 'whatsapp', account, providerId, state: 'read' };
  await db.prisma.earlyReceipt.createMany({ data: [kept, { ...kept, providerId: 'wamid.not-ours' }] });
  await applyKeptReceipts(db.pool, now);
  expect(await stateOf(id)).toBe('read');
  expect(await db.prisma.earlyReceipt.findMany()).toMatchObject([{ providerId: 'wamid.not-ours' }]);
  await forgetEarlyReceipts(db.pool, new Date(Date.now() + 1000));
});

test('receipts that come before our own sent is written are not lost, at whatever moment they come', async () => {
  const people = await Promise.all(Array.from({ length: 30 }, () => sent()));
  await db.prisma.delivery.updateMany({
    where: { id: { in: people.map(({ id }) => id) } },
    data: { state: 'pending', providerId: null, sentAt: null, attempts: 0 },
  });
  const under: Promise<void>[] = [];
  let nth = 0;
  const channel: Channel = {
    name: 'whatsapp',
    account,
    can: { ...imitated.whatsapp, receipts: true },
    send: async ({ deliveryId }): Promise<SendResult> => {
      const providerId = `early.${deliveryId}`;
      nth += 1;
      const both = async (): Promise<void> => {
        await Promise.all([take(providerId, 'read'), take(providerId, 'delivered')]);
      };
      // A third before the answer, a third together with it, a third soon after.
      if (nth % 3 === 0) await both();
      else if (nth % 3 === 1) under.push(both());
      else setImmediate(() => under.push(both()));
      return { ok: true, providerId };
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  const files = { get: () => Promise.resolve(null) };
  const needs = { pool: db.pool, vault, files, channels: [channel], log, metrics, clock: () => now };
  const outbox = openOutbox(needs);
  await outbox.pump();
  const states = async (): Promise<Set<string>> =>
    new Set(await Promise.all(people.map(({ id }) => stateOf(id))));
  await eventually(states).toEqual(new Set(['read']));
  await Promise.all(under);
  await outbox.stop();
  expect(await db.prisma.earlyReceipt.count()).toBe(0);
});

type Plan = { 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] };
/** The most rows that one part of a plan has gone through. */
const mostRows = (plan: Plan): number =>
  Math.max(plan['Actual Rows'] * plan['Actual Loops'], ...(plan.Plans ?? []).map(mostRows));

test('receipts are looked up by their messages, however many people are on the account', async () => {
  const people = await Promise.all(Array.from({ length: 60 }, () => sent()));
  const asked: { text: string; values: unknown[] }[] = [];
  const turns = {
    query: (statement: { text: string; values: unknown[] }) => {
      asked.push(statement);
      return db.turns.query(statement);
    },
  } as unknown as Database['turns'];
  const receipts = people.map(({ providerId }) => ({ channel: 'whatsapp', account, providerId }));
  const store = openReceipts({ db: { turns }, log, metrics, clock: () => now });
  await Promise.all(receipts.map((receipt) => store({ ...receipt, state: 'delivered' })));
  const [apply] = asked;
  const { rows } = await db.turns.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${apply?.text ?? ''}`,
    apply?.values ?? [],
  );
  expect(JSON.parse(String(apply?.values[0]))).toHaveLength(60);
  expect(mostRows(rows[0]?.['QUERY PLAN'][0].Plan as Plan)).toBeLessThan(1000);
});

test('receipts of what this process sends wait for it to be written down, and are kept nowhere in between', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => sent()));
  await db.prisma.delivery.updateMany({
    where: { id: { in: people.map(({ id }) => id) } },
    data: { state: 'pending', providerId: null, sentAt: null, attempts: 0 },
  });
  const statements: unknown[] = [];
  const turns = {
    query: (statement: { name?: string }, ...rest: []) => {
      statements.push(statement.name);
      return db.turns.query(statement as never, ...rest);
    },
  } as unknown as Database['turns'];
  const under: Promise<void>[] = [];
  let store: ReturnType<typeof openReceipts> = () => Promise.reject(new Error('Not open yet'));
  const channel: Channel = {
    name: 'whatsapp',
    account,
    can: { ...imitated.whatsapp, receipts: true },
    send: ({ deliveryId }) => {
      const providerId = `soon.${deliveryId}`;
      const told = (state: 'delivered' | 'read') =>
        store({ channel: 'whatsapp', account, providerId, state });
      under.push(told('delivered').then(() => told('read')));
      return Promise.resolve({ ok: true, providerId });
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  const files = { get: () => Promise.resolve(null) };
  const needs = { pool: db.pool, vault, files, channels: [channel], log, metrics, clock: () => now };
  const outbox = openOutbox(needs);
  store = openReceipts({ db: { turns }, log, metrics, clock: () => now, recorded: outbox.recorded });
  await outbox.pump();
  await eventually(() => Promise.resolve(under.length)).toBe(people.length);
  await Promise.all(under);
  await outbox.stop();
  expect(await Promise.all(people.map(({ id }) => stateOf(id)))).toEqual(people.map(() => 'read'));
  expect(statements).toContain('apply-receipts');
  expect(statements).not.toContain('keep-early-receipts');
});
