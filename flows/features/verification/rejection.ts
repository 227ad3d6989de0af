import { labels, rejectOwn, rejectQuestion, rejectReasons } from '../steps/texts.ts';
import { type Dialogue, listed } from '../steps/dialogues/dialogue.ts';
import { fromChoice, wordsStage } from '../steps/dialogues/words.ts';

/** Why a request is rejected. */
export const rejection: Dialogue = {
  first: 'reason',
  stages: {
    reason: {
      ask: () => ({
        text: rejectQuestion,
        options: [...listed(rejectReasons), { id: 'own', label: labels.ownWords }],
      }),
      take: (_scene, input) =>
        fromChoice(input, { table: rejectReasons, own: 'own', next: (note) => ({ done: { note } }) }),
    },
    own: wordsStage(rejectOwn, (note) => ({ note })),
  },
};
