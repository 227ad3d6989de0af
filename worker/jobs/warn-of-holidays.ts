import { alertAdministrators } from '../../app/alert-administrators.ts';
import { cityDate } from '../../domain/city-time.ts';
import { holidayGaps } from '../../domain/holiday-check.ts';
import { isOfficeHour } from '../../flows/features/desk/digest.ts';
import { digestTexts } from '../../flows/features/desk/digest-texts.ts';
import { day, hour, timed } from '../job.ts';

/** Once told, it is theirs to see to. */
const onceMs = 365 * day;

/** Tells the administrators once of a year whose holidays are missing or a guess. */
export const warnOfHolidays = timed('warn-of-holidays', hour, async (needs) => {
  const now = needs.clock();
  if (!isOfficeHour(now, needs)) return;
  for (const gap of holidayGaps(cityDate(now, needs.tz)))
    await alertAdministrators(needs, {
      key: `holidays:${gap.year}:${gap.gap}`,
      text: digestTexts.holidayText(gap),
      quietMs: onceMs,
    });
});
