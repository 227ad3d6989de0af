import { addWorkingDays, isWorkingDay, type ClosedDays } from './working-days.ts';

/** How many working days ahead a due date is offered; the head writes any other. */
const usual = [1, 3, 5];

/** Due dates to offer on an ISO date: a few working days ahead, and the promised day where it is still to come and a working day. */
export const usualDueDates = (today: string, promisedOn: string, own: ClosedDays): string[] => {
  const days = usual.map((n) => addWorkingDays(today, n, own));
  const promised = promisedOn >= today && isWorkingDay(promisedOn, own) ? [promisedOn] : [];
  return [...new Set([...days, ...promised])].sort();
};
