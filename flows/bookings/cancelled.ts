import type { RequestView } from '../engine/context.ts';
import { showPeriod } from '../engine/field-texts.ts';
import type { Service } from '../engine/service.ts';
import { bookedPeriods } from './booked-periods.ts';
import { calendarCancelled } from './texts.ts';

/** What to say of the periods a request held when it is over: a line each, none when it held nothing. */
export const cancelledLines = (
  { answers }: Pick<RequestView, 'answers'>,
  service: Pick<Service, 'fields'>,
): string[] => bookedPeriods(service, answers).map(({ slot }) => calendarCancelled(showPeriod(slot)));
