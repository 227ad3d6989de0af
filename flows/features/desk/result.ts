import {
  finishStep,
  fromWords,
  judgeSent,
  readWords,
  type StepDialogue,
  type StepScene,
  stepTexts,
} from '../office/index.ts';
import type { StoredFile } from '../../fields/answer.ts';
import type { Move } from '../../kernel/move.ts';

const resultFile = { key: 'result', label: 'Berkas hasil', help: 'Berkas hasil.' };

const limits = { min: 3, max: 1000 };

const done = (scene: StepScene, note: string, file: StoredFile | undefined): Move => {
  const within = { ...scene, at: { ...scene.at, file } };
  return finishStep(within, 'complete', { note, ...(file ? { resultFile: file } : {}) });
};

/** The outcome in words and its file, if there is one, in either order or as its caption; both are shown before they go. */
export const result: StepDialogue = {
  first: 'words',
  stages: {
    words: {
      get example() {
        return stepTexts.examples.outcome;
      },
      ask: () => ({ text: stepTexts.completeQuestion }),
      take: (scene, given) => fromWords(given, (note) => done(scene, note, scene.at.file), limits),
      takeSent: (scene, sent) => {
        if (sent.kind !== 'file') return null;
        const judged = judgeSent(resultFile, sent, scene.context);
        if ('refuse' in judged) return judged;
        const { file } = judged;
        const caption = sent.caption === undefined ? null : readWords(sent.caption, limits);
        if (caption?.ok) return done(scene, caption.words, file);
        const written = scene.at.sending?.input.note;
        if (written !== undefined) return { ...done(scene, written, file), intro: judged.say };
        return { at: { ...scene.at, file }, say: stepTexts.resultFileKept(judged.say) };
      },
    },
  },
};
