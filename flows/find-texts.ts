import { valueAt } from './features/city-changes/editable/part.ts';
import { patternsOf, type Pattern } from './kernel/pattern.ts';
import { wordableTexts } from './texts.ts';

let all: ReadonlyMap<string, Pattern> | null = null;

/** Every text that can be said otherwise, by its name, as it comes along. */
export const sayableTexts = (): ReadonlyMap<string, Pattern> =>
  (all ??= new Map(wordableTexts.flatMap(patternsOf)));

const most = 9;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The texts in which some words stand, as people read them now; or the one of that name. `written` is what the city says otherwise. */
export const findTexts = (words: string, written: unknown): [name: string, pattern: Pattern][] => {
  const texts = sayableTexts();
  const named = texts.get(words);
  if (named) return [[words, named]];
  const wanted = wordsIn(words);
  if (wanted.length === 0) return [];
  return [...texts]
    .filter(([name, { says }]) => {
      const now = valueAt(written, name.split('.')) ?? says ?? '';
      const there = new Set(wordsIn(typeof now === 'string' ? now : JSON.stringify(now)));
      return wanted.every((word) => there.has(word));
    })
    .slice(0, most);
};
