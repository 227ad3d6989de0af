import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** One entry of a calendar. Instants are exact, so it stands right in whatever time zone a phone is. */
export type CalendarEntry = {
  /** The same for ever; `sequence` grows with each change. */
  uid: string;
  sequence: number;
  from: Date;
  to: Date;
  /** When it was last changed. */
  stamp: Date;
  title: string;
  place: string;
  description: string;
  /** Not agreed on yet. */
  tentative?: boolean;
};

const product = { company: 'DISKOMINFO Kota Pontianak', product: 'Teman DISKO', language: 'ID' };

/** A calendar as an iCalendar file (RFC 5545), METHOD:PUBLISH; `refreshMinutes` tells whoever subscribes how often to look. */
export const calendarText = (
  name: string,
  entries: readonly CalendarEntry[],
  { refreshMinutes }: { refreshMinutes?: number } = {},
): string => {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: product,
    ...(refreshMinutes ? { ttl: refreshMinutes * 60 } : {}),
  });
  for (const { uid, sequence, from, to, stamp, title, place, description, tentative } of entries)
    calendar.createEvent({
      id: uid,
      sequence,
      start: from,
      end: to,
      stamp,
      summary: title,
      location: place,
      description,
      status: tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
};
