import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { incidentOpen } from '../../app/admin/incident.ts';
import { signList } from '../../app/admin/sign.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import { recordAdmin, adminEvents } from '../../app/db/admin-events.ts';
import { administer } from '../../app/db/administer.ts';
import { lastSigns, raiseSign } from '../../app/db/trouble-signs.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { openForgedWatch } from '../../app/forged-webhooks.ts';
import type { Look } from '../../domain/access.ts';
import { checkHistory } from '../../worker/jobs/check-history.ts';
import { watchSigns } from '../../worker/jobs/watch-signs.ts';
import { runJson } from '../app/admin/office.ts';
import { addContact } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
let administrator: string;
let operator: string;
beforeEach(async () => {
  now = new Date('2026-11-23T03:00:00Z');
  needs = await openWorkerNeeds(() => now);
  needs.settings.signs = {
    ...needs.settings.signs,
    viewsPerHour: 10,
    listedPerHour: 50,
    exportedPerDay: 60,
    exportsPerDay: 5,
    wrongCodesPerHour: 10,
  };
  administrator = await member('administrator', 'Ani');
  operator = await member('operator', 'Sari');
});
afterEach(() => needs[Symbol.asyncDispose]());

const minutes = (n: number): void => void (now = new Date(now.getTime() + n * 60_000));
const member = async (role: string, name: string): Promise<string> => {
  const contactId = await addContact(needs.db, {
    identities: { create: { channel: 'telegram', account: 'a', address: randomUUID() } },
  });
  return (await needs.db.prisma.staff.create({ data: { name, role, unit: 'ikp', contactId } })).id;
};
const looks = (what: Look, people: number, staffId = operator) =>
  recordAccess(needs.db.pool, {
    ...{ by: { staffId, role: 'operator' }, door: 'desk', what, at: now },
    of: Array.from({ length: people }, () => ({ contactId: randomUUID() })),
  });
const alerts = async (): Promise<{ text: string; options?: { id: string }[] }[]> =>
  (await needs.db.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(
    ({ body }) => JSON.parse(needs.vault.open(body)) as { text: string },
  );
const kinds = async () =>
  (await lastSigns(needs.db.pool)).map(({ kind, staffId, count }) => ({ kind, staffId, count }));
const misses = async (count: number): Promise<void> => {
  const contactId = await addContact(needs.db);
  await needs.db.prisma.codeMiss.createMany({
    data: Array.from({ length: count }, () => ({ contactId, at: now })),
  });
};

const cases: [name: string, happens: () => Promise<unknown>, found: object[]][] = [
  [
    'ten people opened in an hour',
    () => looks('letters', 10),
    [{ kind: 'views', staffId: 'them', count: 10 }],
  ],
  ['nine people', () => looks('letters', 9), []],
  ['a list of fifty', () => looks('list', 50), [{ kind: 'lists', staffId: 'them', count: 50 }]],
  ['a list of forty-nine is a working day', () => looks('list', 49), []],
  [
    'tables of sixty in a day',
    async () => {
      await looks('table', 30);
      minutes(300);
      await looks('table', 30);
    },
    [{ kind: 'export', staffId: 'them', count: 60 }],
  ],
  [
    'five small tables in a day',
    async () => {
      for (let n = 0; n < 5; n += 1) await looks('table', 1);
    },
    [{ kind: 'export', staffId: 'them', count: 5 }],
  ],
  ['ten wrong codes in an hour', () => misses(10), [{ kind: 'codes', staffId: null, count: 10 }]],
  [
    'ten wrong codes in two hours',
    async () => {
      await misses(5);
      minutes(61);
      await misses(5);
    },
    [],
  ],
];

describe('a sign of trouble is found by itself', () => {
  test.each(cases)('%s', async (_, happens, found) => {
    await happens();
    await runJob(watchSigns, needs);
    const expected = found.map((one) =>
      'staffId' in one && one.staffId === 'them' ? { ...one, staffId: operator } : one,
    );
    expect(await kinds()).toEqual(expected);
    expect(await alerts()).toHaveLength(expected.length);
  });
});

test('it is told once a window, with ids only, and its button makes one incident of it however often it is pressed', async () => {
  await looks('letters', 12);
  for (let n = 0; n < 30; n += 1) {
    await Promise.all([runJob(watchSigns, needs), runJob(watchSigns, needs)]);
    minutes(47);
    await looks('letters', 12);
  }
  const [first, ...more] = await alerts();
  // Twenty-four hours are one window: the second was found after them.
  expect(more).toHaveLength(0);
  expect(first?.text).toContain(operator);
  expect(first?.text).not.toMatch(/Sari|Ani/);
  const sign = first?.options?.[0]?.id.replace('sign.', '') ?? '';
  const by = {
    actor: 'administrator Ani',
    now,
    tz: 'Asia/Pontianak',
    vault: needs.vault,
    secretariat: 'sekretariat',
  };
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids)
    await inTransaction(needs.db, (tx) => administer(tx, { do: 'open_incident', sign, id }, by));
  const office = { db: needs.db, vault: needs.vault, now };
  const again = await runJson<{ id: string }>(office, incidentOpen, { sign });
  expect(again.json.id).toBe(ids[0]);
  const incident = await needs.db.prisma.incident.findMany({ include: { people: true } });
  expect(incident).toMatchObject([{ id: ids[0], kind: 'access', staffId: operator }]);
  expect(incident[0]?.people).toHaveLength(12);
  expect((await adminEvents(needs.db.pool)).map(({ action }) => action)).toEqual(['incident_opened']);
  const listed = await runJson<{ signs: object[] }>(office, signList);
  expect(listed.json.signs).toMatchObject([{ kind: 'views', incidentId: ids[0] }]);
});

test('webhooks nobody signed are a sign when many come within ten minutes, of each channel once', async () => {
  const forged = openForgedWatch(needs, 'whatsapp', 3);
  forged();
  forged();
  minutes(11);
  for (let n = 0; n < 9; n += 1) forged();
  await expect.poll(kinds).toEqual([{ kind: 'webhooks', staffId: null, count: 3 }]);
  await runJob(watchSigns, needs);
  expect((await alerts()).map(({ text }) => text).join()).toContain('whatsapp');
  const found = {
    kind: 'webhooks',
    staffId: null,
    channel: 'whatsapp',
    from: now,
    to: now,
    count: 3,
  } as const;
  expect(await raiseSign(needs.db.pool, found, now)).toBe(false);
  expect(await raiseSign(needs.db.pool, { ...found, channel: 'telegram' }, now)).toBe(true);
});

test('the history is checked once a day, and a chain that does not hold is told', async () => {
  const done = () => needs.db.prisma.auditCheck.count();
  await inTransaction(needs.db, (tx) =>
    recordAdmin(tx, { action: 'broadcast', about: 'semua', actor: 'Ani', at: now, note: null }),
  );
  const round = async (): Promise<void> => {
    await runJob(watchSigns, needs);
    await runJob(checkHistory, needs);
    await runJob(watchSigns, needs);
  };
  await round();
  expect(await done()).toBe(0);
  minutes(24 * 60);
  await round();
  await round();
  expect([await done(), await kinds()]).toEqual([1, []]);
  await needs.db.pool.query('ALTER TABLE admin_event DISABLE TRIGGER ALL');
  await needs.db.pool.query(`UPDATE admin_event SET about = 'lain'`);
  await needs.db.pool.query('ALTER TABLE admin_event ENABLE TRIGGER ALL');
  minutes(24 * 60);
  await round();
  expect(await kinds()).toEqual([{ kind: 'chain', staffId: null, count: 1 }]);
  expect(await needs.db.prisma.delivery.count({ where: { contact: { staff: { id: administrator } } } })).toBe(
    1,
  );
});
