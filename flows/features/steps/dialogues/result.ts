import { stepTexts } from '../texts.ts';
import type { Dialogue } from './dialogue.ts';
import { judgeSent } from './sent-file.ts';
import { fromWords } from './words.ts';

const resultFile = { key: 'result', label: 'Berkas hasil', help: 'Berkas hasil.' };

/** The outcome in words; its file, if there is one, is sent before them and kept until the step is taken. */
export const result: Dialogue = {
  first: 'words',
  stages: {
    words: {
      ask: () => ({ text: stepTexts.completeQuestion }),
      take: ({ at }, input) =>
        fromWords(input, (note) => ({ done: { note, ...(at.file ? { resultFile: at.file } : {}) } }), {
          min: 3,
          max: 1000,
        }),
      file: ({ context }, event) => {
        const judged = judgeSent(resultFile, event, context);
        return 'refuse' in judged ? judged : { keep: judged.file, say: stepTexts.resultFileKept(judged.say) };
      },
    },
  },
};
