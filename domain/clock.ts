import { addDays } from './city-time.ts';
import { addWorkingDays, isWorkingDay, type ClosedDays } from './working-days.ts';

/** A time in which the clock stands still, by ISO dates in the city: from when its applicant was asked, until they have answered; null: still. */
export type Pause = { begins: string; ends: string | null };

/** What a promise's clock runs on: the day of *Diterima*, the day promised then, its pauses in order (Pasal 9(1)), and the working days it was extended by. */
export type ClockFacts = {
  startedOn: string;
  promisedOn: string;
  pauses: readonly Pause[];
  extended: number;
};

/** Where a clock stands: working days used of those promised, the day it is due (null while it stands still), and since when it stands still. */
export type Standing = { used: number; of: number; due: string | null; pausedSince: string | null };

/** Working days after one ISO date up to another; 0 where that is not later. */
export const workingDaysBetween = (from: string, to: string, own: ClosedDays): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, own)) count += 1;
  return count;
};

/** The day a promise is due: as many working days as were promised that the clock did not stand still. A pause after that day moves nothing. */
const dueOf = (
  { startedOn, promisedOn, pauses, extended }: ClockFacts,
  of: number,
  own: ClosedDays,
): string => {
  const until = addWorkingDays(promisedOn, extended, own);
  const stood = pauses.some(({ begins, ends }) => {
    const last = ends !== null && ends < until ? ends : until;
    return workingDaysBetween(begins, last, own) > 0;
  });
  if (!stood) return until;
  const isPaused = (on: string): boolean =>
    pauses.some(({ begins, ends }) => on > begins && (ends === null || on <= ends));
  let day = startedOn;
  for (let left = of; left > 0; day = addDays(day, 1)) {
    const next = addDays(day, 1);
    if (isWorkingDay(next, own) && !isPaused(next)) left -= 1;
  }
  return day;
};

/** Where a clock stands on an ISO date. A day on which a pause begins is used, one on which it ends is not: as the day of *Diterima* is not. */
export const standingOn = (
  { startedOn, promisedOn, pauses, extended }: ClockFacts,
  today: string,
  own: ClosedDays,
): Standing => {
  const open = pauses.find(({ ends }) => ends === null);
  const stood = pauses.reduce(
    (sum, { begins, ends }) => sum + workingDaysBetween(begins, ends ?? today, own),
    0,
  );
  const of = workingDaysBetween(startedOn, promisedOn, own) + extended;
  return {
    of,
    used: Math.max(0, workingDaysBetween(startedOn, today, own) - stood),
    due: open ? null : dueOf({ startedOn, promisedOn, pauses, extended }, of, own),
    pausedSince: open?.begins ?? null,
  };
};
