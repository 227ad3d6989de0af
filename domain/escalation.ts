import { workingDaysBetween } from './clock.ts';
import { workingDayBefore, type ClosedDays } from './working-days.ts';

/** Who is told of a clock, one after the other, and how many working days after it was due; administrators by a setting of their own. */
const rungs = { soon: -1, late: 1, secretariat: 2, head: 5 } as const;

export type Rung = keyof typeof rungs;

/** The rungs' codes in their order, for zod. */
export const rungCodes = Object.keys(rungs) as [Rung, ...Rung[]];

/**
 * The rungs that a clock due on an ISO date has come to today: it is soon due from the working day before until that day, and
 * late once a working day has passed. What came to pass while nobody looked is among them.
 */
export const rungsOn = (due: string, today: string, own: ClosedDays): Rung[] => {
  if (today <= due) return today >= workingDayBefore(due, own) ? ['soon'] : [];
  const past = workingDaysBetween(due, today, own);
  return rungCodes.filter((rung) => rungs[rung] > 0 && past >= rungs[rung]);
};
