import { fold } from '../../kernel/fold.ts';

/** Digits with what is printed between them, and no letter on either side. */
const run = /(?<![\p{L}\d])\d[\d .\-/]{8,40}\d(?![\p{L}\d])/gu;

/**
 * The long number of a text that has `length` digits, with the words around it: "NIP. 1985…". Where there is none of that
 * length, the whole text is the number, so that what is wrong with it can be said.
 */
export const numberWithWord = (typed: string, length: number): { number: string; rest: string } => {
  const folded = fold(typed.slice(0, 300));
  const fitting = [...folded.matchAll(run)].filter(([found]) => found.replace(/\D/g, '').length === length);
  const [first, second] = fitting;
  if (first && !second) return { number: first[0], rest: folded.replace(first[0], ' ') };
  return { number: folded.replace(/^(?:nip|nik|no|nomor)[ .:]*(?=\d)/, ''), rest: '' };
};
