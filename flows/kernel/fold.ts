import { asciiDigits } from '../../domain/digits.ts';

/** Longer texts are people's own and read once; what is asked for again and again is short. */
const longestKept = 100;
const mostKept = 5000;

/**
 * The same function, which remembers what it gave for short texts: labels, keywords and the words of the present turn are
 * asked for again and again. Only for functions that give the same for the same text.
 */
export const remembered = <T extends string | null>(of: (text: string) => T): ((text: string) => T) => {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > longestKept) return of(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = of(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, found);
    return found;
  };
};

/** A text made comparable: lower case, no accents, no punctuation at the ends, single spaces. */
export const plainWords = remembered((text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[*_~✓✅]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!?;:/"'()-]+|[\s.,!?;:"'()-]+$/g, ''),
);

/** What nearly everybody types: nothing in it is written in several ways but case and spaces. */
const everyday = /^[ -_a-~]*$/;

/** Text as it is compared: one case, plain digits, no diacritics or invisible signs, plain dashes and apostrophes, single spaces. */
export const fold = (text: string): string =>
  everyday.test(text) ? text.toLowerCase().replace(/ {2,}/g, ' ').trim() : foldUnusual(text);

const foldUnusual = (text: string): string =>
  asciiDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a text and nothing else, as labels are compared: "Aplikasi/website" is "aplikasi website". */
export const foldWords = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Text as it is kept: as typed, trimmed, without signs the database cannot hold.
 * PostgreSQL refuses NUL and lone halves of surrogate pairs; tabs and other control signs only break layouts, and signs
 * that turn the direction of writing make a text read as what it is not.
 */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();

/** How many signs a person would count: a pair of surrogates is one. */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
};

/** Whether there is a letter or a digit in it, of any script. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
