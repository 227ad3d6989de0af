import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstant } from '../../domain/city-time.ts';
import { watchDuties } from '../../worker/jobs/watch-duties.ts';
import { addContact } from '../support/request-row.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now = new Date(0);
const needs = await openWorkerNeeds(() => now);
afterAll(() => needs[Symbol.asyncDispose]());
const { db, vault } = needs;
const at = (day: string, time = '10:00'): Date => toInstant(day, time, needs.tz);

const chats = new Map<string, string>();
let asker = '';
const addressed = () =>
  addContact(db, {
    identities: { create: [{ channel: 'telegram', account: '', address: randomUUID() }] },
  });
beforeAll(async () => {
  asker = await addressed();
  for (const [who, role, unit] of [
    ['ikp', 'operator', 'ikp'],
    ['secretariat', 'operator', 'sekretariat'],
    ['administrator', 'administrator', 'sekretariat'],
    ['head', 'head', 'sekretariat'],
  ] as const) {
    const contactId = await addressed();
    chats.set(contactId, who);
    await db.prisma.staff.create({ data: { name: who, role, unit, contactId } });
  }
});

const ask = (number: string, since: Date, dueOn: string | null) =>
  db.prisma.question.create({
    data: {
      ...{ id: randomUUID(), number, contactId: asker, unit: 'ikp', state: 'asked', since, askedAt: since },
      asker: vault.seal(JSON.stringify({ name: 'Rina', phone: null })),
      dueOn: dueOn === null ? null : new Date(dueOn),
    },
  });

/** Who had been told before, as the last message said. */
let told = '';

/** Who has heard of what, since this was last asked. */
const heard = async (): Promise<string[]> => {
  const rows = await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
  await db.prisma.delivery.deleteMany();
  return rows
    .map(({ contactId, body }) => {
      const { text } = JSON.parse(vault.open(body)) as { text: string };
      told = /Sudah diberi tahu – (.*)\./.exec(text)?.[1] ?? '';
      return `${chats.get(contactId) ?? '?'}: ${/[A-Z]{2}-2026-\w+/.exec(text)?.[0] ?? text}${/Lewat waktunya/.test(text) ? ' late' : ''}`;
    })
    .toSorted();
};

/** Two workers look in the same moment. */
const look = async (day: string, time?: string): Promise<string[]> => {
  now = at(day, time);
  await Promise.all([watchDuties(needs), watchDuties(needs)]);
  return heard();
};

test('of an objection the head hears before it is due and after, then the administrators, each once; answered, nobody', async () => {
  const due = await ask('KB-2026-AAAAAAAA', at('2026-11-02'), '2026-12-14');
  expect(await look('2026-12-08')).toEqual([]);
  expect(await look('2026-12-09')).toEqual(['head: KB-2026-AAAAAAAA']);
  expect(await look('2026-12-14')).toEqual([]);
  // Nobody is told on a Sunday, nor at night.
  expect([await look('2026-12-13'), await look('2026-12-15', '06:00')]).toEqual([[], []]);
  expect(await look('2026-12-15')).toEqual(['head: KB-2026-AAAAAAAA late']);
  // Two days without a worker.
  expect(await look('2026-12-18')).toEqual(['administrator: KB-2026-AAAAAAAA late']);
  expect(told).toBe('bidang: head (15 Desember 2026)');
  await db.prisma.question.update({ where: { id: due.id }, data: { state: 'answered' } });
  expect(await look('2026-12-30')).toEqual([]);
});

test('a question its unit leaves goes to the second level, then above it; asked anew it runs anew', async () => {
  const { id } = await ask('TN-2026-BBBBBBBB', at('2027-02-01'), null);
  expect([await look('2027-02-01'), await look('2027-02-02')]).toEqual([[], []]);
  expect(await look('2027-02-03')).toEqual(['secretariat: TN-2026-BBBBBBBB late']);
  expect(await look('2027-02-05')).toEqual(['administrator: TN-2026-BBBBBBBB late']);
  const since = at('2027-02-09', '14:00');
  await db.prisma.question.update({ where: { id }, data: { since } });
  expect([await look('2027-02-09'), await look('2027-02-11')]).toEqual([
    [],
    ['secretariat: TN-2026-BBBBBBBB late'],
  ]);
  await db.prisma.question.update({ where: { id }, data: { state: 'closed' } });
});

test('a duty to somebody about their data is told to the administrators before its three days are over, then to the head', async () => {
  await db.prisma.dataRequest.create({
    data: {
      ...{ id: randomUUID(), number: 'DP-2026-CCCCCCCC', contactId: asker, kind: 'correction' },
      ...{ askedAt: at('2027-03-01'), dueAt: at('2027-03-04') },
    },
  });
  expect([await look('2027-03-02'), await look('2027-03-03')]).toEqual([
    [],
    ['administrator: DP-2026-CCCCCCCC'],
  ]);
  expect(await look('2027-03-05')).toEqual(['administrator: DP-2026-CCCCCCCC late']);
  const later = [await look('2027-03-08'), await look('2027-03-09')].flat();
  expect(later).toEqual(['head: DP-2026-CCCCCCCC late']);
});

test('thousands that everybody has heard of keep nobody from hearing of another one', async () => {
  const [since, ids] = [at('2027-04-01'), Array.from({ length: 2100 }, () => randomUUID())];
  await db.prisma.question.createMany({
    data: ids.map((id, n) => ({
      ...{ id, number: `TN-2027-${n}`, contactId: asker, unit: 'ikp', state: 'asked', asker: '' },
      ...{ since, askedAt: since },
    })),
  });
  await db.prisma.clockSaid.createMany({
    data: ids.map((subject) => ({
      ...{ clock: 'question', subject, rung: 'head', at: at('2027-04-20') },
      dueOn: new Date('2027-04-05'),
    })),
  });
  await ask('KB-2026-DDDDDDDD', at('2027-05-03'), '2027-06-14');
  expect(await look('2027-06-14')).toEqual(['head: KB-2026-DDDDDDDD']);
});
