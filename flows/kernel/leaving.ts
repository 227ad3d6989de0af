import { meaningCue } from './lexicon/meanings.ts';
import { anyCue, cue } from './look-ahead.ts';
import { commandIn } from './commands.ts';
import { plainWords } from './fold.ts';

/** The two ways out of a question, wherever it stands: the command word, what it means in other words, and the option that says the same. */
export const leaving = {
  cancel: {
    word: 'batal',
    means: ['cancel'],
  },
  back: {
    word: 'kembali',
    means: ['back'],
  },
} as const;

/** A way out of a question. */
export type WayOut = keyof typeof leaving;

/** Both command words. */
export const leavingWords: readonly string[] = [leaving.cancel.word, leaving.back.word];

/** A text with a way out has one of these words in it, or begins with something that means one. */
export const leavingCue = anyCue(cue({ words: new Set(leavingWords) }), meaningCue);

const wordIn = commandIn(
  new Map(Object.values(leaving).map(({ word, means }) => [word, { means, take: () => null }])),
);
/** With all the politeness around it a command is no longer than this. */
const longest = 60;

/** The way out a text asks for; with `exact` only by the very word, where whole messages to people are written. */
export const wayOutIn = (text: string, exact: boolean): WayOut | null => {
  if (text.length > longest) return null;
  const said = exact ? plainWords(text) : wordIn(text);
  if (said === leaving.cancel.word) return 'cancel';
  return said === leaving.back.word ? 'back' : null;
};
