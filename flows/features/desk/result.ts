import { stepTexts } from '../office/texts.ts';
import type { StepDialogue } from '../office/dialogue.ts';
import { finishStep } from '../office/take-step.ts';
import { judgeSent } from '../office/sent-file.ts';
import { fromWords } from '../office/words.ts';

const resultFile = { key: 'result', label: 'Berkas hasil', help: 'Berkas hasil.' };

/** The outcome in words; its file, if there is one, is sent before them and kept until the step is taken. */
export const result: StepDialogue = {
  first: 'words',
  stages: {
    words: {
      ask: () => ({ text: stepTexts.completeQuestion }),
      take: (scene, given) => {
        const { file } = scene.at;
        const done = (note: string) =>
          finishStep(scene, 'complete', { note, ...(file ? { resultFile: file } : {}) });
        return fromWords(given, done, { min: 3, max: 1000 });
      },
      takeSent: ({ at, context }, sent) => {
        if (sent.kind !== 'file') return null;
        const judged = judgeSent(resultFile, sent, context);
        if ('refuse' in judged) return judged;
        return { at: { ...at, file: judged.file }, say: stepTexts.resultFileKept(judged.say) };
      },
    },
  },
};
