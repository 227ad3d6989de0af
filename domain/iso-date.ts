/** A day of the calendar; `weekday` is 1 for Monday … 7 for Sunday. */
export type CalendarDay = { year: number; month: number; day: number; weekday: number };

/** The day an ISO date 'YYYY-MM-DD' names; throws RangeError on anything else. */
export const isoDay = (date: string): CalendarDay => {
  // A date that is none is our bug, not a person's: what people type is read and refused before it gets here.
  const day = new Date(utcDay(date));
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
    weekday: day.getUTCDay() || 7,
  };
};

/** Whether a text is an ISO date 'YYYY-MM-DD' that the calendar has. */
export const isIsoDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  // 30 February is read as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Milliseconds since 1970 at midnight UTC of an ISO date, where no time zone can move it; throws RangeError on no date. */
export const utcDay = (date: string): number => {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
    throw new RangeError(`Not an ISO date: ${date}`);
  return time;
};

/** The day of the week of an ISO date, 1 for Monday … 7 for Sunday; throws RangeError on no date. */
export const weekdayOf = (date: string): number => new Date(utcDay(date)).getUTCDay() || 7;
