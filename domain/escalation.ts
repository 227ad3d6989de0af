import { workingDaysBetween } from './clock.ts';
import { isWorkingDay, workingDayBefore, type ClosedDays } from './working-days.ts';

/** Who is told of a clock, one after the other: its unit before it is due and once it is late, then those above. */
export const rungCodes = ['soon', 'late', 'secretariat', 'administrator', 'head'] as const;
export type Rung = (typeof rungCodes)[number];

/** Whether whoever hears of a rung is above the unit whose clock it is. */
export const isAbove = (rung: Rung): boolean => rung !== 'soon' && rung !== 'late';

/** How many working days before a clock is due (`soon`) or after it each is told; null: not at all. */
export type Rungs = Readonly<Record<Rung, number | null>>;

/** The `n`-th working day before an ISO date. */
const daysBefore = (date: string, n: number, own: ClosedDays): string => {
  let day = date;
  for (let left = n; left > 0; left -= 1) day = workingDayBefore(day, own);
  return day;
};

/**
 * The rungs that a clock due on an ISO date has come to today: it is soon due from some working days before until that day, and
 * late once a working day has passed. What came to pass while nobody looked is among them.
 */
export const rungsOn = (due: string, today: string, own: ClosedDays, rungs: Rungs): Rung[] => {
  const { soon } = rungs;
  if (today <= due) return soon !== null && today >= daysBefore(due, soon, own) ? ['soon'] : [];
  const past = workingDaysBetween(due, today, own);
  return rungCodes.filter((rung) => {
    const after = rung === 'soon' ? null : rungs[rung];
    return after !== null && past >= after;
  });
};

/** When the applicant hears by themselves that a day may pass, on its last working day: by then the unit can have said why. */
const warnedAt = '13:00';

/** Whether it is time that an applicant hears of a day that will pass or has passed; `today` and `time` are the city's. */
export const isTimeToWarn = (
  due: string,
  { today, time }: { today: string; time: string },
  own: ClosedDays,
): boolean => {
  if (today > due) return true;
  const last = isWorkingDay(due, own) ? due : workingDayBefore(due, own);
  return today > last || (today === last && time >= warnedAt);
};
