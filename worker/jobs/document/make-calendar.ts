import { isCancelled, ownCalendarFile } from '../../../app/calendar/own-calendar-file.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { bookingTexts } from '../../../flows/features/bookings/texts.ts';
import { serviceFace } from '../../../flows/features/requests/service-face.ts';
import type { WorkerNeeds } from '../../needs.ts';
import type { Made } from './make-document.ts';

/** The calendar file of a request after its period was changed, or the one that takes it out again once the request is over. */
export const makeCalendar = async (
  { requestId }: { requestId: string },
  { db, vault, catalogue, clock, tz }: WorkerNeeds,
): Promise<Made> => {
  const [request] = await requestViews(db, vault, { id: requestId });
  const file =
    request &&
    ownCalendarFile(request, serviceFace({ catalogue }, request.service), {
      now: clock(),
      tz,
      resources: catalogue.city.resources,
    });
  if (!file) throw new Error('A calendar of what holds nothing');
  const text = isCancelled(request) ? bookingTexts.cancelledCalendarText : bookingTexts.newCalendarText;
  return { text: text(request.number), file };
};
