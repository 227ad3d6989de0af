import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold } from '../kernel/fold.ts';
import { refuse, take } from './read/give.ts';
import { matchOption } from './read/match-option.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';
import { optionLabel, readOption } from './choice.ts';

type MultiField = FieldOf<'multi_choice'>;

const all = new Set(['semua', 'semuanya', 'seluruhnya', 'all']);
const pieces = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** A piece that is no option as it stands may be several: "foto dan video", "1 3". */
const split = (piece: string, field: MultiField): string[] => {
  if (matchOption(piece, field.options) !== null) return [piece];
  const joined = pieces(piece, /\s+(?:dan|serta|and|sama|dgn|dengan|plus)\s+|[&+/]/i);
  return joined.flatMap((part) => (/^[\d\s]+$/.test(part) ? pieces(part, /\s+/) : [part]));
};

const inOrder = (ids: readonly string[], { options }: MultiField): string[] =>
  options.map(({ id }) => id).filter((id) => ids.includes(id));

const read = (typed: string, field: MultiField): Reading => {
  if (all.has(fold(typed.slice(0, 40)))) return take(field.options.map(({ id }) => id));
  const readings = pieces(typed.slice(0, 2000), /[\n,;]+/)
    .flatMap((piece) => split(piece, field))
    .map((piece) => readOption(piece.replace(/^(?:dan|serta)\s+/i, ''), field));
  const refused = readings.find(({ ok }) => ok === false);
  if (refused) return refused;
  const ids = readings.flatMap((reading) => (reading.ok === true ? [String(reading.value)] : []));
  return ids.length === 0 ? refuse(say.noOptions(field)) : take(inOrder(ids, field));
};

/** Some of several options, kept in the options' order. */
export const multiChoice: FieldKind<'multi_choice'> = {
  read: (input, field) => {
    if ('text' in input) return read(input.text, field);
    const known = 'option' in input && field.options.some(({ id }) => id === input.option);
    return known ? take([input.option]) : refuse(say.noOptions(field));
  },
  refusal: (value, field) => {
    const fits =
      Array.isArray(value) && value.length > 0 && inOrder(value, field).length === new Set(value).size;
    return fits ? null : say.noOptions(field);
  },
  show: (value, field) =>
    Array.isArray(value) ? value.map((id) => optionLabel(id, field)).join(', ') : plain(value),
};
