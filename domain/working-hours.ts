import { addDays, cityDate, toInstant } from './city-time.ts';
import { isWorkingDay } from './working-days.ts';

/** When the office works on a working day, city time. */
const [open, close] = ['08:00', '16:00'];
const hour = 3_600_000;

/** The office's working hours between two instants: 08.00–16.00 on working days, in the time zone `tz`; 0 when `to` is not after `from`. */
export const workingHours = (from: Date, to: Date, tz: string): number => {
  const last = cityDate(to, tz);
  let sum = 0;
  for (let day = cityDate(from, tz); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const begins = Math.max(from.getTime(), toInstant(day, open, tz).getTime());
    const ends = Math.min(to.getTime(), toInstant(day, close, tz).getTime());
    sum += Math.max(0, ends - begins);
  }
  return sum / hour;
};

/** When the office works on each day from one ISO date to another, both included; on a day off it closes as it opens. */
export const officeDays = (
  from: string,
  to: string,
  tz: string,
): { day: string; opens: Date; closes: Date }[] => {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const opens = toInstant(day, open, tz);
    days.push({ day, opens, closes: isWorkingDay(day) ? toInstant(day, close, tz) : opens });
  }
  return days;
};

/** The median of some numbers, of an even count the mean of the two in the middle; null of none. */
export const median = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};
