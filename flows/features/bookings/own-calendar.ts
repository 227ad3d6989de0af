import type { Resources } from '../../../domain/resources.ts';
import type { RequestView, ServiceFace } from '../requests/index.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Slot } from '../../fields/answer.ts';
import { bookedPeriods } from './booked-periods.ts';
import { purposeOf } from './booked-for.ts';
import { bookingTexts } from './texts.ts';

/** One entry of a calendar in city time, before it is an instant; `uid` is the same for ever, `sequence` grows with each change. */
export type OwnEntry = {
  uid: string;
  sequence: number;
  slot: Slot;
  title: string;
  place: string;
  description: string;
};

/** What an applicant's own calendar says of a request: when, where and for what, and nothing about people. */
export const ownCalendar = (
  request: Pick<RequestView, 'id' | 'number' | 'version' | 'answers'>,
  service: ServiceFace,
  resources: Resources,
): OwnEntry[] =>
  bookedPeriods(service, request.answers).map(({ item, slot, resources: held }) => {
    const codes = held.map(({ resource }) => resource);
    const purpose = purposeOf(request.answers);
    const what = bookingTexts.whatText(held, resources);
    return {
      uid: `${request.id}-${item}@teman-disko`,
      sequence: request.version,
      slot,
      title: purpose === null ? what : `${what}: ${purpose}`,
      place: bookingTexts.placesOf(codes, resources),
      description: bookingTexts.ownEntryText({
        number: request.number,
        title: service.title,
        when: showPeriod(slot),
        contact: bookingTexts.contactsOf(codes, resources),
      }),
    };
  });
