import type { FieldKind, Reading } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { fold, foldWords } from '../kernel/fold.ts';
import { refuse, take } from './read/give.ts';
import type { FieldOf } from './field-schema.ts';

/** The two options of every yes/no question. */
export const yesNoOptions = [
  { id: 'yes', label: 'Ya' },
  { id: 'no', label: 'Tidak' },
] as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const yes = words('ya y iya iye yes yup betul benar ok oke setuju');
const no = words('tidak t tdk tak tidaklah nggak enggak ngga gak ga ndak tadak no n bukan belum jangan');
/** Yes by themselves, and nothing beside a no: "ada", but "tidak ada". */
const mild = words('ada perlu mau boleh bisa sudah tersedia');
const polite = words('pak bu bang kak min mas mbak dong deh saja sih usah dulu terima kasih');

const read = (typed: string, field: FieldOf<'yes_no'>): Reading => {
  const folded = fold(typed.slice(0, 100));
  const number = /^\(?([12])[.)]?$/.exec(folded)?.[1];
  if (number !== undefined) return take(number === '1');
  const said = foldWords(folded).split(' ');
  const has = (set: ReadonlySet<string>): boolean => said.some((word) => set.has(word));
  const known = said.every((word) => [yes, no, mild, polite].some((set) => set.has(word)));
  if (!known || has(yes) === has(no))
    return known && has(mild) && !has(no) ? take(true) : refuse(say.yesOrNo(field));
  return take(has(yes));
};

/** Yes or no; stored as a boolean. */
export const yesNo: FieldKind<'yes_no'> = {
  read: (input, field) => {
    if ('text' in input) return read(input.text, field);
    const option = 'option' in input ? yesNoOptions.find(({ id }) => id === input.option) : undefined;
    return option ? take(option.id === 'yes') : refuse(say.yesOrNo(field));
  },
  refusal: (value, field) => (typeof value === 'boolean' ? null : say.yesOrNo(field)),
  show: (value) => (value === true ? 'Ya' : 'Tidak'),
};
