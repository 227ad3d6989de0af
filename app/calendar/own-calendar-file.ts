import type { Resources } from '../../domain/resources.ts';
import { toInstant } from '../../domain/city-time.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { ownCalendar } from '../../flows/features/bookings/own-calendar.ts';
import type { ServiceFace } from '../../flows/features/requests/service-face.ts';
import { calendarText } from './calendar-text.ts';

/** A file before it is stored. */
type CalendarFile = { name: string; mime: string; bytes: Buffer };

/** Whether a request has let go what it held: whoever put that into a calendar is to take it out. */
export const isCancelled = ({ state }: Pick<RequestView, 'state'>): boolean =>
  state === 'rejected' || state === 'withdrawn';

/** The calendar file of a request as it is now, or with `cancelled` the one that takes its entries out; null when it holds nothing. */
export const ownCalendarFile = (
  request: RequestView,
  service: ServiceFace,
  {
    now,
    tz,
    resources,
    cancelled = isCancelled(request),
  }: { now: Date; tz: string; resources: Resources; cancelled?: boolean },
): CalendarFile | null => {
  const entries = ownCalendar(request, service, resources).map(({ slot, ...entry }) => ({
    ...entry,
    from: toInstant(slot.date, slot.from, tz),
    to: toInstant(slot.date, slot.to, tz),
    stamp: now,
  }));
  if (entries.length === 0) return null;
  const text = calendarText(`Teman DISKO ${request.number}`, entries, { cancelled });
  const name = `${cancelled ? 'batal' : 'jadwal'}-${request.number}.ics`;
  return { name, mime: 'text/calendar', bytes: Buffer.from(text) };
};
