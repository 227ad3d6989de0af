/** Longer texts are people's own and read once; what is compared again and again is short. */
const longestKept = 100;
const mostKept = 5000;
const kept = new Map<string, string>();

const compared = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[*_~✓✅]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!?;:/"'()-]+|[\s.,!?;:"'()-]+$/g, '');

/**
 * A text made comparable: lower case, no accents, no punctuation at the ends, single spaces. What is asked for again, such as
 * labels, keywords and the words of the present turn, is remembered.
 */
export const plainWords = (text: string): string => {
  if (text.length > longestKept) return compared(text);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const words = compared(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, words);
  return words;
};
