import { listed, type StepDialogue } from '../steps/dialogues/dialogue.ts';
import { fromChoice, fromWords } from '../steps/dialogues/words.ts';
import { finishStep } from '../steps/take-step.ts';
import { stepTexts } from '../steps/texts.ts';

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
