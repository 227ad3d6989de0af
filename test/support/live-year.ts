import fc from 'fast-check';
import { z } from 'zod';
import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import { isWorkingDay } from '../../domain/working-days.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { chance } from './chance.ts';
import { calendarOf, clockOracle, lastWorking, runsAt } from './clock-oracle.ts';
import { letHappen, lives, type Life } from './random-lives.ts';
import { addContact } from './request-row.ts';
import { termsOracle } from './terms-oracle.ts';
import { addExtras } from './year-extras.ts';
import { drawMoves, letMove } from './year-terms.ts';
import { cityOfYear, yearCities, type YearCity } from './year-city.ts';

/** Which city lives through which days, with how many requests of which random fates. */
export type YearPlan = { which: YearCity; count: number; seed: number; last: string; days: number };

const first = '2026-01-02';
/** The database is away for a week. */
const closedWeek = ['2026-04-13', '2026-04-19'] as const;

/** Who of the office has which chat. */
const people = [
  ['operator', 'ikp', 'Sari Wulandari'],
  ['operator', 'aptika', 'Budi Santoso'],
  ['operator', 'sekretariat', 'Dewi Lestari'],
  ['administrator', 'sekretariat', 'Agus Pratama'],
  ['head', 'sekretariat', 'Hendra Gunawan'],
] as const;

/** Everybody whose name may stand in no report: those who sent, those who took steps, and the office. */
export const namesOfYear = ['Rina Safitri', 'Ani', ...people.map(([, , name]) => name)];

/** Now and then its unit extends a promise, where it runs and is not over. */
const withExtension = (
  life: Life,
  n: number,
  seed: number,
  calendar: ReturnType<typeof calendarOf>,
): Life => {
  if (chance(seed, n) > 0.4) return life;
  const at = new Date(life.submittedAt.getTime() + Math.ceil(chance(seed + 1, n) * 12 * 24 * 60) * 60_000);
  const runs = runsAt(life, at, calendar);
  if (!runs?.isPromise || cityDate(at, calendar.tz) > runs.on) return life;
  const before = life.events.filter((event) => event.at <= at);
  const state = before.at(-1)?.to;
  if (!state || before.at(-1)?.at.getTime() === at.getTime()) return life;
  const event = { action: 'extend', from: state, to: state, at };
  return {
    ...life,
    events: [...before, event, ...life.events.filter((one) => one.at > at)],
    extended: { at, days: 1 + Math.floor(chance(seed + 2, n) * 7) },
  };
};

const extend = `UPDATE request r SET extension = jsonb_build_object('times', 0, 'workingDays', 7, 'days', e.days)
  FROM unnest($1::uuid[], $2::int[]) AS e(id, days) WHERE r.id = e.id`;

// As the step does: only where the unit was asked, and while nobody has told the applicant.
const explain = `UPDATE request r SET warned_for = e.due, version = r.version + 1
  FROM unnest($1::uuid[], $2::date[]) AS e(id, due)
  WHERE r.id = e.id AND r.warned_for IS DISTINCT FROM e.due
    AND EXISTS (SELECT 1 FROM clock_told t WHERE t.request_id = r.id AND t.rung = 'soon' AND t.due_on = e.due)
  RETURNING r.number || ' ' || to_char(e.due, 'YYYY-MM-DD') AS told`;

const Sent = z.object({ text: z.string(), notice: z.object({ kind: z.string() }).optional() });

type Needs = Pick<WorkerNeeds, 'db' | 'vault' | 'catalogue'>;

/** How often something stands in a list. */
const counts = (lines: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const line of lines.toSorted()) found[line] = (found[line] ?? 0) + 1;
  return found;
};

/**
 * Lets a city live through its days, from one look at its clocks to the next: requests are sent, steps taken, promises extended, delays
 * explained. `look` is done when what it had to tell is written. Gives what was told and what had to be, each with how often.
 */
export const liveYear = async (
  { db, vault, catalogue }: Needs,
  { which, count, seed, last, days }: YearPlan,
  look: (now: Date) => Promise<void>,
) => {
  const { tz } = yearCities[which];
  const { holidays } = cityOfYear(catalogue, which).city;
  const calendar = calendarOf(tz, holidays);
  const addressed = (name: string) => {
    const identities = { create: [{ channel: 'telegram', account: '', address: crypto.randomUUID() }] };
    return addContact(db, { name, identities });
  };
  const applicant = await addressed('Rina Safitri');
  const chats = new Map([[applicant, 'applicant']]);
  let staffId = '';
  for (const [role, unit, name] of people) {
    const contactId = await addressed(name);
    chats.set(contactId, role === 'operator' ? unit : role);
    ({ id: staffId } = await db.prisma.staff.create({ data: { name, role, unit, contactId } }));
  }
  const start = toInstant(first, '00:00', tz);
  const [fates = []] = fc.sample(fc.noBias(lives(start.getTime(), tz, count, { least: count, days })), {
    numRuns: 1,
    seed,
  });
  const all = fates.map((life, n) => withExtension(life, n, seed, calendar));
  const moves = drawMoves(all, seed);
  /** Looks in the office's hours, and all of them: applicants are reminded of their own terms on any day. */
  const [watched, looks]: [Date[], Date[]] = [[], []];
  const explained = new Set<string>();

  const happen = async (before: Date, now: Date): Promise<void> => {
    await letHappen(db, applicant, all, [before, now], tz);
    await letMove(db, moves, staffId, [before, now]);
    const extended = all.filter(({ extended: it }) => it && it.at > before && it.at <= now);
    const values = [extended.map(({ id }) => id), extended.map((life) => life.extended?.days)];
    if (extended.length > 0) await db.pool.query(extend, values);
  };

  /** At noon some units say of what is due that day why it may not be decided. */
  const explainSome = async (today: string, now: Date): Promise<void> => {
    const due = all.flatMap((life, n) => {
      const runs = chance(seed + 3, n) < 0.3 ? runsAt(life, now, calendar) : null;
      const isLast = runs?.isPromise === true && lastWorking(runs.on, calendar) === today && today <= runs.on;
      return isLast ? [{ id: life.id, on: runs.on }] : [];
    });
    if (due.length === 0) return;
    const { rows } = await db.pool.query<{ told: string }>(explain, [
      due.map(({ id }) => id),
      due.map(({ on }) => on),
    ]);
    for (const { told } of rows) explained.add(told);
  };

  let before = new Date(start.getTime() - 1);
  for (let day: string = first, n = 0; day <= last; day = addDays(day, 1), n += 1) {
    const isClosed = day >= closedWeek[0] && day <= closedWeek[1];
    const isDown = isClosed || chance(seed + 4, n) < 1 / 9;
    for (const time of ['09:30', '12:00', '15:00']) {
      const now = toInstant(day, time, tz);
      await happen(before, now);
      before = now;
      if (time === '12:00' && !isClosed && isWorkingDay(day, holidays)) await explainSome(day, now);
      if (time === '12:00' || isDown) continue;
      await look(now);
      looks.push(now);
      if (isWorkingDay(day, holidays)) watched.push(now);
    }
  }

  const surveys = await addExtras(db, all, { seed, tz, now: before });
  const told = (await db.prisma.delivery.findMany()).flatMap(({ contactId, body }) => {
    const { text, notice } = Sent.parse(JSON.parse(vault.open(body)));
    const numbers = new Set(text.match(/TD-[0-9a-f-]{36}/g) ?? []);
    return [...numbers].map(
      (number) => `${chats.get(contactId) ?? '?'} ${notice?.kind ?? 'alert'} ${number}`,
    );
  });
  // What is lacking is told by a turn of the applicant's own: the sweep leaves it for them.
  const reminded = (await db.prisma.inboxMessage.findMany()).map(
    ({ providerId }) => `applicant reminder TD-${providerId.split(':')[1] ?? ''}`,
  );
  const terms = termsOracle(all, moves, looks, tz);
  return {
    told: counts([...told, ...reminded]),
    due: counts([...clockOracle(all, watched, calendar, explained), ...terms]),
    terms: terms.length,
    extended: all.filter(({ extended }) => extended).length,
    looks: looks.length,
    explained: explained.size,
    ...{ lives: all, surveys },
    period: { from: first, to: last, now: before, tz, holidays },
  };
};
