import { addWorkingDays, isWorkingDay } from './working-days.ts';

/** How many working days ahead a due date is offered; the head writes any other. */
const usual = [1, 3, 5];

/** Due dates to offer on an ISO date: a few working days ahead, and the promised day where it is still to come and a working day. */
export const usualDueDates = (today: string, promisedOn: string): string[] => {
  const days = usual.map((n) => addWorkingDays(today, n));
  const promised = promisedOn >= today && isWorkingDay(promisedOn) ? [promisedOn] : [];
  return [...new Set([...days, ...promised])].sort();
};
