import type { Resource, Resources } from '../../../domain/resources.ts';
import type { Slot } from '../../fields/answer.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Message } from '../../kernel/message.ts';
import { bookingTexts } from './texts.ts';

/** What an applicant is reminded of: one period of a request and everything held in it; `isToday` when the day before was missed. */
export type Reminded = {
  number: string;
  slot: Slot;
  held: readonly { resource: Resource; amount: number }[];
  isToday: boolean;
};

/** The reminder of the day before: what, when, where and whom to ask. */
export const bookingReminder = ({ number, slot, held, isToday }: Reminded, resources: Resources): Message => {
  const codes = held.map(({ resource }) => resource);
  return {
    text: bookingTexts.reminderText({
      number,
      day: isToday ? bookingTexts.today : bookingTexts.tomorrow,
      what: bookingTexts.whatText(held, resources),
      when: showPeriod(slot),
      place: bookingTexts.placesOf(codes, resources),
      contact: bookingTexts.contactsOf(codes, resources),
    }),
    notice: { kind: 'booking_reminder', about: number },
  };
};
