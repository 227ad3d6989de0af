import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures, requestsCounted } from '../../app/db/figures.ts';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { figureKeys } from '../../domain/figures/definitions.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import { runJob } from '../support/timed-jobs.ts';
import { watchClocks } from '../../worker/jobs/watch-clocks.ts';
import { clockOracle } from '../support/clock-oracle.ts';
import { oracle } from '../support/figures-oracle.ts';
import { letHappen, lives, type Life } from '../support/random-lives.ts';
import { addContact } from '../support/request-row.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

/** `SIMULATED_REQUESTS=5000` is the whole year; `SIMULATED_SEED` another one. */
const count = Number(process.env['SIMULATED_REQUESTS'] ?? 60);
const seed = Number(process.env['SIMULATED_SEED'] ?? 42);
const [first, last] = ['2026-01-02', count > 1000 ? '2026-12-31' : '2026-05-15'];
/** The database is away for a week. */
const closedWeek = ['2026-04-13', '2026-04-19'] as const;
/** Closed beside the nation's holidays: three days in a row, and one more. */
const ownDays = ['2026-02-10', '2026-02-11', '2026-02-12', '2026-05-04'];

/** Who of the office has which chat. */
const people = [
  ['operator', 'ikp'],
  ['operator', 'aptika'],
  ['operator', 'sekretariat'],
  ['head', 'sekretariat'],
] as const;

/** A random day without a worker, now and then. */
const isDown = (n: number): boolean => (Math.imul(n + seed, 2654435761) >>> 0) % 9 === 0;

test(`through a simulated year of ${count} requests every missed day is told once to whom it concerns, and every figure is right`, async () => {
  let now = toInstant(first, '00:00', 'Asia/Pontianak');
  await using needs = await openWorkerNeeds(() => now);
  const { db, tz, vault } = needs;
  const holidays = new Map(ownDays.map((day) => [day, 'Libur kota']));
  const catalogue = { ...needs.catalogue, city: { ...needs.catalogue.city, holidays } };
  const addressed = async () => {
    const identities = { create: [{ channel: 'telegram', account: '', address: crypto.randomUUID() }] };
    return addContact(db, { identities });
  };
  const applicant = await addressed();
  const chats = new Map([[applicant, 'applicant']]);
  for (const [role, unit] of people) {
    const contactId = await addressed();
    chats.set(contactId, role === 'head' ? 'head' : unit);
    await db.prisma.staff.create({ data: { name: `${role} ${unit}`, role, unit, contactId } });
  }
  const [all = []] = fc.sample(
    lives(now.getTime(), tz, count, { least: count, days: count > 1000 ? 300 : 75 }),
    { numRuns: 1, seed },
  );
  const watched: Date[] = [];
  let before = new Date(now.getTime() - 1);
  for (let day: string = first, n = 0; day <= last; day = addDays(day, 1), n += 1) {
    for (const time of ['09:30', '15:00']) {
      now = toInstant(day, time, tz);
      await letHappen(db, applicant, all, [before, now]);
      before = now;
      if ((day >= closedWeek[0] && day <= closedWeek[1]) || isDown(n)) continue;
      // Two workers look in the same moment.
      const job = { ...needs, catalogue, clock: () => now };
      await Promise.all([runJob(watchClocks, job), runJob(watchClocks, job)]);
      if (isWorkingDay(day, holidays)) watched.push(now);
    }
  }

  const told = (await db.prisma.delivery.findMany()).flatMap(({ contactId, body }) => {
    const { text } = JSON.parse(vault.open(body)) as { text: string };
    return (text.match(/TD-[0-9a-f-]{36}/g) ?? []).map(
      (number) => `${chats.get(contactId) ?? '?'} ${number}`,
    );
  });
  const due = clockOracle(all, watched, { tz, holidays });
  const counts = (lines: readonly string[]): Record<string, number> => {
    const found: Record<string, number> = {};
    for (const line of lines.toSorted()) found[line] = (found[line] ?? 0) + 1;
    return found;
  };
  expect(Object.keys(counts(told)).length).toBeGreaterThan(count / 10);
  // Missed and unsaid: 0. False alarms: 0. Told twice: 0.
  expect(counts(told)).toEqual(counts(due));

  const period = { from: first, to: last, now, tz, holidays };
  const lived = all
    .filter(({ submittedAt }) => submittedAt <= now)
    .map((life): Life => {
      const events = life.events.filter(({ at }) => at <= now);
      const disposed = events.some(({ action }) => action === 'dispose');
      return {
        ...{ ...life, events, ratings: [] },
        state: events.at(-1)?.to ?? 'submitted',
        dueOn: disposed ? life.dueOn : null,
      };
    });
  const [found, right] = [await figures(db, period), oracle(lived, period)];
  for (const key of figureKeys) {
    const [is, should] = [found.total[key], right.tally[key]];
    if (is === null || should === null) expect(is, key).toBe(should);
    else expect(is, key).toBeCloseTo(should, 6);
    const counted = right.requests[key];
    if (counted) expect(new Set(await requestsCounted(db, key, period)), key).toEqual(counted);
  }
  expect(cityDate(now, tz)).toBe(last);
}, 900_000);
