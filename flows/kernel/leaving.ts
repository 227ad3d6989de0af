import { commandIn } from './commands.ts';
import type { Option } from './message.ts';
import { plainWords } from './plain-words.ts';
import { kernelTexts } from './texts.ts';

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

/** The options that say the same. */
export const leavingOptions: Readonly<Record<WayOut, Option>> = {
  cancel: {
    id: 'cancel',
    get label() {
      return kernelTexts.cancel;
    },
    kind: 'nav',
  },
  back: {
    id: 'back',
    get label() {
      return kernelTexts.back;
    },
    kind: 'nav',
  },
};

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
