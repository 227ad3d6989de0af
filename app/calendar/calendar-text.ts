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

const product = { company: 'Teman DISKO', product: 'Teman DISKO', language: 'ID' };

const statusOf = (cancelled: boolean, tentative = false): ICalEventStatus => {
  if (cancelled) return ICalEventStatus.CANCELLED;
  return tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

/**
 * A calendar as an iCalendar file (RFC 5545): METHOD:PUBLISH, or with `cancelled` METHOD:CANCEL, which takes entries
 * published before out again (RFC 5546, 3.2.5); `refreshMinutes` tells whoever subscribes how often to look.
 */
export const calendarText = (
  name: string,
  entries: readonly CalendarEntry[],
  { refreshMinutes, cancelled = false }: { refreshMinutes?: number; cancelled?: boolean } = {},
): string => {
  const calendar = ical({
    name,
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
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
      status: statusOf(cancelled, tentative),
    });
  return calendar.toString();
};
