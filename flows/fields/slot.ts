import {
  byDay,
  nearestFree,
  sizeTrouble,
  slotTrouble,
  type SlotTrouble,
  type Want,
} from '../../domain/periods.ts';
import { longDate } from '../../domain/city-time.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { expandExample, typeDate } from './example.ts';
import { Slot } from './answer.ts';
import type { FieldContext, FieldKind, Reading, Refusal, WatchedSlot } from './field.ts';
import { fieldTexts as say, showPeriod, showTimes } from './field-texts.ts';
import { findDate } from './read/find-date.ts';
import { afterNoon, findTimes, typeTimes } from './read/find-times.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';
import { slotTexts, troubleText } from './slot-texts.ts';
import { slotWants } from './slot-wants.ts';
import { dateRefusal } from './date.ts';
import { aroundTimes, timesRefusal } from './time_range.ts';
import { possibleOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { leftOver } from './read/left-over.ts';
import { zoneToSay } from './read/zones.ts';

type SlotField = FieldOf<'slot'>;

/** What the person sees while they write: the month `YYYY-MM` whose day a bare number is, or the day whose hours are asked. */
export type SlotHint = { month?: string | undefined; day?: string | undefined };

/** Only a day was named: its hours are still to be said (`begins`: the end of them); `say` when hours were written that cannot be read. */
export type NamedDay = { ok: 'day'; date: string; refused: Reading; begins: boolean; rest: string };

const shortDays = ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];

/** A free period as a choice: short enough for a list row, and a text that passes when typed. */
export const offerOf = (slot: Slot): { label: string; text: string } => {
  const day = shortDays[new Date(`${slot.date}T00:00:00Z`).getUTCDay()] ?? '';
  return {
    label: `${day} ${typeDate(slot.date).slice(0, 5)} ${showTimes(slot)}`,
    text: `${typeDate(slot.date)} ${typeTimes(slot)}`,
  };
};

/** The nearest free periods of about the wished length, as choices. */
export const offersNear = (slot: Slot, wants: Want[], context: FieldContext): ReturnType<typeof offerOf>[] =>
  nearestFree(slot, wants, byDay(context.holds()), context).map(offerOf);

const troubleOf = (slot: Slot, wants: Want[], context: FieldContext): SlotTrouble | null => {
  // What no look at the others' holds can mend is said without one.
  const alone = slotTrouble(slot, wants, byDay([]), context);
  if (alone !== null) return alone;
  return slotTrouble(slot, wants, byDay(context.holds({ from: slot.date, until: slot.date })), context);
};

/** What may be watched: a period that is taken now, of the resource that is. */
const watchOf = (trouble: SlotTrouble, slot: Slot, wants: readonly Want[]): WatchedSlot | null => {
  if (trouble.because !== 'taken') return null;
  const { resource } = trouble;
  const amount = wants.reduce((sum, want) => (want.resource === resource ? sum + want.amount : sum), 0);
  return { resource, amount, slot };
};

/** The same of a period that turned out taken after it had been chosen; null when nothing is in its way. */
export const watchOfLost = (slot: Slot, wants: Want[], context: FieldContext): WatchedSlot | null => {
  const trouble = troubleOf(slot, wants, context);
  return trouble && watchOf(trouble, slot, wants);
};

const refusalOf = (trouble: SlotTrouble, slot: Slot, wants: Want[], context: FieldContext): Refusal => {
  const sentence = troubleText(trouble, slot, context.resources);
  if (sizeTrouble(wants, context.resources) !== null) return refuse(sentence);
  const offers = offersNear(slot, wants, context);
  const refused = refuse(offers.length > 0 ? `${sentence} ${slotTexts.offers}` : sentence, offers);
  const watch = watchOf(trouble, slot, wants);
  return watch ? { ...refused, watch } : refused;
};

/** A period as it was read: `bare` hours may be meant after noon, a doubtful one is asked back, one worked out is told. */
type Read = {
  slot: Slot;
  bare: boolean;
  doubt: boolean;
  told: boolean;
  zone: string;
  rest: string;
};

const judge = (read: Read, field: SlotField, context: FieldContext): Reading => {
  const { slot, bare, rest } = read;
  const wants = slotWants(field, context.answers);
  const trouble = troubleOf(slot, wants, context);
  const shown = `${showPeriod(slot)}${read.zone}`;
  if (trouble === null) {
    if (read.doubt) return ask(slot, say.meant(shown), rest);
    return read.told ? take(slot, rest, say.told(shown)) : take(slot, rest);
  }
  const later = bare ? afterNoon(slot) : null;
  const afternoon = later && { date: slot.date, ...later };
  if (afternoon && troubleOf(afternoon, wants, context) === null)
    return ask(afternoon, say.meantAfternoon(afternoon), rest);
  return refusalOf(trouble, slot, wants, context);
};

/** "25", "tgl 25 jam 9-11": a day of the month that is shown; a dash or a colon after the number makes it a time. */
const dayOfMonth =
  /^(?:tanggal |tgl\.? ?)?(\d{1,2})(?![\d.:/-])(?:,? +(?!-|~|sampai|sampe|smp|hingga|s\.?\/?d)(.*))?$/;

type MissingDay = Extract<ReturnType<typeof findDate>, { trouble: string }>;

const latestHour = 17;

type Day = Extract<ReturnType<typeof findDate>, { rest: string }>;

const findDay = (
  folded: string,
  { month, day }: SlotHint,
  context: FieldContext,
): Day | ReturnType<typeof findDate> => {
  const found = findDate(folded, context.today);
  if ('rest' in found || found.trouble !== 'none') return found;
  const [, number = '', rest = ''] = dayOfMonth.exec(folded) ?? [];
  const other = `${month ?? day?.slice(0, 7)}-${number.padStart(2, '0')}`;
  // Where hours are asked for a number alone is an hour, unless no office is open then.
  const isDay = day === undefined || Number(number) > latestHour || !('trouble' in findTimes(rest));
  if (isIsoDate(other) && isDay) return { date: other, rest, how: 'written' };
  return day === undefined ? found : { date: day, rest: folded, how: 'written' };
};

/** Several days: one of them, with the hours that were written, is what a request can hold. */
const severalDays = (
  { dates, beside }: Extract<MissingDay, { trouble: 'many' }>,
  context: FieldContext,
): Reading => {
  const times = findTimes(beside, context.tz);
  const offers = dates.slice(0, 4).map((date) => {
    if ('trouble' in times) return { label: longDate(date), text: typeDate(date) };
    return offerOf({ date, from: times.from, to: times.to });
  });
  return refuse(slotTexts.oneDay, offers);
};

/** Hours that were read, of a day that was not: it is only the day that is missing. */
const withoutDay = (found: MissingDay, folded: string, field: SlotField, context: FieldContext): Reading => {
  if (found.trouble === 'many') return severalDays(found, context);
  const hasHours = !('trouble' in findTimes(folded)) || /^(?:jam|pukul|pkl)\.? ?\d/.test(folded);
  if (found.trouble === 'none' && hasHours)
    return refuse(slotTexts.dayMissing(expandExample(field.example, context.today)));
  return dateRefusal(found, field, context.today);
};

/** Reads a period, with what the person sees while writing; a day alone is no answer yet. */
export const readSlot = (
  typed: string,
  field: SlotField,
  context: FieldContext,
  hint: SlotHint = {},
): Reading | NamedDay => {
  const folded = fold(typed.slice(0, 400)).replace(/[.!]+$/, '');
  const { meant, denied } = possibleOf(folded);
  if (meant === null) return refuse(say.denyDate(field, context.today));
  const found = findDay(meant, hint, context);
  if (!('rest' in found)) return withoutDay(found, meant, field, context);
  const { date } = found;
  const times = findTimes(found.rest, context.tz);
  if ('trouble' in times)
    return {
      ok: 'day',
      date,
      refused: timesRefusal(times, field, context.today),
      begins: times.trouble === 'no_end',
      rest: leftOver(found.rest, field, aroundTimes),
    };
  const { text, hedged } = withoutHedges(times.rest);
  const read = {
    slot: { date, from: times.from, to: times.to },
    bare: times.bare,
    doubt: times.doubt || hedged || denied || found.how === 'ask',
    told: found.how === 'told',
    zone: zoneToSay(folded, context.tz),
    rest: leftOver(text, field, aroundTimes),
  };
  return judge(read, field, context);
};

/** A free period of a room, a device or some seats: "25/11/2026 09.00-11.00", "besok jam 9 sampai 11". */
export const slot: FieldKind<'slot'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => {
      const reading = readSlot(typed, field, context);
      return reading.ok === 'day' ? reading.refused : reading;
    }),
  refusal: (value, field, context) => {
    const period = Slot.safeParse(value);
    if (!period.success || !isIsoDate(period.data.date)) return say.noDate(field, context.today);
    const trouble = troubleOf(period.data, slotWants(field, context.answers), context);
    return trouble && troubleText(trouble, period.data, context.resources);
  },
  show: (value) => {
    const period = Slot.safeParse(value);
    return period.success && isIsoDate(period.data.date) ? showPeriod(period.data) : plain(value);
  },
};
