import { TimeRange } from './answer.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say, showTimes } from './field-texts.ts';
import { afterNoon, findTimes, typeTimes } from './read/find-times.ts';
import type { FoundTimes } from './read/find-times.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { plain } from '../kernel/plain.ts';
import type { Field } from './field-schema.ts';
import type { FieldOf } from './field-schema.ts';

type Times = { from: string; to: string };

const trouble = (times: Times, field: FieldOf<'time_range'>, today: string): string | null => {
  if (times.to <= times.from) return say.endBeforeStart(times, field, today);
  const inside = times.from >= field.open && times.to <= field.close;
  return inside ? null : say.outsideHours(field.open, field.close, times);
};

/** The refusal of a text in which no one period of a day was found. */
export const timesRefusal = (
  { trouble: why }: Extract<FoundTimes, { trouble: string }>,
  field: Pick<Field, 'label' | 'example'>,
  today: string,
): Reading => {
  const sentence = {
    impossible: say.impossibleTime,
    many: say.manyTimes,
    no_end: say.noEnd,
    none: say.noTimes,
  }[why];
  return refuse(sentence(field, today));
};

const read = (typed: string, field: FieldOf<'time_range'>, today: string): Reading => {
  const found = findTimes(fold(typed));
  if ('trouble' in found) return timesRefusal(found, field, today);
  const times = { from: found.from, to: found.to };
  const why = trouble(times, field, today);
  if (why === null) return take(times);
  const later = afterNoon(times);
  if (later === null || trouble(later, field, today) !== null) return refuse(why);
  // "1-3" in an office that opens at eight can only be the afternoon; "01.00-03.00" is what it says.
  if (found.bare) return ask(later, say.meantAfternoon(later));
  return refuse(why, [{ label: showTimes(later), text: typeTimes(later) }]);
};

/** A period of a day: "09.00-11.30", "jam 9 sampai 11". */
export const timeRange: FieldKind<'time_range'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => read(typed, field, context.today)),
  refusal: (value, field, { today }) => {
    const times = TimeRange.safeParse(value);
    return times.success ? trouble(times.data, field, today) : say.noTimes(field, today);
  },
  show: (value) => {
    const times = TimeRange.safeParse(value);
    return times.success ? showTimes(times.data) : plain(value);
  },
};
