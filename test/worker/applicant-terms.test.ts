import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { toInstant } from '../../domain/city-time.ts';
import { allowedActions } from '../../domain/transition.ts';
import { Clocks } from '../../flows/catalogue/clocks.ts';
import { sweepClocks } from '../../worker/jobs/sweep-clocks.ts';
import { timedJobs } from '../../worker/worker.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now = new Date(0);
const needs = await openWorkerNeeds(() => now);
afterAll(() => needs[Symbol.asyncDispose]());
const { db, vault, catalogue } = needs;
const at = (day: string, time: string): Date => toInstant(day, time, needs.tz);

/** The clocks of a city that decided otherwise. */
const clocks = Clocks.parse({
  move: { answer: 24, remind: 6 },
  reopening: { within: 10, remind: 2 },
  completion: { remind: 5, ask: 3 },
});
const job = {
  ...needs,
  catalogue: { ...catalogue, city: { ...catalogue.city, clocks } },
  settings: { ...needs.settings, completionReminderDays: 5, completionAskAfterDays: 3 },
};

let applicant = '';
let operator = '';
beforeEach(async () => {
  const addressed = () =>
    addContact(db, {
      identities: { create: [{ channel: 'telegram', account: '', address: randomUUID() }] },
    });
  [applicant, operator] = [await addressed(), await addressed()];
  await db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'aptika', contactId: operator },
  });
});

/** Two workers look in the same moment; who has read what since. */
const look = async (day: string, time = '10:00'): Promise<string[]> => {
  now = at(day, time);
  await Promise.all([runJob(sweepClocks, job), runJob(sweepClocks, job)]);
  const rows = await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
  await db.prisma.delivery.deleteMany();
  const news = await db.prisma.inboxMessage.deleteMany();
  const who = (id: string): string => (id === applicant ? 'applicant' : id === operator ? 'operator' : '?');
  return [
    ...rows
      .filter(({ contactId }) => who(contactId) !== '?')
      .map(
        ({ contactId, body }) =>
          `${who(contactId)}: ${(JSON.parse(vault.open(body)) as { text: string }).text}`,
      ),
    ...Array.from({ length: news.count }, () => 'news'),
  ];
};

test('all clocks are looked at by one job', () => {
  const names = timedJobs.map(({ name }) => name);
  expect(
    names.filter((name) => /^(watch|remind|ask|expire)-.*(clock|dut|completion|move|term)/.test(name)),
  ).toEqual(['watch-clocks']);
});

test('a proposed move is reminded of once, as many hours before its end as the city says, by day, and ends', async () => {
  const requestId = await addRequest(db, { contactId: applicant, state: 'in_progress' });
  const staff = await db.prisma.staff.findFirstOrThrow({ where: { contactId: operator } });
  await db.prisma.bookingMove.create({
    data: {
      ...{ requestId, item: 'waktu', reason: 'Dipakai Wali Kota', staffId: staff.id },
      oldStartsAt: at('2026-12-10', '09:00'),
      oldEndsAt: at('2026-12-10', '11:00'),
      startsAt: at('2026-12-11', '09:00'),
      endsAt: at('2026-12-11', '11:00'),
      createdAt: at('2026-12-01', '14:00'),
      expiresAt: at('2026-12-02', '14:00'),
    },
  });
  expect(await look('2026-12-02', '07:59')).toEqual([]);
  const [reminded = '', ...more] = await look('2026-12-02', '08:00');
  expect(reminded).toMatch(
    /^applicant: Usulan jadwal baru .* menunggu jawaban Anda sampai .*, pukul 14\.00\./,
  );
  expect([more, await look('2026-12-02', '13:00')]).toEqual([[], []]);
  expect((await look('2026-12-02', '14:00')).map((line) => line.split(' ')[0]).toSorted()).toEqual([
    'applicant:',
    'operator:',
  ]);
  expect(await look('2026-12-02', '14:01')).toEqual([]);
});

test('who may say that it is not finished is reminded once, and may as long as the city says; who has rated it is not', async () => {
  const completedOn = new Date('2026-12-01');
  const completed = {
    ...{ contactId: applicant, state: 'completed' as const, completedOn },
    since: at('2026-12-01', '10:00'),
  };
  await addRequest(db, { ...completed, number: 'TD-2026-AAAAAAAA' });
  await addRequest(db, { ...completed, number: 'TD-2026-BBBBBBBB', rating: 5 });
  expect(await look('2026-12-08')).toEqual([]);
  expect(await look('2026-12-09', '06:00')).toEqual([]);
  expect(await look('2026-12-09')).toEqual([
    expect.stringMatching(
      /^applicant: Permohonan \*TD-2026-AAAAAAAA\*.*paling lambat \*Jumat, 11 Desember 2026\*/,
    ),
  ]);
  expect(await look('2026-12-10')).toEqual([]);
  const request = {
    ...{ id: '', number: '', state: 'completed' as const, version: 1, unit: 'aptika' },
    completedOn: '2026-12-01',
  };
  const mayOn = (day: string): boolean =>
    allowedActions(request, { kind: 'applicant', reopenWithin: 10 }, day).includes('reopen');
  expect(['2026-12-11', '2026-12-12'].map(mayOn)).toEqual([true, false]);
});

test('who lets a request lie is reminded, then the unit is asked, each once, after the city’s days', async () => {
  const since = at('2026-12-01', '10:00');
  await addRequest(db, { contactId: applicant, state: 'needs_completion', since });
  expect(await look('2026-12-05')).toEqual([]);
  expect(await look('2026-12-06')).toEqual(['news']);
  expect(await look('2026-12-08')).toEqual([]);
  // A closed weekend makes nothing missed.
  expect(await look('2026-12-14')).toEqual([expect.stringContaining('operator: ')]);
  expect(await look('2026-12-15')).toEqual([]);
});

test('one clock that cannot be looked at keeps none of the others', async () => {
  const since = at('2026-12-01', '10:00');
  await addRequest(db, { contactId: applicant, state: 'needs_completion', since });
  now = at('2026-12-07', '10:00');
  const city = { ...job.catalogue.city, holidays: null as never };
  await expect(runJob(sweepClocks, { ...job, catalogue: { ...job.catalogue, city } })).rejects.toThrow();
  expect(await db.prisma.inboxMessage.count()).toBe(1);
});
