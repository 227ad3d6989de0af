import { fold } from '../../kernel/fold.ts';
import { normalWord } from '../../kernel/lexicon/spelling.ts';
import type { Field } from '../field-schema.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that only tie an answer to its question. */
const ties = set(
  'adalah yaitu yakni ialah itu ini yang yg saya sy aku kami kita jadi nya isinya jawab jawaban jawabannya jawabnya banyaknya totalnya jumlahnya tulis berarti we are am is',
);

const labelWords = new Map<string, ReadonlySet<string>>();
const mostKept = 500;

/** The words of a label and what people make of them: "jumlah" is "jumlahnya", too. */
export const wordsOfLabel = (label: string): ReadonlySet<string> => {
  const known = labelWords.get(label);
  if (known) return known;
  const words = fold(label).match(/[\p{L}\p{N}]+/gu) ?? [];
  const forms = new Set(words.flatMap((word) => [word, `${word}nya`, `${word}nye`, `${word}ku`]));
  if (labelWords.size >= mostKept) labelWords.clear();
  labelWords.set(label, forms);
  return forms;
};

const tokens = /[\p{L}\p{N}]+(?:[.,:/'@+-]+[\p{L}\p{N}]+)*|\?/gu;

/** Of what a reader did not take, the words that nothing explains: neither its own, nor the label's, nor those that only tie. */
export const leftOver = (
  text: string,
  { label }: Pick<Field, 'label'>,
  own: ReadonlySet<string> = new Set(),
): string => {
  const names = wordsOfLabel(label);
  return (text.match(tokens) ?? [])
    .filter((word) => !ties.has(word) && !ties.has(normalWord(word)) && !names.has(word))
    .filter((word) => !own.has(word) && !own.has(word.replace(/(?:nya|nye)$/, '')))
    .join(' ');
};
