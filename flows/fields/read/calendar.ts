import { isIsoDate } from '../../../domain/iso-date.ts';
import { addDays } from '../../../domain/city-time.ts';

/** Which of two possible days is meant when a person leaves the year or the week open. */
export type Prefer = 'future' | 'past';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** The ISO date of a year, month and day, or null when the calendar has none (or it is no year of ours). */
export const isoOf = (year: number, month: number, day: number): string | null => {
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return year >= 1900 && year <= 2199 && isIsoDate(date) ? date : null;
};

const yearOf = (today: string): number => Number(today.slice(0, 4));

/** The days a person can mean who leaves the year or the month open, likeliest first. */
const likeliest = (dates: readonly (string | null)[], today: string, prefer: Prefer): string[] =>
  dates
    .filter((date) => date !== null)
    .filter((date) => (prefer === 'future' ? date >= today : date <= today))
    .sort((a, b) => (prefer === 'future' ? a.localeCompare(b) : b.localeCompare(a)));

/** A day and month without a year: the next such days from today on, or the last ones; leap days wait for their year. */
export const daysOfAnyYear = (month: number, day: number, today: string, prefer: Prefer): string[] => {
  const way = prefer === 'future' ? 1 : -1;
  const years = Array.from({ length: 10 }, (_, n) => yearOf(today) + n * way);
  return likeliest(
    years.map((year) => isoOf(year, month, day)),
    today,
    prefer,
  );
};

/** A day of a month not named: this month's or the next ones that have such a day, or the last ones. */
export const daysOfAnyMonth = (day: number, today: string, prefer: Prefer): string[] => {
  const way = prefer === 'future' ? 1 : -1;
  const first = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1;
  const months = Array.from({ length: 14 }, (_, n) => first + n * way);
  return likeliest(
    months.map((month) => isoOf(Math.floor(month / 12), (month % 12) + 1, day)),
    today,
    prefer,
  );
};

/** 1 for Monday … 7 for Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** How a weekday was named: alone, of this week, of the next one, or the last one gone by. */
export type Which = 'nearest' | 'this' | 'next' | 'last';

/** The day a weekday means today; weeks begin on Monday, so "Senin depan" is always the first Monday after today. */
export const dayOfWeek = (weekday: number, which: Which, today: string, prefer: Prefer): string => {
  const now = weekdayOf(today);
  if (which === 'this') return addDays(today, weekday - now);
  if (which === 'next') return addDays(today, weekday - now + 7);
  if (which === 'last' || prefer === 'past') return addDays(today, -((now - weekday + 7) % 7 || 7));
  return addDays(today, (weekday - now + 7) % 7 || 7);
};
