import { fold } from '../../kernel/fold.ts';

const words: ReadonlySet<string> = new Set(
  'i, im, want, wanna, to, the, is, are, am, can, could, how, we, you, your, my, our, for, please, hello, would, like, need, a, an, of, there, any, do, does, where, what, when, who, with, and, in, at, not, working, have, has, this, that, from, help, me'.split(
    ', ',
  ),
);

/** Whether a text is a sentence in English rather than one in Indonesian with English words in it. */
export const isEnglish = (text: string): boolean => {
  const said = fold(text.slice(0, 400)).match(/\p{L}+/gu) ?? [];
  const known = said.filter((word) => words.has(word)).length;
  return known >= 2 && known / said.length >= 0.4;
};
