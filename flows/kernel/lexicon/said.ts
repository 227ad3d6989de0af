import { fold } from '../fold.ts';
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
  'kak min pak bu bang mas mbak bapak ibu gan bro sis dik dek sih dong deh nih lah kah ya yah tolong mohon maaf permisi halo kok koq nah oh eh ah hmm hm em mmm anu woi woy oi izin ijin mohon2 numpang ya2 ges guys kakanda pakbos bos ku mu kamu anda admin2 saja tu itu ini kan pun sob'.split(
    ' ',
  ),
);

const speaksAlone = new Set(['ya', 'maaf', 'permisi', 'halo', 'tolong', 'ini', 'itu']);

/** Longer texts are letters of their own; what is looked for stands at their beginning. */
const longest = 600;

const takeApart = (text: string): Said => {
  const short = text.length > longest ? text.slice(0, longest) : text;
  const words = [...short.normalize('NFC').matchAll(wordPattern)].map((match) => ({
    word: normalWord(fold(match[0])),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const all = words.map(({ word }) => word);
  const core = all.filter((word) => !fillers.has(word));
  const alone = all.filter((word) => !fillers.has(word) || speaksAlone.has(word));
  const joined = (list: readonly string[]): string => list.map((word) => `${word} `).join('');
  return {
    text,
    words,
    line: joined(all),
    core: joined(core),
    alone: joined(alone),
    marked: short.includes('?'),
  };
};

let last: Said | null = null;

/** The message taken apart; what was asked for last is remembered, for the readers of one turn ask one after the other. */
export const said = (text: string): Said => {
  if (last?.text !== text) last = takeApart(text);
  return last;
};
