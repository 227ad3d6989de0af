import { addWorkingDays } from './working-days.ts';

/** The ISO date by which the applicant is promised a first decision: so many working days after the day of *Diterima* (services.md, Promise). */
export const promiseDate = (today: string, workingDays: number): string => addWorkingDays(today, workingDays);
