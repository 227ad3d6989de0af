import type { Resources } from '../../../domain/resources.ts';
import { cityDate, cityTime, longDate } from '../../../domain/city-time.ts';
import type { Context } from '../../kernel/context.ts';
import type { RequestView, ServiceFace } from '../requests/index.ts';
import type { OpenMove } from './open-change.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Message, Option } from '../../kernel/message.ts';
import { bookedPeriods } from './booked-periods.ts';
import { moveTexts } from './move-texts.ts';
import { bookingTexts } from './texts.ts';

/** An ISO instant as a deadline in words: "Rabu, 25 November 2026, pukul 09.00". */
export const deadlineText = (instant: string, { tz }: Pick<Context, 'tz'>): string => {
  const at = new Date(instant);
  return `${longDate(cityDate(at, tz))}, pukul ${cityTime(at, tz).replace(':', '.')}`;
};

/** What a request holds in the period of an item, in words. */
export const heldText = (
  request: Pick<RequestView, 'answers'>,
  service: ServiceFace,
  { item, resources }: { item: string; resources: Resources },
): string =>
  bookingTexts.whatText(
    bookedPeriods(service, request.answers).find((period) => period.item === item)?.resources ?? [],
    resources,
  );

/** The buttons that answer a proposed move, at any time while it is open. */
export const moveOptions = ({ id }: Pick<OpenMove, 'id'>): Option[] => [
  { id: `move.${id}.yes`, label: moveTexts.labels.yes },
  { id: `move.${id}.no`, label: moveTexts.labels.no },
];

/** The question to the applicant: from when to when, why, and until when it can be answered. */
export const moveQuestion = (
  move: OpenMove,
  request: RequestView,
  service: ServiceFace,
  context: Pick<Context, 'tz' | 'catalogue'>,
): Message => ({
  text: moveTexts.asked({
    number: request.number,
    what: heldText(request, service, {
      item: move.item,
      resources: context.catalogue.city.resources,
    }),
    old: showPeriod(move.old),
    next: showPeriod(move.slot),
    reason: move.reason,
    until: deadlineText(move.expiresAt, context),
  }),
  options: moveOptions(move),
});
