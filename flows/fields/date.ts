import { addDays, addMonths, longDate } from '../../domain/city-time.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { holidayName, isWorkingDay, nextWorkingDay } from '../../domain/working-days.ts';
import { typeDate } from './example.ts';
import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { findDate } from './read/find-date.ts';
import type { FoundDate } from './read/find-date.ts';
import { fold } from '../kernel/fold.ts';
import { digitsForWords } from '../kernel/numbers.ts';
import { ask, judged, readText, refuse } from './read/give.ts';
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

/** The refusal of a text in which no one day was found. */
export const dateRefusal = (
  found: Missing,
  field: Pick<Field, 'label' | 'example'>,
  today: string,
): Reading => {
  if (found.trouble === 'impossible') {
    const offers =
      found.meant === null ? [] : [{ label: longDate(found.meant), text: typeDate(found.meant) }];
    return refuse(say.impossibleDate(found.typed, field, today), offers);
  }
  if (found.trouble === 'weekday') return refuse(say.otherWeekday(found.date));
  const sentence = { many: say.manyDates, vague: say.vagueDate, none: say.noDate }[found.trouble];
  return refuse(sentence(field, today));
};

/** "25-11" is a day only where no times are asked for. */
const dayAndMonth = /^(\d{1,2}) ?[-.] ?(\d{1,2})$/;
/** A second day that shares its month: "25-26 November", "25 atau 26 November". */
const anotherDay = /\d ?(?:-|,|&|atau|dan|s\.?\/?d|sampai|hingga)/;

/** "3 bulan", "selama dua minggu": how long after the day it counts from; asked back, because a length is no day. */
const afterLength = (folded: string, field: DateField, context: FieldContext): Reading | null => {
  const found = /^(?:selama )?(\d{1,2}) (bulan|minggu)(?: (?:dari|setelah|sejak) mulai)?$/.exec(
    digitsForWords(folded),
  );
  if (!found || !field.to || !('field' in field.to)) return null;
  const start = boundDate({ field: field.to.field, days: 0 }, context);
  if (start === null) return null;
  const count = Number(found[1]);
  const date = found[2] === 'bulan' ? addMonths(start, count) : addDays(start, count * 7);
  const why = trouble(date, field, context);
  return why === null ? ask(date, say.meantDay(date)) : refuse(why);
};

const read = (typed: string, field: DateField, context: FieldContext): Reading => {
  const { today } = context;
  const length = afterLength(fold(typed), field, context);
  if (length) return length;
  const last = field.to && !('field' in field.to) ? field.to.days : 1;
  const found = findDate(fold(typed).replace(dayAndMonth, '$1/$2'), today, last <= 0 ? 'past' : 'future');
  if (!('rest' in found)) return dateRefusal(found, field, today);
  if (anotherDay.test(found.rest)) return dateRefusal({ trouble: 'many' }, field, today);
  return judged(found.date, trouble(found.date, field, context));
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
