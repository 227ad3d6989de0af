import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { figures } from '../../../app/db/figures.ts';
import { openFigures } from '../../../app/figures-cache.ts';
import { addDays, cityDate, toInstant } from '../../../domain/city-time.ts';
import { openStates, stateCodes, type State } from '../../../domain/state.ts';
import { median, workingHours } from '../../../domain/working-hours.ts';
import { undecided } from '../../../flows/features/requests/times.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());
const contactId = await addContact(db);

type Row = {
  service: string;
  state: State;
  submittedAt: Date;
  since: Date;
  promisedOn: string;
  dueOn: string | null;
  rating: number | null;
};

/** The figures as they are defined, worked out one request after the other. */
const counted = (
  rows: readonly Row[],
  { from, to, now, tz }: { from: string; to: string; now: Date; tz: string },
) => {
  const isIn = (at: Date): boolean => cityDate(at, tz) >= from && cityDate(at, tz) <= to;
  const ended = rows.filter(({ state, since }) => ['completed', 'rejected'].includes(state) && isIn(since));
  const ratings = ended.flatMap(({ rating }) => rating ?? []);
  const isOverdue = ({ state, promisedOn, dueOn }: Row): boolean => {
    const due = undecided.includes(state) ? promisedOn : dueOn;
    return openStates.includes(state) && due !== null && due < cityDate(now, tz);
  };
  return {
    received: rows.filter(({ submittedAt }) => isIn(submittedAt)).length,
    done: ended.length,
    overdue: rows.filter(isOverdue).length,
    medianHours: median(ended.map(({ submittedAt, since }) => workingHours(submittedAt, since, tz))),
    rating: ratings.length === 0 ? null : ratings.reduce((a, b) => a + b, 0) / ratings.length,
  };
};

const start = Date.parse('2026-02-20T00:00:00Z');
const minute = 60_000;
const instant = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => new Date(start + minutes * minute));
const day = fc.integer({ min: 0, max: 70 }).map((days) => addDays('2026-02-18', days));
const row: fc.Arbitrary<Row> = fc.record({
  service: fc.constantFrom('coworking', 'peliputan'),
  state: fc.constantFrom(...stateCodes),
  submittedAt: instant,
  since: instant,
  promisedOn: day,
  dueOn: fc.option(day),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
});

test('of random histories the database works out what the definitions say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 30 }),
      day,
      fc.integer({ min: 0, max: 40 }),
      instant,
      fc.constantFrom('Asia/Pontianak', 'Asia/Jayapura'),
      async (rows, from, length, now, tz) => {
        await db.prisma.request.deleteMany();
        for (const { promisedOn, dueOn, ...each } of rows)
          await addRequest(db, {
            ...each,
            contactId,
            promisedOn: new Date(promisedOn),
            dueOn: dueOn === null ? null : new Date(dueOn),
          });
        const period = { from, to: addDays(from, length), now, tz };
        const found = await figures(db, period);
        for (const [tally, of] of [
          [found.total, rows] as const,
          ...['coworking', 'peliputan'].map((service) => {
            const none = { received: 0, done: 0, overdue: 0, medianHours: null, rating: null };
            const own = found.rows.find((each) => each.service === service) ?? none;
            return [own, rows.filter((each) => each.service === service)] as const;
          }),
        ]) {
          const due = counted(of, period);
          expect(tally).toMatchObject({ received: due.received, done: due.done, overdue: due.overdue });
          if (due.medianHours === null) expect(tally.medianHours).toBeNull();
          else expect(tally.medianHours).toBeCloseTo(due.medianHours, 9);
          if (due.rating === null) expect(tally.rating).toBeNull();
          else expect(tally.rating).toBeCloseTo(due.rating, 9);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what was counted is read for five minutes, by everybody, with one small statement', async () => {
  await db.prisma.request.deleteMany();
  const tz = 'Asia/Pontianak';
  let now = toInstant('2026-03-10', '09:00', tz);
  const sent: string[] = [];
  const pool = new Proxy(db.pool, {
    get(target, name: keyof typeof db.pool) {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return (text: string, values: unknown[]) => {
        sent.push(text);
        return target.query(text, values);
      };
    },
  });
  const ask = openFigures({ db: { pool }, clock: () => now, tz });
  const received = async () => (await ask('2026-03-01', '2026-03-10')).total.received;
  expect(await received()).toBe(0);
  await addRequest(db, { contactId, submittedAt: now });
  sent.length = 0;
  expect(await received()).toBe(0);
  expect(sent).toEqual([expect.stringContaining('kept_figures')]);
  now = new Date(now.getTime() + 5 * minute);
  expect(await Promise.all([received(), received(), received()])).toEqual([1, 1, 1]);
});
