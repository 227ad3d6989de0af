import { z } from 'zod';
import { hideNik } from '../../../domain/nik.ts';
import { buttons } from '../../labels.ts';
import type { Context } from '../../kernel/context.ts';
import { means } from '../../kernel/lexicon/meanings.ts';
import { said } from '../../kernel/lexicon/said.ts';
import { dialogue, type Next, type Scene } from '../../kernel/dialogue.ts';
import { fact } from '../../kernel/fact.ts';
import { goOn } from '../form/index.ts';
import { askAgain, askQuestion, reachable } from './ask.ts';
import { humanNeeds } from './needs.ts';
import { longestQuestion, type QuestionView } from './question.ts';
import { questionTexts } from './texts.ts';

const humanAt = z.strictObject({
  name: z.literal('human'),
  /** The question that is written about again. */
  questionId: z.string().optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    human: z.infer<typeof humanAt>;
  }
}

/** A question of this contact, or null: for everybody else it does not exist. */
export const ownQuestion = (id: string, context: Context): QuestionView | null => {
  const question = fact(context, { fact: 'question', id });
  return question?.contactId === context.contact.id ? question : null;
};

const take = ({ at, context }: Scene<'human'>, words: string): Next<'human'> => {
  const text = hideNik(words.trim());
  if (!/[\p{L}\p{N}]{2}/u.test(text)) return null;
  if ([...text].length > longestQuestion) return { refuse: questionTexts.tooLong(longestQuestion) };
  const { units } = context.catalogue.city;
  const old = at.questionId === undefined ? null : ownQuestion(at.questionId, context);
  const { sentence, effects } = old
    ? askAgain(old, text, units)
    : askQuestion(text, { unit: units.secretariat, request: null }, context);
  return { to: goOn(context), intro: sentence, effects };
};

/** The question for an officer: the next text becomes one with a number, for the secretariat's operators. */
export const human = dialogue<'human'>({
  name: 'human',
  at: humanAt,
  needs: humanNeeds,
  traits: { remarks: 'none', aside: true, words: 'message' },
  enter: () => ({}),
  stageOf: ({ at }) => ({
    reading: () => 'exact',
    ask: ({ context }) => {
      const old = at.questionId === undefined ? null : ownQuestion(at.questionId, context);
      return {
        text: old
          ? questionTexts.again(old.number)
          : questionTexts.question(reachable(context) === null, context.catalogue.city.office),
        options: [{ id: 'back', label: buttons.back }],
      };
    },
    take: (scene, { words }) => {
      if (words === null) return null;
      // Nobody asks an officer "never mind".
      return means(said(words), 'cancel', 'stop', 'back') ? { to: goOn(scene.context) } : take(scene, words);
    },
  }),
  leave: ({ context }) => ({ to: context.draft?.state === 'open' ? goOn(context) : { name: 'help' } }),
});
