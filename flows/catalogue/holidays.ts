import { z } from 'zod';
import { isIsoDate } from '../../domain/iso-date.ts';

/** A day on which this city's office is closed beside the nation's holidays. */
const HolidayEntry = z.strictObject({
  date: z.string().refine(isIsoDate, 'write a date such as 2026-10-23, in quotes'),
  /** As people are told why. */
  name: z.string().trim().min(1).max(100),
});

/** What stands in `holidays.yaml`. */
export const HolidaysFile = z
  .array(HolidayEntry)
  .max(200)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'write each date once');

/** The city's own holidays by their dates. */
export const holidaysOf = (file: z.infer<typeof HolidaysFile>): ReadonlyMap<string, string> =>
  new Map(file.map(({ date, name }) => [date, name]));
