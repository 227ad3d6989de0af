import { hideNik } from '../../domain/nik.ts';
import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean } from '../kernel/fold.ts';
import { refuse, take } from './read/give.ts';
import { matchOption } from './read/match-option.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type Choosable = Pick<FieldOf<'choice'>, 'label' | 'example' | 'options'>;

/** As much of what was typed as a sentence bears; a NIK is never said back. */
const quoted = (text: string): string => {
  const signs = [...hideNik(clean(text.slice(0, 200)))];
  return signs.length > 40 ? `${signs.slice(0, 40).join('')}…` : signs.join('');
};

/** Reads one option of a list, or refuses with what there is to choose. */
export const readOption = (typed: string, field: Choosable): Reading => {
  const chosen = matchOption(typed, field.options);
  if (chosen === null) return refuse(say.noOption(quoted(typed), field));
  return 'id' in chosen ? take(chosen.id) : refuse(say.ambiguous(chosen.among));
};

const has = (field: Choosable, value: unknown): boolean => field.options.some(({ id }) => id === value);

/** The label of an option, or what was stored for one that is gone. */
export const optionLabel = (id: unknown, { options }: Pick<Choosable, 'options'>): string =>
  options.find((option) => option.id === id)?.label ?? plain(id);

/** One of several options. */
export const choice: FieldKind<'choice'> = {
  read: (input, field) => {
    if ('option' in input && has(field, input.option)) return take(input.option);
    return 'text' in input ? readOption(input.text, field) : refuse(say.choose(field));
  },
  refusal: (value, field) => (has(field, value) ? null : say.choose(field)),
  show: optionLabel,
};
