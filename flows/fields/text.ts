import { hideNik } from '../../domain/nik.ts';
import type { FieldContext, FieldKind } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, lengthOf, saysSomething } from '../kernel/fold.ts';
import { judged, readText } from './read/give.ts';
import { splitNames } from './read/split-names.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type TextField = FieldOf<'text'>;

/** Why a text is too short, too long or empty for a field, or null. */
export const textTrouble = (
  value: string,
  field: Pick<TextField, 'label' | 'example' | 'min' | 'max'>,
  today: string,
): string | null => {
  const length = lengthOf(value);
  if (!saysSomething(value)) return say.empty(field, today);
  if (length < field.min) return say.tooShort(field, field.min, length, today);
  return length > field.max ? say.tooLong(field, field.max, length) : null;
};

const expectedLines = ({ lines }: TextField, { answers }: FieldContext): number | null => {
  const count = lines && answers[lines.countFrom];
  return typeof count === 'number' ? count : null;
};

const linesTrouble = (value: string, field: TextField, context: FieldContext): string | null => {
  const names = value.split('\n');
  const expected = expectedLines(field, context);
  const nameless = names.find((name) => (name.match(/\p{L}/gu) ?? []).length < 2);
  if (nameless !== undefined) return say.lineWithoutName(field, hideNik(nameless));
  return expected === null || names.length === expected ? null : say.lines(field, expected, names.length);
};

/** The part before the @, as mail servers everywhere take it. */
const localPart = /^(?=.{1,64}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

const trouble = (value: string, field: TextField, context: FieldContext): string | null => {
  const plain = textTrouble(value, field, context.today);
  if (plain !== null) return plain;
  if (field.localPart && !localPart.test(value)) return say.localPart(field);
  return field.lines ? linesTrouble(value, field, context) : null;
};

const written = (text: string, field: TextField, context: FieldContext): string => {
  const kept = clean(text);
  if (field.lines) return splitNames(kept, expectedLines(field, context)).join('\n');
  // What staff read under an answer is ours: nobody may write a line of it.
  const parts = kept.split('\n').map((part) => part.trim());
  const line = parts.filter(Boolean).join(' ');
  // Mail servers do not care for case, people comparing two addresses do.
  return field.localPart ? line.toLowerCase() : line;
};

/** One line of text, or as many names as another field says. */
export const text: FieldKind<'text'> = {
  read: (input, field, context) =>
    readText(input, field, context, (typed) => {
      const value = written(typed, field, context);
      return judged(value, trouble(value, field, context));
    }),
  refusal: (value, field, context) =>
    typeof value === 'string' ? trouble(value, field, context) : say.typeIt(field, context.today),
  show: (value) => plain(value),
};
