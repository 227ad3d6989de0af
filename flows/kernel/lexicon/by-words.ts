import { remembered } from '../fold.ts';
import { isFiller, type Said } from './said.ts';
import { normalWord } from './spelling.ts';
import { stemsOf } from './stems.ts';

/** What a message may be about, told by its words: one of each group stands in it, and nothing but these and what `beside` allows. */
export type ByWords = {
  groups: readonly ReadonlySet<string>[];
  beside: ReadonlySet<string>;
  /** So many words may be anything: names nobody can list. */
  unknown?: number;
  /** Words count in any of their forms: "mundurin" and "diundur" where "undur" stands. Only where nothing is stored of it. */
  forms?: true;
};

/** Words in compared spelling, as data. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const suffix = /(?:nya|ny|nye|ku|kah|lah)$/;
const withoutSuffix = remembered((word) => word.replace(suffix, ''));
const has = (set: ReadonlySet<string>, word: string): boolean =>
  set.has(word) || set.has(withoutSuffix(word));

/** Shorter stems are fragments of any word. */
const leastStem = 4;
/** Who does something is no form of doing it. */
const noForms: ReadonlySet<string> = new Set(['petugas', 'peserta', 'pekerja']);
const mostKept = 5000;
const stemsKept = new Map<string, readonly string[]>();
/** What a compared word may be a form of, as that is compared itself. */
const formsOf = (word: string): readonly string[] => {
  if (noForms.has(word)) return [word];
  const known = stemsKept.get(word);
  if (known) return known;
  const stems = stemsOf(word).filter((stem) => stem.length >= leastStem);
  const found = [...new Set([word, ...stems, ...stems.map((stem) => normalWord(stem))])];
  if (stemsKept.size >= mostKept) stemsKept.clear();
  stemsKept.set(word, found);
  return found;
};
const allForms = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();
const withForms = (set: ReadonlySet<string>): ReadonlySet<string> => {
  const known = allForms.get(set);
  if (known) return known;
  const forms = new Set([...set].flatMap((word) => [word, ...formsOf(word)]));
  allForms.set(set, forms);
  return forms;
};
const hasForm = (set: ReadonlySet<string>, word: string): boolean => {
  if (has(set, word)) return true;
  const forms = withForms(set);
  return formsOf(word).some((form) => forms.has(form));
};

/** Longer messages say more than one thing. */
const longest = 12;

/** Of each kind the first of its groups, together: those in which any form counts, and the others. */
type Firsts = { plain: ReadonlySet<string>; inForms: ReadonlySet<string> };
const firstsKept = new WeakMap<readonly ByWords[], Firsts>();
const firstsOf = (kinds: readonly ByWords[]): Firsts => {
  const known = firstsKept.get(kinds);
  if (known) return known;
  const wordsOf = (list: readonly ByWords[]) =>
    new Set(list.flatMap(({ groups: [first] }) => [...(first ?? [])]));
  const firsts = {
    plain: wordsOf(kinds.filter(({ forms }) => !forms)),
    inForms: wordsOf(kinds.filter(({ forms }) => forms)),
  };
  firstsKept.set(kinds, firsts);
  return firsts;
};

/** Whether any kind has its first word in a message: of most messages none has, and nothing else is looked at. */
const mayBeOne = (words: Said['words'], kinds: readonly ByWords[]): boolean => {
  const { plain, inForms } = firstsOf(kinds);
  for (const { word } of words)
    if ((plain.size > 0 && has(plain, word)) || (inForms.size > 0 && hasForm(inForms, word))) return true;
  return false;
};

/** Whether the words of a message are all accounted for by one of these, with a word of each of its groups among them. */
export const isByWords = ({ words }: Said, kinds: readonly ByWords[]): boolean => {
  if (words.length === 0 || words.length > longest || !mayBeOne(words, kinds)) return false;
  const all = words.map(({ word }) => word);
  return kinds.some(({ groups, beside, unknown = 0, forms }) => {
    const is = forms ? hasForm : has;
    return (
      groups.every((group) => all.some((word) => is(group, word))) &&
      all.filter((word) => !isFiller(word) && ![beside, ...groups].some((set) => is(set, word))).length <=
        unknown
    );
  });
};
