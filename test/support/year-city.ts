import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { clocksOfYear, yearTerms } from './year-terms.ts';

/** Closed beside the nation's holidays: three days in a row, one to make a bridge (cuti bersama), and one more. */
const ownDays = ['2026-02-10', '2026-02-11', '2026-02-12', '2026-05-04', '2026-08-18'];

/** The small cities of the simulated year: one in Western, one in Eastern Indonesian time, each with days of its own. */
export const yearCities = {
  west: { tz: 'Asia/Pontianak', days: ownDays },
  east: { tz: 'Asia/Jayapura', days: [...ownDays, '2026-03-09', '2026-10-26'] },
} as const;
export type YearCity = keyof typeof yearCities;

/** A city's catalogue with the days and the zone of one of these, and the year's terms. */
export const cityOfYear = (catalogue: Catalogue, which: YearCity): Catalogue => {
  const { tz, days } = yearCities[which];
  const holidays = new Map(days.map((day) => [day, 'Libur kota']));
  return { ...catalogue, city: { ...catalogue.city, zone: tz, holidays, clocks: clocksOfYear() } };
};

/** What a worker of one of these works with. */
export const needsOfYear = <T extends WorkerNeeds>(needs: T, which: YearCity): T => {
  const { remind, ask } = yearTerms.completion;
  const settings = { ...needs.settings, completionReminderDays: remind, completionAskAfterDays: ask };
  return { ...needs, settings, catalogue: cityOfYear(needs.catalogue, which), tz: yearCities[which].tz };
};
