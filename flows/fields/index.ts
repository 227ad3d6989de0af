import { cue, hears } from '../kernel/look-ahead.ts';
import type { Answer } from './answer.ts';
import type { FieldContext, FieldInput, FieldKind, Reading } from './field.ts';
import { asTyped } from './read/as-typed.ts';
import { choice } from './choice.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { integer } from './integer.ts';
import { location } from './location.ts';
import { inStandard } from '../kernel/lexicon/dialect.ts';
import { longText } from './long_text.ts';
import { multiChoice } from './multi_choice.ts';
import { nik } from './nik.ts';
import { nip } from './nip.ts';
import { phone } from './phone.ts';
import { slot } from './slot.ts';
import { subdomain } from './subdomain.ts';
import { text } from './text.ts';
import { timeRange } from './time_range.ts';
import { url } from './url.ts';
import { yesNo } from './yes_no.ts';
import type { Field, FieldOf } from './field-schema.ts';
import type { FieldType } from './field-schema.ts';

/** How each type of field reads, checks and shows. */
export const fieldKinds: { [T in FieldType]: FieldKind<T> } = {
  text,
  long_text: longText,
  integer,
  date,
  time_range: timeRange,
  choice,
  multi_choice: multiChoice,
  yes_no: yesNo,
  phone,
  email,
  nik,
  nip,
  url,
  subdomain,
  slot,
  location,
};

/** A kind seen without its type; a field is only ever given to the kind of its own type. */
type AnyKind = {
  read(input: FieldInput, field: Field, context: FieldContext): Reading;
  refusal(value: Answer, field: Field, context: FieldContext): string | null;
  show(value: Answer, field: Field): string;
};

/** Whether any words are an answer to a field. */
export const isFreeText = (
  field: Field,
): field is FieldOf<'text'> | FieldOf<'long_text'> | FieldOf<'location'> =>
  field.type === 'text' || field.type === 'long_text' || field.type === 'location';

const kindOf = ({ type }: Field): AnyKind => fieldKinds[type];

const ownWords = new Set<FieldType>(['text', 'long_text', 'location', 'email', 'url', 'subdomain']);
const isOwnWords = ({ type }: Field): boolean => ownWords.has(type);

/** A question's own title stands before one of these. */
const titleCue = cue({ signs: ':=' });

/** Reads what a person gave for a field, tolerantly, and checks it. */
export const readField = (input: FieldInput, field: Field, context: FieldContext): Reading => {
  if (!('text' in input)) return kindOf(field).read(input, field, context);
  const text = hears(input.text, titleCue) ? asTyped(input.text, field.label) : input.text;
  // Words of one's own are kept as they are; of all else only the meaning is.
  return kindOf(field).read({ text: isOwnWords(field) ? text : inStandard(text) }, field, context);
};

/** Whether a stored value still fits a field: null, or the sentence that refuses it. */
export const fieldRefusal = (value: Answer, field: Field, context: FieldContext): string | null =>
  kindOf(field).refusal(value, field, context);

/** A stored value in words. */
export const showAnswer = (value: Answer, field: Field): string => kindOf(field).show(value, field);
