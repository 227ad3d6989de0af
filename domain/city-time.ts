import { DateTime } from 'luxon';
import { isoDay, utcDay } from './iso-date.ts';

// Our own names: a Node built with small ICU would fall back to English.
const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const months = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

const inCity = (now: Date, tz: string): DateTime<true> => {
  const local = DateTime.fromJSDate(now, { zone: tz });
  if (!local.isValid) throw new RangeError(`Not an instant or not a time zone: ${tz}`);
  return local;
};

/** The ISO date of an instant in the time zone `tz` (IANA name); throws RangeError on an unknown zone. */
export const cityDate = (now: Date, tz: string): string => inCity(now, tz).toISODate();

/** The time of day 'HH:mm' of an instant in the time zone `tz`; throws RangeError on an unknown zone. */
export const cityTime = (now: Date, tz: string): string => inCity(now, tz).toFormat('HH:mm');

/** The hour 0–23 of an instant in the time zone `tz`, for greetings; throws RangeError on an unknown zone. */
export const cityHour = (now: Date, tz: string): number => inCity(now, tz).hour;

/** An ISO date in Indonesian words, "Senin, 30 November 2026"; throws RangeError on no date. */
export const longDate = (date: string): string => {
  const day = isoDay(date);
  return `${weekdays[day.weekday - 1] ?? ''}, ${day.day} ${months[day.month - 1] ?? ''} ${day.year}`;
};

/** A month `YYYY-MM` in Indonesian words, "November 2026"; throws RangeError on no month. */
export const longMonth = (month: string): string => {
  const day = isoDay(`${month}-01`);
  return `${months[day.month - 1] ?? ''} ${day.year}`;
};

/** A day as it is called where there is little room, "Rab 25"; throws RangeError on no date. */
export const shortDay = (date: string): string => {
  const day = isoDay(date);
  return `${(weekdays[day.weekday - 1] ?? '').slice(0, 3)} ${day.day}`;
};

/** The ISO date `n` calendar days after (before, when negative) an ISO date; throws RangeError on no date. */
export const addDays = (date: string, n: number): string =>
  new Date(utcDay(date) + n * 86_400_000).toISOString().slice(0, 10);

/** The ISO date `n` months later, the month's last day where it has no such day (31 January + 1 = 28 February); throws RangeError on no date. */
export const addMonths = (date: string, n: number): string => isoDay(date).plus({ months: n }).toISODate();

/** The instant at which clocks in `tz` show `date` and `time` ('HH:mm'); throws RangeError when there is no such date, time or zone. */
export const toInstant = (date: string, time: string, tz: string): Date => {
  const local = DateTime.fromFormat(`${date} ${time}`, 'yyyy-MM-dd HH:mm', { zone: tz });
  if (!local.isValid) throw new RangeError(`Not a date and time in ${tz}: ${date} ${time}`);
  return local.toJSDate();
};
