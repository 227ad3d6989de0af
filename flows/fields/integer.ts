import type { FieldKind, Reading } from './field.ts';
import { dotted, fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { judged, readText, refuse } from './read/give.ts';
import { wholeNumbers } from '../kernel/numbers.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

/** More words than this around a number, and it may be about something else. */
const longest = 60;

/** "tgl 5 januari", "jam 9", "3 bulan" answer another question. */
const ofTime = /(?<![a-z])(?:tgl|tanggal|jam|pukul|bulan|tahun)(?![a-z])/;

const trouble = (value: number, field: FieldOf<'integer'>): string | null =>
  value < field.min || value > field.max ? say.outOfRange(field, value) : null;

const read = (typed: string, field: FieldOf<'integer'>): Reading => {
  const folded = fold(typed);
  const numbers = folded.length > longest || ofTime.test(folded) ? [] : wholeNumbers(folded);
  const [value] = numbers;
  if (value === undefined || Number.isNaN(value)) return refuse(say.noNumber(field, field.min, field.max));
  if (numbers.length > 1) return refuse(say.manyNumbers(field, field.min, field.max));
  if (value === null) return refuse(say.fraction(field, field.min, field.max));
  return judged(value, trouble(value, field));
};

/** A whole number: "12", "12 orang", "dua belas orang", "1.000". */
export const integer: FieldKind<'integer'> = {
  read: (input, field, context) => readText(input, field, context, (typed) => read(typed, field)),
  refusal: (value, field) =>
    typeof value === 'number' && Number.isInteger(value)
      ? trouble(value, field)
      : say.noNumber(field, field.min, field.max),
  show: (value, { unit }) =>
    `${typeof value === 'number' ? dotted(value) : plain(value)}${unit ? ` ${unit}` : ''}`,
};
