import { addDays, addMonths } from './city-time.ts';
import { weekdayOf } from './iso-date.ts';
import { nextWorkingDay, type ClosedDays } from './working-days.ts';

/** How often a report may be sent to the head. */
export const reportKinds = ['year', 'month', 'week'] as const;
export type ReportKind = (typeof reportKinds)[number];

const begins: Record<ReportKind, (today: string) => string> = {
  year: (today) => `${today.slice(0, 5)}01-01`,
  month: (today) => `${today.slice(0, 8)}01`,
  week: (today) => addDays(today, 1 - weekdayOf(today)),
};

const before: Record<ReportKind, (first: string) => string> = {
  year: (first) => addMonths(first, -12),
  month: (first) => addMonths(first, -1),
  week: (first) => addDays(first, -7),
};

/**
 * The days of the last whole year, month or week, from the first working day after it on; null before that. It stays due until the
 * next one is: nobody need be there on that very day.
 */
export const dueReport = (
  kind: ReportKind,
  today: string,
  closed: ClosedDays,
): { from: string; to: string } | null => {
  const first = begins[kind](today);
  if (today < nextWorkingDay(first, closed)) return null;
  return { from: before[kind](first), to: addDays(first, -1) };
};
