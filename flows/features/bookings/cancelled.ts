import { toInstant } from '../../../domain/city-time.ts';
import type { Context } from '../../kernel/context.ts';
import type { RequestView } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Service } from '../../catalogue/service.ts';
import { bookedPeriods } from './booked-periods.ts';
import { bookingTexts } from './texts.ts';

/** What to say of the periods a request held when it is over: a line each, none when it held nothing. */
export const cancelledLines = (
  { answers }: Pick<RequestView, 'answers'>,
  service: Pick<Service, 'fields'>,
): string[] =>
  bookedPeriods(service, answers).map(({ slot }) => bookingTexts.calendarCancelled(showPeriod(slot)));

/**
 * When a request is over, the order of the file that takes what it held out of its applicant's calendar again, as its
 * confirmation has put it in; none when nothing of it is still to come.
 */
export const cancelledCalendar = (
  { id, contactId, answers }: Pick<RequestView, 'id' | 'contactId' | 'answers'>,
  service: Pick<Service, 'fields'>,
  { now, tz, fresh }: Pick<Context, 'now' | 'tz' | 'fresh'>,
): Effect[] => {
  const isToCome = bookedPeriods(service, answers).some(
    ({ slot }) => toInstant(slot.date, slot.to, tz) > now,
  );
  return isToCome
    ? [
        {
          type: 'order_document',
          orderId: fresh.draftId,
          contactId,
          document: { kind: 'calendar', requestId: id },
        },
      ]
    : [];
};
