import { stepTexts } from '../steps/texts.ts';
import { type Dialogue, listed } from '../steps/dialogues/dialogue.ts';
import { fromChoice, wordsStage } from '../steps/dialogues/words.ts';

/** Why a request is rejected. */
export const rejection: Dialogue = {
  first: 'reason',
  stages: {
    reason: {
      ask: () => ({
        text: stepTexts.rejectQuestion,
        options: [...listed(stepTexts.rejectReasons), { id: 'own', label: stepTexts.labels.ownWords }],
      }),
      take: (_scene, input) =>
        fromChoice(input, {
          table: stepTexts.rejectReasons,
          own: 'own',
          next: (note) => ({ done: { note } }),
        }),
    },
    own: wordsStage(stepTexts.rejectOwn, (note) => ({ note })),
  },
};
