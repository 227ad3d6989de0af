import { listed, type StepDialogue } from '../office/dialogue.ts';
import { fromChoice, fromWords } from '../office/words.ts';
import { finishStep } from '../office/take-step.ts';
import { stepTexts } from '../office/texts.ts';

/** Why a request is rejected. */
export const rejection: StepDialogue = {
  first: 'reason',
  stages: {
    reason: {
      ask: () => ({
        text: stepTexts.rejectQuestion,
        options: [...listed(stepTexts.rejectReasons), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (scene, given) =>
        fromChoice(scene, given, stepTexts.rejectReasons, {
          own: 'own',
          next: (note) => finishStep(scene, 'reject', { note }),
        }),
    },
    own: {
      ask: () => ({ text: stepTexts.rejectOwn }),
      take: (scene, given) => fromWords(given, (note) => finishStep(scene, 'reject', { note })),
    },
  },
};
