import { longMonth } from '../../../../domain/city-time.ts';
import { isIsoDate } from '../../../../domain/iso-date.ts';
import { monthAfter, monthOf, suggestedPeriods } from '../../../../domain/month.ts';
import { dayTrouble, type Want } from '../../../../domain/periods.ts';
import type { Resource } from '../../../../domain/resources.ts';
import { bookingTexts } from '../../bookings/index.ts';
import { typeDate } from '../../../fields/example.ts';
import { acceptAnswer } from '../accept-answer.ts';
import type { Context } from '../../../kernel/context.ts';
import type { GivenAnswer } from '../../../kernel/dialogue.ts';
import type { FieldContext, WatchedSlot } from '../../../fields/field.ts';
import { showPeriod } from '../../../fields/field-texts.ts';
import { offersNear, readSlot } from '../../../fields/slot.ts';
import { draftOf, fieldContext } from '../form.ts';
import { allItems } from '../items.ts';
import { plainWords } from '../../../kernel/fold.ts';
import type { Move } from '../../../kernel/move.ts';
import type { FieldOf } from '../../../fields/field-schema.ts';
import { bookableMonths, otherRoom, slotStage } from './slot-stage.ts';
import { beginIn, endAlone } from '../../../fields/read/half-periods.ts';
import { dayTroubleText, slotTexts } from '../../../fields/slot-texts.ts';
import { slotWants } from '../../../fields/slot-wants.ts';
import { afresh, answered, refused, type ItemTurn } from '../item-turn.ts';

type SlotField = FieldOf<'slot'>;

/** The question for the days of a month. */
export const monthAt = ({ key, from }: ItemTurn['at'], month: string): ItemTurn['at'] => ({
  name: 'item',
  key,
  from,
  month,
});

const toMonth = ({ at }: ItemTurn, month: string): Move => ({ to: monthAt(at, month) });

/** A day that is full: the nearest free periods, beginning with that day's opening. */
const fullDay = (turn: ItemTurn, date: string, wants: Want[], fields: FieldContext): Move => {
  const offers = offersNear({ date, from: '08:00', to: '10:00' }, wants, fields);
  const move = refused(turn, slotTexts.fullDay(wants, date, fields.resources));
  if (offers.length === 0) return move;
  const intro = `${slotTexts.fullDay(wants, date, fields.resources)} ${slotTexts.offers}`;
  return { ...move, intro, to: { ...afresh(turn.at), offers } };
};

/** The hours of a day, unless there are none. */
const toDay = (turn: ItemTurn, field: SlotField, date: string): Move => {
  const { at, draft, context } = turn;
  const fields = fieldContext(field, draft, context);
  const wants = slotWants(field, draft.answers);
  const trouble = dayTrouble(date, wants, fields);
  if (trouble) return refused(turn, dayTroubleText(trouble, date, fields.resources));
  const holds = fields.holds({ from: date, until: date });
  if (suggestedPeriods(date, wants, holds, fields).length === 0) return fullDay(turn, date, wants, fields);
  return { to: { name: 'item', key: at.key, from: at.from, day: date } };
};

/** Asks to be told of what is taken; what was offered instead can still be chosen. */
const watched = ({ offers, ...at }: ItemTurn['at'], watch: WatchedSlot, { catalogue }: Context): Move => ({
  to: { ...afresh(at), ...(offers ? { offers } : {}) },
  intro: bookingTexts.watchKept(
    bookingTexts.whatText([watch], catalogue.city.resources),
    showPeriod(watch.slot),
  ),
  effects: [{ type: 'watch_slot', ...watch }],
});

const swapped = (turn: ItemTurn, field: SlotField, resource: Resource): Move | null => {
  const { draft, context } = turn;
  const other = otherRoom(field, slotWants(field, draft.answers), context.catalogue.city);
  const item = allItems(draftOf(context).service).find(({ key }) => key === field.swap);
  return other?.resource === resource && item ? acceptAnswer(draft, item, other.answer, context) : null;
};

/** The month that is shown, or would be if the person went back to the days. */
const shownMonth = ({ at, draft, context }: ItemTurn, field: SlotField): string => {
  if (at.day !== undefined) return monthOf(at.day);
  const stage = slotStage(field, at, fieldContext(field, draft, context));
  return stage.is === 'month' ? stage.month : monthOf(fieldContext(field, draft, context).today);
};

/** "Desember", "bulan depan": another month of those that can be booked. */
const monthIn = (text: string, turn: ItemTurn, field: SlotField): string | null => {
  const words = plainWords(text).replace(/^bulan /, '');
  const relative = ['depan', 'berikutnya', 'selanjutnya'].includes(words)
    ? 1
    : ['lalu', 'sebelumnya', 'sebelum'].includes(words)
      ? -1
      : 0;
  const fields = fieldContext(field, turn.draft, turn.context);
  const { first, last } = bookableMonths(slotWants(field, turn.draft.answers), fields);
  const within = (month: string): string => (month < first ? first : month > last ? last : month);
  if (relative !== 0) return within(monthAfter(shownMonth(turn, field), relative));
  for (let month = first; month <= last; month = monthAfter(month, 1)) {
    const name = longMonth(month).toLowerCase();
    if (words === name || words === name.split(' ')[0]) return month;
  }
  return null;
};

/** What a button or a word of the question for a period does; null when it is an answer in words. */
export const takeSlotChoice = (
  turn: ItemTurn,
  field: SlotField,
  { choice, words }: GivenAnswer,
): Move | null => {
  const { at, draft, context } = turn;
  const [kind, ...rest] = (choice ?? '').split('.');
  const value = rest.join('.');
  if (kind === 'day' && isIsoDate(value)) return toDay(turn, field, value);
  if (kind === 'month') return toMonth(turn, value);
  if (kind === 'days') return toMonth(turn, shownMonth(turn, field));
  if (kind === 'watch' && at.watch) return watched(at, at.watch, context);
  if (kind === 'swap') return swapped(turn, field, value as Resource);
  if (kind === 'edit')
    return allItems(draftOf(context).service).some(({ key }) => key === value)
      ? { to: { name: 'item', key: value, from: at.from } }
      : null;
  if (kind === 'time' && at.day !== undefined)
    return answered(turn, slotReading(turn, field, `${typeDate(at.day)} ${value}`));
  if (words === null || choice !== null) return null;
  if (/^ganti ruang(an)?$/.test(plainWords(words))) {
    const other = otherRoom(field, slotWants(field, draft.answers), context.catalogue.city);
    return other && swapped(turn, field, other.resource);
  }
  const month = monthIn(words, turn, field);
  return month === null ? null : toMonth(turn, month);
};

const slotReading = (turn: ItemTurn, field: SlotField, text: string) => {
  const reading = readSlot(text, field, fieldContext(field, turn.draft, turn.context));
  return reading.ok === 'day' ? reading.refused : reading;
};

/** A period whose beginning was said before: "sampai jam 11"; null where these words are no end of it. */
const ended = (turn: ItemTurn, field: SlotField, text: string) => {
  const { begins, day } = turn.at;
  const end = begins === undefined ? null : endAlone(text);
  if (end === null || begins === undefined || day === undefined) return null;
  const reading = slotReading(turn, field, `${typeDate(day)} ${begins}-${end}`);
  return reading.ok === false ? null : reading;
};

/** A period or a day in words; a number alone is a day of the month that is shown. */
export const takeSlotText = (turn: ItemTurn, field: SlotField, text: string): Move => {
  const { at, draft, context } = turn;
  const fields = fieldContext(field, draft, context);
  const whole = ended(turn, field, text);
  if (whole) return answered(turn, whole, text);
  const hint = at.day === undefined ? { month: shownMonth(turn, field) } : { day: at.day };
  const reading = readSlot(text, field, fields, hint);
  if (reading.ok !== 'day') return answered(turn, reading, text);
  const begins = reading.begins ? beginIn(text) : null;
  const kept = begins === null ? {} : { begins };
  // Hours that could not be read: the day they were for is known by now.
  if (reading.date === at.day) return answered({ ...turn, at: { ...at, ...kept } }, reading.refused);
  const move = toDay(turn, field, reading.date);
  const to = move.to?.name === 'item' && move.to.day !== undefined ? move.to : null;
  return reading.begins && to ? { ...move, to: { ...to, ...kept }, intro: slotTexts.endMissing } : move;
};
