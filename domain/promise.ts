import { addWorkingDays, type ClosedDays } from './working-days.ts';

/** The ISO date by which the applicant is promised a first decision: so many working days after the day of *Diterima*, the city's own holidays left out (services.md, Promise). */
export const promiseDate = (today: string, workingDays: number, own: ClosedDays): string =>
  addWorkingDays(today, workingDays, own);
