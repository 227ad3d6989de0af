import { addDays } from './city-time.ts';
import { isWorkingDay, type ClosedDays } from './working-days.ts';

/** Of how many working days of some days each member of staff was there. */
export type Presence = { workingDays: number; away: ReadonlyMap<string, number> };

/** Working days of some days, both included, and how many of them each member of staff was away; days away twice count once. */
export const presenceOf = (
  { from, to }: { from: string; to: string },
  absences: readonly { staffId: string; from: string; to: string }[],
  closed: ClosedDays,
): Presence => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, closed)) days.push(day);
  const away = new Map<string, number>();
  for (const id of new Set(absences.map(({ staffId }) => staffId))) {
    const own = absences.filter(({ staffId }) => staffId === id);
    away.set(id, days.filter((day) => own.some((one) => one.from <= day && day <= one.to)).length);
  }
  return { workingDays: days.length, away };
};
