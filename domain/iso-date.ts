import { DateTime } from 'luxon';

/** The day an ISO date 'YYYY-MM-DD' names, at midnight UTC so that no time zone can move it; throws RangeError on anything else. */
export const isoDay = (date: string): DateTime<true> => {
  const day = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' });
  // A date that is none is our bug, not a person's: what people type is read and refused before it gets here.
  if (!day.isValid) throw new RangeError(`Not an ISO date: ${date}`);
  return day;
};

/** Whether a text is an ISO date 'YYYY-MM-DD' that the calendar has. */
export const isIsoDate = (text: string): boolean =>
  DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' }).isValid;
