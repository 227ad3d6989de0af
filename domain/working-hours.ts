import { addDays, toInstant } from './city-time.ts';
import { isWorkingDay, type ClosedDays } from './working-days.ts';

/** When the office works on a working day, city time. */
const [open, close] = ['08:00', '16:00'];

/** When the office works on each day from one ISO date to another, both included; on a day off it closes as it opens. */
export const officeDays = (
  from: string,
  to: string,
  { tz, holidays }: { tz: string; holidays: ClosedDays },
): { day: string; opens: Date; closes: Date }[] => {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const opens = toInstant(day, open, tz);
    days.push({ day, opens, closes: isWorkingDay(day, holidays) ? toInstant(day, close, tz) : opens });
  }
  return days;
};
