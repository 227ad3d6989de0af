import { finishStep, fromChoice, fromWords, listed, type StepDialogue, stepTexts } from '../office/index.ts';

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
      get example() {
        return stepTexts.examples.rejection;
      },
      ask: () => ({ text: stepTexts.rejectOwn }),
      take: (scene, given) => fromWords(given, (note) => finishStep(scene, 'reject', { note })),
    },
  },
};
