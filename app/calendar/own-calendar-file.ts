import { toInstant } from '../../domain/city-time.ts';
import type { RequestView } from '../../flows/engine/context.ts';
import { ownCalendar } from '../../flows/bookings/own-calendar.ts';
import type { ServiceFace } from '../../flows/staff/service-face.ts';
import { calendarText } from './calendar-text.ts';

/** A file before it is stored. */
type CalendarFile = { name: string; mime: string; bytes: Buffer };

/** The calendar file of a request as it is now; null when it holds nothing. */
export const ownCalendarFile = (
  request: RequestView,
  service: ServiceFace,
  { now, tz }: { now: Date; tz: string },
): CalendarFile | null => {
  const entries = ownCalendar(request, service).map(({ slot, ...entry }) => ({
    ...entry,
    from: toInstant(slot.date, slot.from, tz),
    to: toInstant(slot.date, slot.to, tz),
    stamp: now,
  }));
  if (entries.length === 0) return null;
  const text = calendarText(`Teman DISKO ${request.number}`, entries);
  return { name: `jadwal-${request.number}.ics`, mime: 'text/calendar', bytes: Buffer.from(text) };
};
