import { finishStep, fromChoice, fromWords, listed, stepTexts, type StepDialogue } from '../office/index.ts';
import { extensionTexts } from './extension-texts.ts';

/** Why a request may not be decided in time: the applicant reads it before the day has passed. */
export const explanation: StepDialogue = {
  first: 'reason',
  stages: {
    reason: {
      ask: () => ({
        text: extensionTexts.explainQuestion,
        options: [...listed(extensionTexts.delays), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (scene, given) =>
        fromChoice(scene, given, extensionTexts.delays, {
          own: 'own',
          next: (note) => finishStep(scene, 'explain', { note }),
        }),
    },
    own: {
      get example() {
        return extensionTexts.delayExample;
      },
      ask: () => ({ text: extensionTexts.reasonOwn }),
      take: (scene, given) => fromWords(given, (note) => finishStep(scene, 'explain', { note })),
      back: ({ at }) => ({ ...at, stage: 'reason' }),
    },
  },
};
