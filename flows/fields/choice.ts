import { hideNik } from '../../domain/nik.ts';
import type { FieldKind, Reading, Refusal } from './field.ts';
import { fieldTexts as say } from './field-texts.ts';
import { clean, fold } from '../kernel/fold.ts';
import { ask, refuse, take } from './read/give.ts';
import { beforeReason, describes } from './read/beside-choice.ts';
import { meantOf } from './read/denials.ts';
import { withoutHedges } from './read/hedges.ts';
import { oddness } from './read/text-kind.ts';
import { withoutCourtesy } from '../kernel/lexicon/courtesy.ts';
import { isLastOne, matchOption, type Chosen } from './read/match-option.ts';
import { plain } from '../kernel/plain.ts';
import type { FieldOf } from './field-schema.ts';

type Choosable = Pick<FieldOf<'choice'>, 'label' | 'example' | 'options'>;

/** As much of what was typed as a sentence bears; a NIK is never said back. */
const quoted = (text: string): string => {
  const signs = [...hideNik(clean(text.slice(0, 200)))];
  return signs.length > 40 ? `${signs.slice(0, 40).join('')}…` : signs.join('');
};

const labelled = (ids: readonly string[], { options }: Choosable): { label: string; text: string }[] =>
  options.filter(({ id }) => ids.includes(id)).map(({ label }) => ({ label, text: label }));

/** "Dua-duanya" is the option that says so, where there is one. */
const both =
  /^(?:yang |yg )?(?:ke ?)?du[ae](?: ?-? ?(?:ke ?)?du[ae]|2)?ny[aeo](?: (?:saja|aja|dong|pak|bu|kak|min|mas|mbak|bang|ya))*$/;

/** The refusal of what fits several options, or none. */
export const optionRefusal = (
  chosen: Exclude<Chosen, { id: string }>,
  typed: string,
  field: Choosable,
): Refusal => {
  if (chosen === null) return refuse(say.noOption(quoted(typed), field));
  const labels = 'among' in chosen ? chosen.among : labelled(chosen.ids, field).map(({ label }) => label);
  const sentence = 'among' in chosen ? say.ambiguous(labels) : say.oneOnly(field, labels);
  return refuse(
    sentence,
    labels.map((label) => ({ label, text: label })),
  );
};

/** An option for all that is not in the list. */
const isElse = ({ label }: { label: string }): boolean =>
  /^(?:yang )?lain(?:nya|-lain| lain)?$/.test(fold(label));
const fewWords = /^[^?]{2,40}$/;

/** "SMK" where a list ends with *Lainnya*: that is what is meant, perhaps; what is said to us is not. */
const elseOf = (typed: string, field: Choosable): Reading | null => {
  const other = field.options.find(isElse);
  const text = withoutCourtesy(clean(typed));
  if (!other || !fewWords.test(text) || text.split(/\s+/).length > 4) return null;
  // "Strata 1" may be the first of the list.
  if (/(?<![\p{L}\d])\d{1,2}(?![\p{L}\d])/u.test(text)) return null;
  if (!/\p{L}{2}|\p{L}\d/u.test(text) || oddness(text, undefined) !== null) return null;
  return ask(other.id, say.otherOption(quoted(text), other.label));
};

/** "Jaringan, biar sesuai jurusan": the same is chosen without the reason for it, and nothing is left over. */
const hasReason = (folded: string, id: string, field: Choosable): boolean => {
  const before = beforeReason(folded);
  const chosen = before === null ? null : matchOption(before, field.options, field.label);
  return chosen !== null && 'id' in chosen && chosen.id === id && describes(chosen.rest);
};

const there =
  /(?<!\p{L})(?:(?:sudah|udah|udh|dah|sdh) (?:ada|ade|punya|siap|dapat|jalan)|(?:tidak|tdk|ga|gak|nggak|ndak|dak|tak|jangan) (?:usah|perlu|jadi|mau|butuh|pakai|pake)|(?:tidak|ga|gak|nggak|ndak|tdk)$|sendiri|nanti|belakangan|kapan kapan|menyusul)(?!\p{L})/u;
/** The parts of a choice that say nothing of the kind; null where none does, or all do. */
const withoutWhatIsThere = (folded: string): string | null => {
  const parts = folded
    .split(/[,;.]|(?<!\p{L})(?:tapi|tp|soalnya|karena)(?!\p{L})/u)
    .filter((part) => part.trim() !== '');
  const kept = parts.filter((part) => !there.test(part));
  return kept.length === 0 || kept.length === parts.length ? null : kept.join(', ').trim();
};

const readOption = (typed: string, field: Choosable): Reading => {
  const folded = fold(typed.slice(0, 200));
  const all = field.options.find(({ label }) => both.test(fold(label)));
  if (both.test(folded))
    return all
      ? take(all.id)
      : refuse(
          say.oneOnly(
            field,
            field.options.map(({ label }) => label),
          ),
        );
  const last = field.options.at(-1);
  if (last && isLastOne(folded)) return take(last.id);
  const { meant, denied } = meantOf(folded);
  if (meant === null) return refuse(say.notThat(field));
  const { text, hedged } = withoutHedges(meant);
  const chosen = matchOption(denied || hedged ? text : typed, field.options, field.label);
  // "Domain aja, hosting udah punya": of what is there already nothing is asked.
  const wanted = chosen && 'ids' in chosen ? withoutWhatIsThere(folded) : null;
  const only = wanted === null ? null : matchOption(wanted, field.options, field.label);
  if (only && 'id' in only) return ask(only.id, say.meant(optionLabel(only.id, field)), only.rest);
  // "Subdomain sama hosting" where the third of the list is *Keduanya*.
  if (
    all &&
    chosen &&
    'ids' in chosen &&
    chosen.ids.length === 2 &&
    field.options.length === 3 &&
    !chosen.ids.includes(all.id)
  )
    return take(all.id, chosen.rest, say.told(all.label));
  // "Persandian, soalnya saya suka jaringan": what is named in the reason is not chosen.
  const before = chosen !== null && 'ids' in chosen ? beforeReason(folded) : null;
  const first = before === null ? null : matchOption(before, field.options, field.label);
  if (first !== null && 'id' in first && describes(first.rest))
    return take(first.id, '', say.told(optionLabel(first.id, field)));
  if (chosen === null || !('id' in chosen))
    return (
      (chosen === null && !hedged && !denied && elseOf(typed, field)) || optionRefusal(chosen, typed, field)
    );
  const sure = chosen.sure && !denied && !hedged;
  // "Websitenya error": what is wrong with what was chosen chooses nothing else.
  const beside = describes(chosen.rest) || hasReason(folded, chosen.id, field) ? '' : chosen.rest;
  const rest = folded.includes('?') ? `${beside} ?`.trim() : beside;
  return sure ? take(chosen.id, rest) : ask(chosen.id, say.meant(optionLabel(chosen.id, field)), rest);
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
