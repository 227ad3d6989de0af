const marks = /\p{M}+/gu;
const apart = /[^a-z0-9]+/;

/** The words of a text as a search compares them: small letters and digits, without marks and signs. */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .split(apart)
    .filter((word) => word !== '');

const trigrams = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3));

// How a word begins is kept by itself, for words of two letters and for those typed no further.
const beginning = (word: string): string => `^${word.slice(0, 2)}`;

/** The pieces of three letters that some words are found by, and how each begins. */
export const gramsOf = (words: Iterable<string>): string[] => [
  ...new Set([...words].flatMap((word) => [beginning(word), ...trigrams(word)])),
];

const typedNumber = /^[\s+\-().\d]{6,}$/;

/** A phone number by all of its digits, however it is written: `0812-…` and `+62 812 …` are one. */
const phoneDigits = (text: string): string | null =>
  typedNumber.test(text) ? text.replace(/\D/g, '').replace(/^(?:0|62)/, '') : null;

/** Nobody types more words than that, and every one costs a look. */
const mostWords = 8;

/** The words somebody looks for. A number with gaps is one word; a letter alone is none. */
export const askedWords = (text: string): string[] => {
  const digits = phoneDigits(text);
  const words = digits !== null && digits.length >= 5 ? [digits] : searchWords(text);
  return [...new Set(words.filter((word) => word.length > 1))].slice(0, mostWords);
};

/** The pieces that whatever holds all asked words must have. */
export const askedGrams = (asked: readonly string[]): string[] => [
  ...new Set(asked.flatMap((word) => (word.length < 3 ? [beginning(word)] : trigrams(word)))),
];

/** Whether each asked word stands somewhere among some words: a short one at a word's beginning, a longer one anywhere in it. */
export const holdsWords = (asked: readonly string[], words: readonly string[]): boolean =>
  asked.every((one) => words.some((word) => (one.length < 3 ? word.startsWith(one) : word.includes(one))));
