import { fold, remembered } from '../fold.ts';
import { normalWord } from './spelling.ts';

/** One word of a message: as it is compared, and where it stands in the text as typed. */
export type Word = { word: string; from: number; to: number };

/** A message taken apart, once for all its readers. */
export type Said = {
  text: string;
  words: readonly Word[];
  /** The compared words with a space after each: what patterns are matched on. */
  line: string;
  /** The same without what is only polite. */
  core: string;
  /** The same with those polite words that are a message when they stand alone: "ya dong kak" is "ya". */
  alone: string;
  /** A question mark stands in it. */
  marked: boolean;
};

const wordPattern = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Polite or empty words: with or without them a message means the same. */
const fillers = new Set(
  'kak min pak bu bang mas mbak bapak ibu gan bro sis dik dek sih dong deh nih lah kah ya yah tolong mohon maaf permisi halo kok koq ding nah oh eh ah hmm hm em emm emmm ehm eee mmm anu woi woy oi izin ijin mohon2 numpang ya2 ges guys kakanda pakbos bos ku mu kamu anda admin2 saja tu itu ini kan pun sob nya'.split(
    ' ',
  ),
);

const speaksAlone = new Set(['ya', 'maaf', 'permisi', 'halo', 'tolong', 'ini', 'itu']);

/** Longer texts are letters of their own; what is looked for stands at their beginning. */
const longest = 600;

/** "Makasih ya nak": at the end it is somebody spoken to; elsewhere it is Malay for wanting. */
const spokenToAsChild = /(?<=\S\s)nak(?=[\s.!?]*$)/iu;

/** People use the same words again and again. */
const compared = remembered((typed) => normalWord(fold(typed)));

const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  const child = spokenToAsChild.exec(text)?.index;
  for (const match of text.normalize('NFC').matchAll(wordPattern))
    words.push({
      word: match.index === child ? 'dik' : compared(match[0]),
      from: match.index,
      to: match.index + match[0].length,
    });
  return words;
};

/** Whether a compared word is only polite, beside others. */
export const isFiller = (word: string): boolean => fillers.has(word);

const ofWords = (text: string, words: readonly Word[], marked: boolean): Said => {
  let [line, core, alone] = ['', '', ''];
  for (const { word } of words) {
    line += `${word} `;
    const filler = isFiller(word);
    if (!filler) core += `${word} `;
    if (!filler || speaksAlone.has(word)) alone += `${word} `;
  }
  return { text, words, line, core, alone, marked };
};

const takeApart = (text: string): Said => {
  const short = text.length > longest ? text.slice(0, longest) : text;
  return ofWords(text, wordsOf(short), short.includes('?'));
};

/** Some words of a message, one behind the other, as if nothing else had been said. */
export const partOf = ({ text, words }: Said, from: number, to: number): Said => {
  const part = words.slice(from, to);
  return ofWords(text.slice(part[0]?.from, part.at(-1)?.to), part, false);
};

/** The readers of one turn ask for the same few texts: what was typed, without courtesy, what is left over. */
const recent = new Map<string, Said>();
const mostRecent = 16;

/** The message taken apart; what was asked for last is remembered, for the readers of one turn ask one after the other. */
export const said = (text: string): Said => {
  const known = recent.get(text);
  if (known) return known;
  const found = takeApart(text);
  if (recent.size >= mostRecent) recent.clear();
  recent.set(text, found);
  return found;
};
