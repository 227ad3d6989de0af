import { holidays } from './holidays.ts';
import { addDays } from './city-time.ts';
import { weekdayOf } from './iso-date.ts';

/** The Indonesian name of the public holiday on an ISO date, or null; knows the years in `holidays.ts` only. */
export const holidayName = (date: string): string | null => holidays.get(date) ?? null;

/** A city's own closed days beside the public holidays: ISO date to their name. */
export type ClosedDays = ReadonlyMap<string, string>;

const none: ClosedDays = new Map();

/** Whether the office works on an ISO date: Monday to Friday, no public holiday and none of the city's own; throws RangeError on no date. */
export const isWorkingDay = (date: string, own: ClosedDays = none): boolean =>
  weekdayOf(date) <= 5 && !holidays.has(date) && !own.has(date);

/** An ISO date itself when the office works on it, otherwise the first working day after it; throws RangeError on no date. */
export const nextWorkingDay = (date: string, own: ClosedDays = none): string => {
  let day = date;
  while (!isWorkingDay(day, own)) day = addDays(day, 1);
  return day;
};

/** The `n`-th working day after an ISO date, the date itself for 0; throws RangeError when `n` is no whole number from 0 up. */
export const addWorkingDays = (date: string, n: number, own: ClosedDays = none): string => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`);
  let day = date;
  for (let left = n; left > 0; left -= 1) day = nextWorkingDay(addDays(day, 1), own);
  return day;
};

/** The last working day before an ISO date; throws RangeError on no date. */
export const workingDayBefore = (date: string, own: ClosedDays = none): string => {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, own)) day = addDays(day, -1);
  return day;
};

/** The latest ISO date that lies more than `n` working days back: what was due then is overdue by more than `n` working days. */
export const moreThanWorkingDaysAgo = (today: string, n: number, own: ClosedDays = none): string => {
  let day = addDays(today, -1);
  while (addWorkingDays(day, n, own) >= today) day = addDays(day, -1);
  return day;
};
