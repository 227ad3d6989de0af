import { addDays, addMonths } from './city-time.ts';
import { minutesOf, timeAt } from './clock-time.ts';
import { lastDay, type BookingDay } from './opening.ts';
import {
  byDay,
  dayTrouble,
  gridOf,
  isFree,
  startsOf,
  type Hold,
  type HoldsByDay,
  type Period,
  type SlotTrouble,
  type Want,
} from './periods.ts';
import { rulesOf, type Resources } from './resources.ts';

/** How a day looks to somebody who wants to book: `tight` has few free hours left, `closed` cannot be booked at all. */
export type DayState = 'free' | 'tight' | 'full' | 'closed';

/** One day of a month; `trouble` says why it is closed. */
export type MonthDay = { date: string; state: DayState; trouble?: SlotTrouble };

/** Shorter than this nobody meets: a day without so much free is full. */
const leastMinutes = 60;
const tightShare = 1 / 3;

/** The month `YYYY-MM` of a date. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** The month so many months later. */
export const monthAfter = (month: string, n: number): string => monthOf(addMonths(`${month}-01`, n));

/** The first and the last day of a month. */
export const spanOf = (month: string): { from: string; until: string } => ({
  from: `${month}-01`,
  until: addDays(`${monthAfter(month, 1)}-01`, -1),
});

/** The last month that can be booked. */
export const lastMonth = (now: BookingDay): string => monthOf(lastDay(now));

const stateOf = (date: string, wants: readonly Want[], holds: HoldsByDay, now: BookingDay): DayState => {
  const starts = startsOf(date, leastMinutes, wants, now);
  const free = starts.filter((start) =>
    isFree({ date, from: timeAt(start), to: timeAt(start + leastMinutes) }, wants, holds, now),
  );
  if (free.length === 0) return 'full';
  return free.length <= starts.length * tightShare ? 'tight' : 'free';
};

/** Every day of a month `YYYY-MM` with its state for what is wanted. */
export const monthDays = (
  month: string,
  wants: readonly Want[],
  holds: readonly Hold[],
  now: BookingDay,
): MonthDay[] => {
  const sorted = byDay(holds);
  const days: MonthDay[] = [];
  for (let date = `${month}-01`; monthOf(date) === month; date = addDays(date, 1)) {
    const trouble = dayTrouble(date, wants, now);
    days.push(
      trouble ? { date, state: 'closed', trouble } : { date, state: stateOf(date, wants, sorted, now) },
    );
  }
  return days;
};

/** A free stretch of a day, `HH:MM`. */
export type Gap = { from: string; to: string };

/** The free stretches of a day that can be booked, on the grid: between any two times of one, what is wanted can be booked. */
export const freeGaps = (
  date: string,
  wants: readonly Want[],
  holds: readonly Hold[],
  now: BookingDay,
): Gap[] => {
  const sorted = byDay(holds);
  const grid = gridOf(wants, now);
  const free = (from: string, to: string): boolean => isFree({ date, from, to }, wants, sorted, now);
  const gaps: Gap[] = [];
  for (const start of startsOf(date, grid, wants, now)) {
    const end = start + grid;
    const open = gaps.at(-1);
    if (open && minutesOf(open.to) === start && free(open.from, timeAt(end))) open.to = timeAt(end);
    else if ((!open || minutesOf(open.to) <= start) && free(timeAt(start), timeAt(end)))
      gaps.push({ from: timeAt(start), to: timeAt(end) });
  }
  return gaps;
};

const usualOf = (wants: readonly Want[], resources: Resources): number =>
  Math.min(120, ...wants.map(({ resource }) => rulesOf(resources, resource).usualMinutes));
const longestOf = (wants: readonly Want[], resources: Resources): number =>
  Math.min(24 * 60, ...wants.map(({ resource }) => rulesOf(resources, resource).longestMinutes));

/** Up to `count` periods of a day to choose from: its free stretches cut into pieces of the usual length. */
export const suggestedPeriods = (
  date: string,
  wants: readonly Want[],
  holds: readonly Hold[],
  now: BookingDay,
  count = 6,
): Period[] => {
  const usual = usualOf(wants, now.resources);
  const gaps = freeGaps(date, wants, holds, now);
  const pieces = gaps.flatMap(({ from, to }) => {
    const starts: number[] = [];
    for (let start = minutesOf(from); start < minutesOf(to); start += usual) starts.push(start);
    return starts.map((start) => ({
      date,
      from: timeAt(start),
      to: timeAt(Math.min(start + usual, minutesOf(to))),
    }));
  });
  const whole = gaps
    .filter(({ from, to }) => {
      const length = minutesOf(to) - minutesOf(from);
      return length > usual && length <= longestOf(wants, now.resources);
    })
    .map((gap) => ({ date, ...gap }));
  const worth = pieces.filter(({ from, to }) => minutesOf(to) - minutesOf(from) >= leastMinutes);
  return [...(worth.length > 0 ? worth : pieces), ...whole].slice(0, count);
};
