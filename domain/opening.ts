import { addDays } from './city-time.ts';
import { weekdayOf } from './iso-date.ts';
import { rulesOf, usualOpenings, type Hours, type Resource, type Resources } from './resources.ts';
import { holidayName, isWorkingDay } from './working-days.ts';

/** Now, in city time, and what of the calendar the city itself decides. */
export type BookingDay = {
  /** ISO date of today. */
  today: string;
  /** `HH:MM` now. */
  time: string;
  /** The city's own closed days beside the public holidays: ISO date to their name. */
  closedDays: ReadonlyMap<string, string>;
  /** What can be booked. */
  resources: Resources;
  /** How many days ahead one may book. */
  horizonDays: number;
};

type Closed = Pick<BookingDay, 'closedDays'>;
type Calendar = Pick<BookingDay, 'closedDays' | 'resources'>;

/** The name of what closes a day everywhere: the city's own closed day or a public holiday; null when nothing does. */
export const closedName = (date: string, { closedDays }: Closed): string | null =>
  closedDays.get(date) ?? holidayName(date);

/** Hours of a day in which all of some resources are open; null when one is closed. Nothing in particular keeps office hours. */
export const openHours = (date: string, wanted: readonly Resource[], calendar: Calendar): Hours | null => {
  if (closedName(date, calendar) !== null) return null;
  const weekday = weekdayOf(date);
  const { resources } = calendar;
  const openings = wanted.map((resource) => rulesOf(resources, resource).openings);
  const hours = (openings.length > 0 ? openings : [usualOpenings]).map((each) => each[weekday]);
  const open =
    hours
      .map((each) => each?.open ?? '24:00')
      .sort()
      .at(-1) ?? '24:00';
  const close = hours.map((each) => each?.close ?? '00:00').sort()[0] ?? '00:00';
  return open < close ? { open, close } : null;
};

/** The first day from `date` on on which all of some resources are open; null when there is none within a year. */
export const nextOpenDay = (date: string, wanted: readonly Resource[], calendar: Calendar): string | null => {
  for (let day = date, left = 366; left > 0; day = addDays(day, 1), left -= 1)
    if (openHours(day, wanted, calendar)) return day;
  return null;
};

/** The first day some resources can be booked for, by the longest notice among them, counted in the city's working days. */
export const earliestDay = (wanted: readonly Resource[], calendar: BookingDay): string => {
  const { resources } = calendar;
  let day = calendar.today;
  const notice = Math.max(0, ...wanted.map((resource) => rulesOf(resources, resource).noticeWorkingDays));
  for (let left = notice; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar.closedDays)) left -= 1;
  }
  return day;
};

/** The last day that can be booked. */
export const lastDay = ({ today, horizonDays }: Pick<BookingDay, 'today' | 'horizonDays'>): string =>
  addDays(today, horizonDays);
