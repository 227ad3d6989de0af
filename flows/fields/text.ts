import { hideNik, saysOnlyNik } from '../../domain/nik.ts';
import type { FieldContext, FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold, lengthOf, saysSomething } from '../kernel/fold.ts';
import { ask, refuse, take } from './read/give.ts';
import { besideName } from './read/beside-name.ts';
import { codeIn } from './read/code-in.ts';
import { leadInCue, withoutLeadIn } from './read/lead-in.ts';
import { courtesyCue, withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { cue, hears } from '../kernel/look-ahead.ts';
import { asksUs, contentCue, oddCue, oddness } from './read/text-kind.ts';
import { isOneself } from './read/oneself.ts';
import { splitNames } from './read/split-names.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type TextField = FieldOf<'text'>;

/** What stands in the place of a number that was blotted out is in brackets. */
const hiddenCue = cue({ signs: '[' });

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

const isOfLength = (value: string, { min, max }: TextField): boolean => {
  const length = lengthOf(value);
  return length >= min && length <= max && saysSomething(value);
};

const trouble = (value: string, field: TextField, context: FieldContext): string | null => {
  if (!isOfLength(value, field)) return textTrouble(value, field, context.today);
  if (field.localPart && !localPart.test(value)) return say.localPart(field);
  return field.lines ? linesTrouble(value, field, context) : null;
};

const oneLine = (text: string): string =>
  text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');

/** A text without its pleasantries and without what only leads to the answer. */
const said = (typed: string, field: TextField): string => {
  const cleaned = clean(typed);
  const told = hears(cleaned, courtesyCue) ? withoutCourtesy(cleaned) : cleaned;
  return hears(told, leadInCue) ? withoutLeadIn(told, field.label, field.holds) : told;
};

const written = (
  typed: string,
  field: TextField,
  context: FieldContext,
): { value: string; beside: string } => {
  if (field.lines) {
    const { name, beside } = besideName(said(typed, { ...field, holds: field.holds ?? 'people' }));
    return { value: splitNames(name, expectedLines(field, context)).join('\n'), beside };
  }
  // What staff read under an answer is ours: nobody may write a line of it.
  const line = oneLine(said(typed, field));
  // Mail servers do not care for case, people comparing two addresses do.
  if (field.localPart) return { value: line.toLowerCase(), beside: '' };
  if (field.holds === 'code') {
    const { code, beside } = codeIn(line);
    return { value: code, beside };
  }
  const named = field.holds === 'person' || field.holds === 'institution';
  const { name, beside } = named ? besideName(line) : { name: line, beside: '' };
  return { value: name, beside };
};

/** What a local part could be that was written with spaces or with its domain. */
const localOffers = (value: string): { label: string; text: string }[] =>
  [value.replace(/@.*$/, '').replace(/\s+/g, '.'), value.replace(/@.*$/, '').replace(/\s+/g, '')]
    .filter((each, at, all) => localPart.test(each) && all.indexOf(each) === at)
    .map((each) => ({ label: each, text: each }));

/** "Rina dan kawan-kawan": names that are still to be said. */
const others =
  /(?<!\p{L})(?:menyusul|nyusul|sisanya|(?:yang|yg) (?:satu|dua|1|2|lain|lainnya)(?: lagi)?|dkk|dll|dan lain(?:nya)?|kawan ?-? ?kawan|teman ?-? ?teman|\d+ (?:teman|kawan|orang|rekan)(?:nya)?(?: lain(?:nya)?)?|saya|saya sendiri|aku)(?!\p{L})/iu;

/** Words of address that are names of families as well. */
const surname = /\p{L} (?:min|gan|bang)$/iu;
const isPerson = ({ holds, lines }: TextField): boolean => holds === 'person' || lines !== undefined;

/** Where anything may be told, words with something in them and no sign of talk, of a question or of another kind are the answer. */
const isPlainAnswer = (typed: string, value: string, { holds, lines }: TextField): boolean =>
  holds === undefined &&
  lines === undefined &&
  value === typed &&
  hears(value, contentCue) &&
  !hears(value, oddCue);

/** Where one person is asked for, and is who writes. */
const meansOneself = (typed: string, field: TextField, context: FieldContext): boolean =>
  (field.holds === 'person' || (field.lines !== undefined && expectedLines(field, context) === 1)) &&
  typed.length < 80 &&
  isOneself(typed);

/** The name they have told us, said back; where it is not known yet it is asked for. */
const ownNameIn = (field: TextField, context: FieldContext): Reading => {
  const name = context.ownName ?? null;
  return name === null || trouble(name, field, context) !== null
    ? refuse(say.wholeName(field, context.today))
    : take(name);
};

const read = (typed: string, field: TextField, context: FieldContext): Reading => {
  if (hears(typed, hiddenCue) && saysOnlyNik(typed)) return refuse(say.noNik(field, context.today));
  if (meansOneself(typed, field, context)) return ownNameIn(field, context);
  const { value, beside } = written(typed, field, context);
  const why = trouble(value, field, context);
  if (why !== null) return refuse(why, field.localPart ? localOffers(value) : []);
  if (field.localPart) return take(value);
  if (isPlainAnswer(typed, value, field)) return { ok: true, value, rest: '' };
  if (field.lines && others.test(value)) return refuse(say.wholeName(field, context.today));
  if (field.holds === 'person' && isOneself(value)) return refuse(say.wholeName(field, context.today));
  const strange = asksUs(typed, value, field.holds)
    ? 'doubt'
    : oddness(value, field.lines ? 'people' : field.holds);
  // "Chong bui min": of a name nothing is left out unsaid.
  if (strange === null && isPerson(field) && surname.test(typed.trim()) && !surname.test(value))
    return ask(value, say.sameName(field, hideNik(value)), fold(beside));
  if (strange === 'nothing') return refuse(say.noAnswer(field, context.today));
  if (strange === 'kind') return refuse(say.anotherKind(field, context.today));
  if (strange !== null) {
    const asked = ask(value, say.sameName(field, hideNik(value)), fold(beside));
    return strange === 'unshown' ? { ...asked, again: true } : asked;
  }
  return take(value, fold(beside));
};

/** One line of text, or as many names as another field says. */
export const text: FieldKind<'text'> = {
  read: (input, field, context) =>
    'text' in input ? read(input.text, field, context) : refuse(say.typeIt(field, context.today)),
  refusal: (value, field, context) =>
    typeof value === 'string' ? trouble(value, field, context) : say.typeIt(field, context.today),
  show: (value) => (typeof value === 'string' ? value : plain(value)),
};
