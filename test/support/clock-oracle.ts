import { addDays, cityDate, cityTime } from '../../domain/city-time.ts';
import { isWorkingDay, type ClosedDays } from '../../domain/working-days.ts';
import type { Life, LifeEvent } from './random-lives.ts';

/** The working days of some years, to count by. */
export type Calendar = { tz: string; working: readonly string[] };

/** The working days of a city that the year can touch. */
export const calendarOf = (tz: string, holidays: ClosedDays): Calendar => {
  const working: string[] = [];
  for (let day = '2025-12-01'; day < '2028-01-01'; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) working.push(day);
  return { tz, working };
};

/** How many working days there are up to a day, itself included. */
const upTo = (day: string, { working }: Calendar): number => {
  let [low, high] = [0, working.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((working[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};

const between = (after: string, until: string, calendar: Calendar): number =>
  Math.max(0, upTo(until, calendar) - upTo(after, calendar));

/** The last day on which a promise is still kept, found day by day; null while it waits for its applicant. */
const lastDay = (
  { submittedAt, promisedOn }: Life,
  steps: readonly LifeEvent[],
  more: number,
  calendar: Calendar,
): string => {
  const dayOf = (at: Date): string => cityDate(at, calendar.tz);
  const sent = dayOf(submittedAt);
  const first = upTo(sent, calendar);
  const promised = between(sent, promisedOn, calendar);
  const until = more === 0 ? promisedOn : (calendar.working[upTo(promisedOn, calendar) + more - 1] ?? sent);
  const pauses = steps.flatMap(({ to, at }, n) => {
    const end = steps[n + 1];
    return to === 'needs_completion' && end ? [[dayOf(at), dayOf(end.at)] as const] : [];
  });
  const isPaused = (day: string): boolean => pauses.some(([begins, ends]) => day > begins && day <= ends);
  if (!calendar.working.slice(first, upTo(until, calendar)).some(isPaused)) return until;
  // As many working days as were promised and added, those in which it waited left out.
  const used = calendar.working.slice(first, first + 200).filter((day) => !isPaused(day));
  return used[promised + more - 1] ?? sent;
};

const open = ['submitted', 'verified', 'registered'];
const decided = ['disposed', 'in_progress'];

/** What clock of a life runs at an instant, and the day it is due; null where none does. */
export const runsAt = (
  life: Life,
  now: Date,
  calendar: Calendar,
): { isPromise: boolean; on: string } | null => {
  if (life.submittedAt > now) return null;
  const happened = life.events.filter(({ at }) => at <= now);
  const state = happened.at(-1)?.to ?? '';
  if (decided.includes(state)) {
    const headsDay = happened.some(({ action }) => action === 'dispose') ? life.dueOn : null;
    return headsDay === null ? null : { isPromise: false, on: headsDay };
  }
  if (!open.includes(state)) return null;
  const steps: LifeEvent[] = [];
  for (const event of happened) {
    if (event.from === event.to) continue;
    if (event.action === 'take_back') steps.pop();
    else steps.push(event);
  }
  const more = life.extended && life.extended.at <= now ? life.extended.days : 0;
  return { isPromise: true, on: lastDay(life, steps, more, calendar) };
};

/** The last working day up to a day. */
export const lastWorking = (on: string, calendar: Calendar): string =>
  calendar.working[upTo(on, calendar) - 1] ?? on;

/**
 * Who has to hear of which request, once for each rung of each clock, of looks at some instants: `who kind number`. `explained` are
 * the days (`number day`) of which applicants have heard from the unit itself.
 */
export const clockOracle = (
  all: readonly Life[],
  watched: readonly Date[],
  calendar: Calendar,
  explained: ReadonlySet<string>,
): string[] => {
  const said = new Set<string>();
  const due: string[] = [];
  const looks = watched.map((now) => ({
    ...{ now, today: cityDate(now, calendar.tz), time: cityTime(now, calendar.tz) },
  }));
  for (const life of all) {
    const { number, unit } = life;
    const lastChange = life.events.at(-1)?.at ?? life.submittedAt;
    let isOver = false;
    for (const { now, today, time } of looks) {
      if (isOver) break;
      if (now < life.submittedAt) continue;
      const runs = runsAt(life, now, calendar);
      isOver = !runs && now > lastChange;
      if (!runs) continue;
      const { isPromise, on } = runs;
      const past = between(on, today, calendar);
      const last = lastWorking(on, calendar);
      const isEve = today <= on && upTo(today, calendar) >= upTo(addDays(on, -1), calendar);
      const isWarned = today > last || (today === last && time >= '13:00');
      const rungs: [string, boolean, string][] = [
        ['soon', isEve, `${unit} alert`],
        ['late', past >= 1, `${unit} alert`],
        ['secretariat', past >= 2, 'sekretariat alert'],
        ['administrator', past >= 3, 'administrator alert'],
        ['head', past >= 5, 'head alert'],
        ['applicant', isPromise && isWarned && !explained.has(`${number} ${on}`), 'applicant unit_message'],
      ];
      for (const [rung, isDue, who] of rungs) {
        const key = `${number} ${on} ${rung}`;
        if (!isDue || said.has(key)) continue;
        said.add(key);
        due.push(`${who} ${number}`);
      }
      isOver = now > lastChange && past >= 5;
    }
  }
  return due;
};
