import { TimeRange } from './answer.ts';
import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say, showTimes } from './field-texts.ts';
import { afterNoon, findTimes, typeTimes } from './read/find-times.ts';
import type { FoundTimes } from './read/find-times.ts';
import { zoneToSay } from './read/zones.ts';
import { fold } from '../kernel/fold.ts';
import { ask, readText, refuse, take } from './read/give.ts';
import { possibleOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { leftOver } from './read/left-over.ts';
import { plain } from '../kernel/plain.ts';
import type { Field } from './field-schema.ts';
import type { FieldOf } from './field-schema.ts';

type Times = { from: string; to: string };

const trouble = (times: Times, field: FieldOf<'time_range'>, today: string): string | null => {
  if (times.to <= times.from) return say.endBeforeStart(times, field, today);
  const inside = times.from >= field.open && times.to <= field.close;
  return inside ? null : say.outsideHours(field.open, field.close, times);
};

const offer = (times: Times): { label: string; text: string } => ({
  label: showTimes(times),
  text: typeTimes(times),
});

type Hours = { open: string; close: string };

/** The hours of a part of the day in which a service is open. */
const partsIn = (folded: string, { open, close }: Hours): Times[] => {
  const noon = '12:00';
  if (/pagi/.test(folded) && open < noon) return [{ from: open, to: noon < close ? noon : close }];
  if (/siang|sore/.test(folded) && close > '13:00') return [{ from: '13:00', to: close }];
  return [];
};

/** The refusal of a text in which no one period of a day was found; `hours` are those that may be offered. */
export const timesRefusal = (
  found: Extract<FoundTimes, { trouble: string }>,
  field: Pick<Field, 'label' | 'example'>,
  today: string,
  hours?: Hours,
  folded = '',
): Reading => {
  switch (found.trouble) {
    case 'many':
      return refuse(say.manyTimes(field, today), hours ? found.ranges.slice(0, 4).map(offer) : []);
    case 'impossible':
      return refuse(say.impossibleTime(field, today));
    case 'no_end':
      return refuse(say.noEnd(field, today));
    case 'whole_day': {
      const times = hours && { from: hours.open, to: hours.close };
      return times
        ? refuse(say.wholeDay(field, times, today), [offer(times)])
        : refuse(say.unclearTime(field, today));
    }
    case 'part': {
      const offers = hours ? partsIn(folded, hours).map(offer) : [];
      return offers.length > 0
        ? refuse(say.partOfDay(field, today), offers)
        : refuse(say.unclearTime(field, today));
    }
    case 'unclear':
      return refuse(say.unclearTime(field, today));
    case 'none':
    default:
      return refuse(say.noTimes(field, today));
  }
};

/** Words that only stand around hours. */
export const aroundTimes: ReadonlySet<string> = new Set(
  'jam jm pukul pkl mulai dari sampai selesai start pada hari tanggal waktu waktunya di untuk rencana acara acaranya kegiatan'.split(
    ' ',
  ),
);

const read = (typed: string, field: FieldOf<'time_range'>, { today, tz }: FieldContext): Reading => {
  const folded = fold(typed.slice(0, 400));
  const { meant, denied } = possibleOf(folded);
  if (meant === null) return refuse(say.denyTime(field, today));
  const found = findTimes(meant, tz);
  if ('trouble' in found) return timesRefusal(found, field, today, field, folded);
  const { text, hedged } = withoutHedges(found.rest);
  const rest = leftOver(text, field, aroundTimes);
  const times = { from: found.from, to: found.to };
  const why = trouble(times, field, today);
  if (why === null)
    return found.doubt || hedged || denied
      ? ask(times, say.meantTimes(times, zoneToSay(folded, tz)), rest)
      : take(times, rest);
  const later = afterNoon(times);
  if (later === null || trouble(later, field, today) !== null) return refuse(why);
  // "1-3" in an office that opens at eight can only be the afternoon; "01.00-03.00" is what it says.
  if (found.bare) return ask(later, say.meantAfternoon(later), rest);
  return refuse(why, [offer(later)]);
};

/** A period of a day: "09.00-11.30", "jam 9 sampai 11". */
export const timeRange: FieldKind<'time_range'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field, context)),
  refusal: (value, field, { today }) => {
    const times = TimeRange.safeParse(value);
    return times.success ? trouble(times.data, field, today) : say.noTimes(field, today);
  },
  show: (value) => {
    const times = TimeRange.safeParse(value);
    return times.success ? showTimes(times.data) : plain(value);
  },
};
