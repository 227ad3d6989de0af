import { everydayMeanings, wholeWords } from './everyday.ts';
import { stemsOf } from '../../kernel/lexicon/stems.ts';

/** What a word means, as the words that mean the same share it, and how sure that is. */
export type Meaning = { meaning: string; sure: number };

/** Shorter words are other words as soon as one letter is another. */
const longEnough = 5;
/** In shorter ones the first letter is never the slip. */
const longWord = 8;
/** No word is longer. */
const longest = 30;
const sureOfSlip = 0.8;
const mostKept = 20_000;

const without = (word: string): string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));

/** Words that others are led back to are no forms themselves: "rentan" is not "rent". */
const chiefWords = new Set(everydayMeanings.values());

/** Whether one letter more, less, other, or two in each other's place make one word of the other. */
const isOneSlip = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
};

/** Knows the words of what can be found: their forms, other words for them and slips of the keyboard. */
export const vocabularyOf = (words: Iterable<string>) => {
  const own = new Set(words);
  const known = new Map<string, string>();
  const meaningOf = (word: string): string => everydayMeanings.get(word) ?? word;
  for (const [form, meaning] of everydayMeanings)
    if (own.has(form) || own.has(meaning)) known.set(form, meaning);
  for (const word of own) {
    const stem =
      wholeWords.has(word) || chiefWords.has(word)
        ? undefined
        : stemsOf(word).find((one) => own.has(one) || known.has(one));
    known.set(word, meaningOf(everydayMeanings.has(word) ? word : (stem ?? word)));
  }
  // A stem's own meaning counts for what was led back to it.
  for (const [word, meaning] of known) known.set(word, known.get(meaning) ?? meaning);

  const slips = new Map<string, string[]>();
  for (const word of known.keys()) {
    if (word.length < longEnough) continue;
    for (const key of [word, ...without(word)]) {
      const alike = slips.get(key);
      if (alike) alike.push(word);
      else slips.set(key, [word]);
    }
  }

  const slipOf = (word: string): string | undefined => {
    if (word.length < longEnough || wholeWords.has(word)) return undefined;
    for (const key of [word, ...without(word)]) {
      const near = slips
        .get(key)
        ?.find((one) => isOneSlip(word, one) && (one.length >= longWord || one[0] === word[0]));
      if (near !== undefined) return known.get(near);
    }
    return undefined;
  };

  const look = (word: string): Meaning | null => {
    const exact = known.get(word);
    if (exact !== undefined) return { meaning: exact, sure: 1 };
    if (wholeWords.has(word)) return null;
    const stems = stemsOf(word);
    const stem = stems.map((one) => known.get(one)).find((one) => one !== undefined);
    if (stem !== undefined) return { meaning: stem, sure: 1 };
    const slip = [word, ...stems.filter((stem) => stem.length > longEnough)]
      .map(slipOf)
      .find((one) => one !== undefined);
    return slip === undefined ? null : { meaning: slip, sure: sureOfSlip };
  };

  const kept = new Map<string, Meaning | null>();
  return (word: string): Meaning | null => {
    if (word.length > longest) return null;
    const found = kept.get(word);
    if (found !== undefined) return found;
    const looked = look(word);
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, looked);
    return looked;
  };
};
