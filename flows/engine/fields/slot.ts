import { bookingHorizonDays, nearestFree, resources, slotTrouble } from '../../../domain/bookings.ts';
import type { SlotTrouble, Want } from '../../../domain/bookings.ts';
import { nextWorkingDay } from '../../../domain/working-days.ts';
import { isIsoDate } from '../../../domain/iso-date.ts';
import { typeDate } from '../../example.ts';
import { Slot } from '../answer.ts';
import type { FieldContext, FieldKind, Reading, Refusal } from '../field.ts';
import { fieldTexts as say, showPeriod, showTimes } from '../field-texts.ts';
import { findDate } from '../read/find-date.ts';
import { afterNoon, findTimes, typeTimes } from '../read/find-times.ts';
import { fold } from '../read/fold.ts';
import { readText, refuse } from '../read/give.ts';
import { plain } from '../read/plain.ts';
import type { FieldOf } from '../service.ts';
import { slotWants } from '../slot-wants.ts';
import { dateRefusal } from './date.ts';
import { timesRefusal } from './time_range.ts';

type SlotField = FieldOf<'slot'>;
type Sentence = (trouble: SlotTrouble, slot: Slot, field: SlotField, today: string) => string;

const resourceOf = ({ resource }: SlotTrouble): (typeof resources)[keyof typeof resources] =>
  resources[resource ?? 'meeting_room'];

const sentences: Record<SlotTrouble['because'], Sentence> = {
  past: (_, slot) => say.slot.past(showPeriod(slot)),
  closed_day: ({ holiday }, { date }) => say.closedDay(date, holiday ?? null, nextWorkingDay(date)),
  outside_hours: (_, slot, { uses }) => {
    const { open, close } = resources[uses[0]?.resource ?? 'meeting_room'];
    return say.outsideHours(open, close, slot);
  },
  end_before_start: (_, slot, field, today) => say.endBeforeStart(slot, field, today),
  too_far: () => say.slot.tooFar(bookingHorizonDays),
  taken: (trouble, slot) => {
    const { label, capacity } = resourceOf(trouble);
    const when = showPeriod(slot);
    return capacity > 1 ? say.slot.seatsTaken(label, capacity, when) : say.slot.taken(label, when);
  },
  too_many: (trouble) => {
    const { label, capacity, noun } = resourceOf(trouble);
    return say.slot.tooMany(label, capacity, noun);
  },
};

const shortDays = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];

/** A free period as a button: short enough for a list row, and a text that passes when typed. */
const offer = (slot: Slot): { label: string; text: string } => {
  const day = shortDays[new Date(`${slot.date}T00:00:00Z`).getUTCDay()] ?? '';
  return {
    label: `${day} ${typeDate(slot.date).slice(0, 5)} ${showTimes(slot)}`,
    text: `${typeDate(slot.date)} ${typeTimes(slot)}`,
  };
};

const troubleOf = (slot: Slot, wants: Want[], context: FieldContext): SlotTrouble | null =>
  slotTrouble(slot, wants, context.holds(), context);

const refusalOf = (trouble: SlotTrouble, slot: Slot, field: SlotField, context: FieldContext): Refusal => {
  const sentence = sentences[trouble.because](trouble, slot, field, context.today);
  const wants = slotWants(field, context.answers);
  const offers =
    trouble.because === 'too_many' ? [] : nearestFree(slot, wants, context.holds(), context).map(offer);
  return refuse(offers.length > 0 ? `${sentence} ${say.slot.offers}` : sentence, offers);
};

const read = (typed: string, field: SlotField, context: FieldContext): Reading => {
  const day = findDate(fold(typed), context.today);
  if (!('rest' in day)) return dateRefusal(day, field, context.today);
  const times = findTimes(day.rest);
  if ('trouble' in times) return timesRefusal(times, field, context.today);
  const slot = { date: day.date, from: times.from, to: times.to };
  const wants = slotWants(field, context.answers);
  const trouble = troubleOf(slot, wants, context);
  if (trouble === null) return { ok: true, value: slot };
  const later = times.bare ? afterNoon(slot) : null;
  const afternoon = later && { date: slot.date, ...later };
  if (afternoon && troubleOf(afternoon, wants, context) === null)
    return { ok: 'ask', value: afternoon, say: say.meantAfternoon(afternoon) };
  return refusalOf(trouble, slot, field, context);
};

/** A free period of a room, a device or some seats: "25/11/2026 09.00-11.00", "besok jam 9 sampai 11". */
export const slot: FieldKind<'slot'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field, context) => {
    const period = Slot.safeParse(value);
    if (!period.success || !isIsoDate(period.data.date)) return say.noDate(field, context.today);
    const trouble = troubleOf(period.data, slotWants(field, context.answers), context);
    return trouble && sentences[trouble.because](trouble, period.data, field, context.today);
  },
  show: (value) => {
    const period = Slot.safeParse(value);
    return period.success && isIsoDate(period.data.date) ? showPeriod(period.data) : plain(value);
  },
};
