import { IANAZone, type Zone } from 'luxon';
import { isIsoDate, isoDay, utcDay } from './iso-date.ts';

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

const minuteMs = 60_000;
/** Clocks are changed at full quarters of an hour only, everywhere in our time. */
const quarterMs = 15 * minuteMs;
/** About ten days of quarters of one zone. */
const mostKept = 1000;
const kept = new Map<string, Map<number, number>>();

const zoneOf = (tz: string): Zone => {
  const zone = IANAZone.create(tz);
  if (!zone.isValid) throw new RangeError(`Not a time zone: ${tz}`);
  return zone;
};

/** Minutes that clocks in `tz` are ahead of UTC; asked of the calendar once a quarter of an hour, for it is asked for in every turn. */
const offsetAt = (at: number, tz: string): number => {
  const quarter = Math.floor(at / quarterMs);
  const ofZone = kept.get(tz) ?? new Map<number, number>();
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const offset = zoneOf(tz).offset(at);
  if (Number.isNaN(offset)) throw new RangeError(`Not an instant: ${at}`);
  if (ofZone.size >= mostKept) ofZone.clear();
  kept.set(tz, ofZone.set(quarter, offset));
  return offset;
};

type Shown = { minute: number; tz: string; date: string; time: string };
let last: Shown = { minute: NaN, tz: '', date: '', time: '' };

/** What clocks and calendars show; all of a turn ask for the same minute. */
const shownAt = (now: Date, tz: string): Shown => {
  const minute = Math.floor(now.getTime() / minuteMs);
  if (last.minute === minute && last.tz === tz) return last;
  const shown = inCity(now, tz).toISOString();
  last = { minute, tz, date: shown.slice(0, 10), time: shown.slice(11, 16) };
  return last;
};

/** What clocks and calendars in `tz` show, as if it were UTC. */
const inCity = (now: Date, tz: string): Date =>
  new Date(now.getTime() + offsetAt(now.getTime(), tz) * minuteMs);

/** The ISO date of an instant in the time zone `tz` (IANA name); throws RangeError on an unknown zone. */
export const cityDate = (now: Date, tz: string): string => shownAt(now, tz).date;

/** The time of day 'HH:mm' of an instant in the time zone `tz`; throws RangeError on an unknown zone. */
export const cityTime = (now: Date, tz: string): string => shownAt(now, tz).time;

/** The hour 0–23 of an instant in the time zone `tz`, for greetings; throws RangeError on an unknown zone. */
export const cityHour = (now: Date, tz: string): number => inCity(now, tz).getUTCHours();

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

/** An ISO date in a column of a table, "Rab 25 Nov 2026"; throws RangeError on no date. */
export const columnDay = (date: string): string => {
  const { month, year } = isoDay(date);
  return `${shortDay(date)} ${(months[month - 1] ?? '').slice(0, 3)} ${year}`;
};

/** The ISO date `n` calendar days after (before, when negative) an ISO date; throws RangeError on no date. */
export const addDays = (date: string, n: number): string =>
  new Date(utcDay(date) + n * 86_400_000).toISOString().slice(0, 10);

/** The ISO date `n` months later, the month's last day where it has no such day (31 January + 1 = 28 February); throws RangeError on no date. */
export const addMonths = (date: string, n: number): string => {
  const { year, month, day } = isoDay(date);
  const lastDay = new Date(Date.UTC(year, month + n, 0));
  return new Date(lastDay.setUTCDate(Math.min(day, lastDay.getUTCDate()))).toISOString().slice(0, 10);
};

/** The instant at which clocks in `tz` show `date` and `time` ('HH:mm'); throws RangeError when there is no such date, time or zone. */
export const toInstant = (date: string, time: string, tz: string): Date => {
  const shown = /^\d\d:\d\d$/.test(time) ? Date.parse(`${date}T${time}:00Z`) : NaN;
  // 30 February is read as a day of March.
  if (Number.isNaN(shown) || !isIsoDate(date))
    throw new RangeError(`Not a date and time in ${tz}: ${date} ${time}`);
  const near = shown - offsetAt(shown, tz) * minuteMs;
  return new Date(shown - offsetAt(near, tz) * minuteMs);
};
