import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { figures, requestsCounted } from '../../../app/db/figures.ts';
import { checkCounts } from '../../../app/db/figures-check.ts';
import { keepMeasures } from '../../../app/db/figures-measured.ts';
import { openFigures } from '../../../app/figures-cache.ts';
import { addDays, cityDate, toInstant } from '../../../domain/city-time.ts';
import { figureKeys } from '../../../domain/figures/definitions.ts';
import { emptyTally, type Tally } from '../../../domain/figures/figures.ts';
import { oracle } from '../../support/figures-oracle.ts';
import { city } from '../../support/pontianak.ts';
import { addLives, lives, type Life } from '../../support/random-lives.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());
const contactId = await addContact(db);
/** History is never taken away; a test begins anew all the same. */
const forgetAll = () =>
  db.pool.query(
    'BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE request CASCADE; TRUNCATE figure_count; COMMIT',
  );

const start = Date.parse('2026-02-20T00:00:00Z');
const minute = 60_000;
const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays('2026-02-18', days));

/** Some requests go to another unit and are due another day, after their measures were kept. */
const moveSome = async (all: readonly Life[]): Promise<Life[]> => {
  const moved = all.map((life, n) =>
    n % 3 === 0 ? { ...life, unit: 'aptika', dueOn: life.promisedOn } : life,
  );
  await db.pool.query(`UPDATE request SET unit = 'aptika', due_on = promised_on WHERE id = ANY($1::uuid[])`, [
    all.filter((_, n) => n % 3 === 0).map(({ id }) => id),
  ]);
  return moved;
};

const expectSame = (found: Tally | undefined, due: Tally, about: string): void => {
  for (const key of figureKeys) {
    const [is, should] = [(found ?? emptyTally)[key], due[key]];
    if (is === null || should === null) expect(is, `${key} ${about}`).toBe(should);
    else expect(is, `${key} ${about}`).toBeCloseTo(should, 6);
  }
};

test('of random histories every figure is what its definition says, by service and unit, and opens the requests it counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom('Asia/Pontianak', 'Asia/Jayapura')
        .chain((tz) => fc.tuple(fc.constant(tz), lives(start, tz, 40))),
      ...[day, fc.integer({ min: 0, max: 60 }), fc.array(day, { maxLength: 5 })],
      fc.constantFrom(...figureKeys),
      fc.array(
        fc.record({
          ...{ service: fc.constantFrom('coworking', 'peliputan'), unit: fc.constantFrom('ikp', 'aptika') },
          ...{ channel: fc.constantFrom('telegram', 'whatsapp'), onDay: day },
          marks: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }),
        }),
      ),
      fc.record({ kept: fc.integer({ min: 0, max: 40 }), movesOn: fc.boolean(), isNewDecree: fc.boolean() }),
      async ([tz, lived], from, length, closed, key, surveys, { kept, movesOn, isNewDecree }) => {
        await forgetAll();
        await addLives(db, contactId, lived);
        await db.prisma.surveyAnswer.deleteMany();
        await db.prisma.surveyAnswer.createMany({
          data: surveys.map((one) => ({ ...one, onDay: new Date(one.onDay) })),
        });
        const last = Math.max(start, ...lived.flatMap(({ events }) => events.map(({ at }) => at.getTime())));
        const holidays = new Map(closed.map((date) => [date, 'Libur kota']));
        const period = { from, to: addDays(from, length), now: new Date(last + minute), tz, holidays };
        const by = isNewDecree ? { ...period, holidays: new Map() } : period;
        await Promise.all([keepMeasures(db, by, kept), keepMeasures(db, by, kept)]);
        const all = movesOn ? await moveSome(lived) : lived;
        const found = await figures(db, period);
        expect(await checkCounts(db), 'sums that differ from what they are of').toBe(0);
        const of = (which: (life: Pick<Life, 'service' | 'unit' | 'channel'>) => boolean) =>
          oracle(all.filter(which), period, surveys.filter(which)).tally;
        const whole = oracle(all, period, surveys);
        expectSame(found.total, whole.tally, 'of all');
        for (const service of ['coworking', 'peliputan']) {
          const own = found.services.find((each) => each.service === service);
          expectSame(
            own,
            of((life) => life.service === service),
            service,
          );
          for (const unit of ['ikp', 'aptika'])
            expectSame(
              found.rows.find((each) => each.service === service && each.unit === unit),
              of((life) => life.service === service && life.unit === unit),
              `${service} ${unit}`,
            );
        }
        for (const unit of ['ikp', 'aptika'])
          expectSame(
            found.units.find((each) => each.unit === unit),
            of((life) => life.unit === unit),
            unit,
          );
        for (const channel of ['telegram', 'whatsapp', 'counter'])
          expectSame(
            found.channels.find((each) => each.channel === channel),
            of((life) => life.channel === channel),
            channel,
          );
        const counted = whole.requests[key];
        if (counted) expect(new Set(await requestsCounted(db, key, period))).toEqual(counted);
      },
    ),
    { numRuns: 40 },
  );
});

test('what figures know of a history is kept with each step, and never differs from the events', async () => {
  await forgetAll();
  const [all = []] = fc.sample(lives(start, 'Asia/Pontianak', 200), { numRuns: 1, seed: 7 });
  await addLives(db, contactId, all);
  const { rows } = await db.pool.query(
    `SELECT f.request_id FROM request_fate f, request_fate_of(f.request_id) o WHERE f IS DISTINCT FROM o`,
  );
  expect(rows).toEqual([]);
  expect(await db.prisma.requestFate.count()).toBe(
    all.filter(({ events }) => events.some(({ from, to }) => from !== null && from !== to)).length,
  );
});

test('a rating of 5, opened again, and a rating of 2 are counted, all three', async () => {
  await forgetAll();
  const tz = 'Asia/Pontianak';
  const at = (date: string) => toInstant(date, '09:00', tz);
  const id = await addRequest(db, {
    contactId,
    submittedAt: at('2026-03-02'),
    state: 'completed',
    version: 9,
  });
  const steps: [string, string, string, string][] = [
    ['complete', 'in_progress', 'completed', '2026-03-04'],
    ['reopen', 'completed', 'in_progress', '2026-03-05'],
    ['complete', 'in_progress', 'completed', '2026-03-06'],
  ];
  for (const [index, [action, from, to, date]] of steps.entries())
    await db.prisma.requestEvent.create({
      data: {
        requestId: id,
        seq: index + 1,
        action,
        from,
        to,
        at: at(date),
        actor: 'Ani',
        role: 'x',
        hash: 'x',
      },
    });
  for (const [round, stars] of [
    [1, 5],
    [2, 2],
  ] as const)
    await db.prisma.requestRating.create({ data: { requestId: id, round, stars, at: at('2026-03-06') } });
  const found = await figures(db, {
    from: '2026-03-01',
    to: '2026-03-31',
    now: at('2026-03-31'),
    tz,
    holidays: new Map(),
  });
  expect(found.total).toMatchObject({ completed: 1, reopened: 1, ratings: 2, ratingFirst: 5, ratingLast: 2 });
});

test('what was counted is read for five minutes, by everybody, with one small statement', async () => {
  await forgetAll();
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
  const ask = openFigures({ db: { pool }, clock: () => now, tz, catalogue: { city } });
  const received = async () => (await ask('2026-03-01', '2026-03-10')).total.received;
  expect(await received()).toBe(0);
  await addRequest(db, { contactId, submittedAt: now });
  sent.length = 0;
  expect(await received()).toBe(0);
  expect(sent).toEqual([expect.stringContaining('kept_figures')]);
  expect(cityDate(now, tz)).toBe('2026-03-10');
  now = new Date(now.getTime() + 5 * minute);
  expect(await Promise.all([received(), received(), received()])).toEqual([1, 1, 1]);
});
