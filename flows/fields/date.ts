import { addDays, addMonths, longDate } from '../../domain/city-time.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { holidayName, isWorkingDay, nextWorkingDay } from '../../domain/working-days.ts';
import { typeDate } from './example.ts';
import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { feastIn } from './read/feasts.ts';
import { findDate } from './read/find-date.ts';
import type { FoundDate } from './read/find-date.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { daysOfAnyMonth } from './read/calendar.ts';
import { possibleOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { leftOver } from './read/left-over.ts';
import { lastDayIn } from './read/vague-dates.ts';
import { dayAfterLength } from './read/length.ts';
import { plain } from '../kernel/plain.ts';
import type { DateBound } from './field-schema.ts';
import type { Field } from './field-schema.ts';
import type { FieldOf } from './field-schema.ts';

type DateField = FieldOf<'date'>;

/** The day a bound stands for; null while the field it counts from is not answered. */
const boundDate = (bound: DateBound | undefined, { today, answers }: FieldContext): string | null => {
  if (!bound) return null;
  if (!('field' in bound)) return addDays(today, bound.days);
  const start = answers[bound.field];
  if (typeof start !== 'string' || !isIsoDate(start)) return null;
  return 'months' in bound ? addMonths(start, bound.months) : addDays(start, bound.days);
};

const trouble = (date: string, field: DateField, context: FieldContext): string | null => {
  const bound = boundDate(field.from, context);
  const first = bound !== null && field.workingDay ? nextWorkingDay(bound) : bound;
  const last = boundDate(field.to, context);
  if (first !== null && date < first) return say.tooEarly(field, first, date);
  if (last !== null && date > last) return say.tooLate(field, last, date);
  if (!field.workingDay || isWorkingDay(date)) return null;
  return say.closedDay(date, holidayName(date), nextWorkingDay(date));
};

type Missing = Exclude<FoundDate, { rest: string }>;

const offer = (date: string): { label: string; text: string } => ({
  label: longDate(date),
  text: typeDate(date),
});

/** The refusal of a text in which no one day was found. */
export const dateRefusal = (
  found: Missing,
  field: Pick<Field, 'label' | 'example'>,
  today: string,
): Reading => {
  switch (found.trouble) {
    case 'impossible':
      return refuse(
        say.impossibleDate(found.typed, field, today),
        found.meant === null ? [] : [offer(found.meant)],
      );
    case 'weekday':
      return refuse(say.otherWeekday(found.date), [offer(found.date)]);
    case 'many':
      return refuse(say.manyDates(field, today), found.dates.slice(0, 4).map(offer));
    case 'month':
      return refuse(say.dayOfMonth(found.month, field, today));
    case 'vague':
      return refuse(say.vagueDate(field, today));
    case 'none':
    default:
      return refuse(say.noDate(field, today));
  }
};

/** "25-11" is a day only where no times are asked for. */
const dayAndMonth = /^(\d{1,2}) ?[-.] ?(1[0-2]|0?[1-9])$/;
/** "15-17", "15 atau 17": days whose month is not said. */
const daysAlone = /^(\d{1,2}) ?(?:-|s ?\.? ?\/? ?d\.?|sampai|sampe|hingga|atau|ato|dan|&|,) ?(\d{1,2})$/;
const dayAlone = /^(?:yang |hari )?(\d{1,2})$/;

/** Around a day rather than on it: it is asked for, with that day as the first choice. */
const around = /(?<![a-z])(?:sebelum|sblm|setelah|stlh|sesudah|antara|menjelang|habis|abis|pasca)(?![a-z])/;

const ends = /selesai|sampai|akhir/i;
const common =
  'tanggal hari pada di jatuh pas tepat waktu saat ketika rencananya insyaallah pagi siang sore malam jadwal jadwalnya bisa ok untuk utk';
const beginning = new Set(`${common} mulai mulainya dimulai start dari sejak terhitung per masuk`.split(' '));
const ending = new Set(
  `${common} sampai sampe hingga selesai selesainya berakhir akhir akhirnya s/d sd s.d`.split(' '),
);

/** "3 bulan", "selama dua minggu": how long after the day it counts from; asked back, because a length is no day. */
const afterLength = (folded: string, field: DateField, context: FieldContext): Reading | null => {
  if (!field.to || !('field' in field.to)) return null;
  const start = boundDate({ field: field.to.field, days: 0 }, context);
  const date = start === null ? null : dayAfterLength(folded, start);
  if (date === null) return null;
  const why = trouble(date, field, context);
  return why === null ? ask(date, say.meantDay(date)) : refuse(why);
};

/** Days without a month, as a whole answer. */
const numbersAlone = (folded: string, field: DateField, today: string): Reading | null => {
  const alone = dayAlone.exec(folded)?.[1];
  const last = field.to && !('field' in field.to) ? field.to.days : 1;
  const near = (day: string): string | null =>
    daysOfAnyMonth(Number(day), today, last <= 0 ? 'past' : 'future')[0] ?? null;
  if (alone !== undefined) {
    const date = near(alone);
    return date === null ? null : ask(date, say.meantDay(date));
  }
  const [, first, second] = daysAlone.exec(folded) ?? [];
  if (first === undefined || second === undefined || dayAndMonth.test(folded)) return null;
  return dateRefusal(
    { trouble: 'many', dates: [near(first), near(second)].filter((d) => d !== null), beside: '' },
    field,
    today,
  );
};

/** Why a day out of bounds is refused, with the same day of another year where that would do. */
const outside = (date: string, why: string, field: DateField, context: FieldContext): Reading => {
  const other = [12, -12].map((months) => addMonths(date, months));
  return refuse(why, other.filter((day) => trouble(day, field, context) === null).map(offer));
};

/** "Natal", "habis lebaran": a day that is called by its name is asked back, one about it asked for. */
const ofFeast = (folded: string, field: DateField, context: FieldContext): Reading | null => {
  const last = field.to && !('field' in field.to) ? field.to.days : 1;
  const feast = feastIn(folded, context.today, last <= 0 ? 'past' : 'future');
  if (!feast) return null;
  if (feast.around || folded.includes('?'))
    return refuse(say.aroundFeast(feast.name, feast.date, field, context.today));
  const why = trouble(feast.date, field, context);
  if (why !== null) return refuse(why);
  const rest = leftOver(feast.rest, field, ends.test(field.label) ? ending : beginning);
  return feast.sure
    ? take(feast.date, rest, say.told(longDate(feast.date)))
    : ask(feast.date, say.meantDay(feast.date), rest);
};

const counted = /(?<![a-z\d])h ?([-+]) ?(\d{1,2})(?!\d)/;
/** "H-7 natal": so many days before or after a feast; of no day that is named it counts from none. */
const countedFrom = (folded: string, field: DateField, context: FieldContext): Reading | null => {
  const [, sign, days] = counted.exec(folded) ?? [];
  if (days === undefined) return null;
  const last = field.to && !('field' in field.to) ? field.to.days : 1;
  const feast = feastIn(folded, context.today, last <= 0 ? 'past' : 'future');
  if (!feast) return null;
  const date = addDays(feast.date, Number(days) * (sign === '-' ? -1 : 1));
  const why = trouble(date, field, context);
  return why === null ? ask(date, say.meantDay(date)) : refuse(why);
};

/** "Sampai akhir maret": the last day of it is offered, where it would do. */
const ofLastDay = (found: Missing, folded: string, field: DateField, context: FieldContext): Reading => {
  const date = found.trouble === 'vague' ? lastDayIn(folded, context.today) : null;
  return date === null || trouble(date, field, context) !== null
    ? dateRefusal(found, field, context.today)
    : refuse(say.vagueDate(field, context.today), [offer(date)]);
};

const read = (typed: string, field: DateField, context: FieldContext): Reading => {
  const { today } = context;
  const folded = fold(typed.slice(0, 400)).replace(/[.!]+$/, '');
  const length = afterLength(folded, field, context);
  if (length) return length;
  const { meant, denied } = possibleOf(folded);
  if (meant === null) return refuse(say.denyDate(field, today));
  const alone = numbersAlone(meant, field, today);
  if (alone) return alone;
  const fromFeast = countedFrom(meant, field, context);
  if (fromFeast) return fromFeast;
  const last = field.to && !('field' in field.to) ? field.to.days : 1;
  const found = findDate(
    meant.replace(dayAndMonth, '$1/$2'),
    today,
    last <= 0 ? 'past' : 'future',
    (date) => trouble(date, field, context) === null,
  );
  if (!('rest' in found)) return ofFeast(meant, field, context) ?? ofLastDay(found, meant, field, context);
  const { date } = found;
  if (around.test(found.rest)) return refuse(say.vagueDate(field, today), [offer(date)]);
  const why = trouble(date, field, context);
  if (why !== null) return found.how === 'written' ? outside(date, why, field, context) : refuse(why);
  const { text, hedged } = withoutHedges(found.rest);
  const rest = leftOver(
    text.replace(/(?<![\p{L}\d])an(?!\p{L})/gu, ''),
    field,
    ends.test(field.label) ? ending : beginning,
  );
  if (hedged || /(?<!\p{L})an(?!\p{L})/u.test(text)) return ask(date, say.aboutDay(date), rest);
  if (denied || found.how === 'ask') return ask(date, say.rightDay(date), rest);
  return found.how === 'told' ? take(date, rest, say.told(longDate(date))) : take(date, rest);
};

/** A day, written in any of the ways people here write one. */
export const date: FieldKind<'date'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field, context) =>
    typeof value === 'string' && isIsoDate(value)
      ? trouble(value, field, context)
      : say.noDate(field, context.today),
  show: (value) => (typeof value === 'string' && isIsoDate(value) ? longDate(value) : plain(value)),
};
