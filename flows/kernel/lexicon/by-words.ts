import { isFiller, type Said } from './said.ts';

/** What a message may be about, told by its words: one of each group stands in it, and nothing but these and what `beside` allows. */
export type ByWords = {
  groups: readonly ReadonlySet<string>[];
  beside: ReadonlySet<string>;
  /** So many words may be anything: names nobody can list. */
  unknown?: number;
};

/** Words in compared spelling, as data. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const suffix = /(?:nya|ny|nye|ku|kah|lah)$/;
const has = (set: ReadonlySet<string>, word: string): boolean =>
  set.has(word) || set.has(word.replace(suffix, ''));

/** Longer messages say more than one thing. */
const longest = 12;

/** Whether the words of a message are all accounted for by one of these, with a word of each of its groups among them. */
export const isByWords = ({ words }: Said, kinds: readonly ByWords[]): boolean => {
  if (words.length === 0 || words.length > longest) return false;
  const all = words.map(({ word }) => word);
  return kinds.some(
    ({ groups, beside, unknown = 0 }) =>
      groups.every((group) => all.some((word) => has(group, word))) &&
      all.filter((word) => !isFiller(word) && ![beside, ...groups].some((set) => has(set, word))).length <=
        unknown,
  );
};
