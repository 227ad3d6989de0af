import { z } from 'zod';
import { unitName } from '../../../domain/unit.ts';
import { buttons } from '../../labels.ts';
import type { EventOf } from '../../kernel/event.ts';
import type { Turn } from '../../kernel/feature.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { isFree } from '../../kernel/places.ts';
import type { Session } from '../../kernel/session.ts';
import { besideReply } from './beside-reply.ts';
import { ownQuestion } from './human.ts';
import { questionTexts } from './texts.ts';

const answeredAt = z.strictObject({
  name: z.literal('question_answered'),
  questionId: z.string(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    question_answered: z.infer<typeof answeredAt>;
  }
}

const replyOption = (id: string) => ({ id: `tanya.reply.${id}`, label: buttons.reply });

/** The office has answered: what is typed now is most likely meant for it. */
export const answered: Place<'question_answered'> = {
  name: 'question_answered',
  openWords: 'all',
  remarks: 'none',
  at: answeredAt,
  needs: ({ questionId }) => [{ fact: 'question', id: questionId }],
  free: 'idle',
  noReturn: true,
  asksNews: true,
  show(at, context) {
    const question = ownQuestion(at.questionId, context);
    if (!question) return { messages: [{ text: questionTexts.notYours }] };
    const options = [replyOption(question.id), { id: 'menu', label: buttons.menu }];
    return { messages: [{ text: questionTexts.answered(question.number), options }] };
  },
  take: (at, event, _context, session) => besideReply(at, event, session),
};

/** An answer as who asked reads it: a question of its own when nothing else is going on, news beside it otherwise. */
export const takeAnswer = (
  { questionId, unit, text }: EventOf<'question_answer'>,
  { session, context }: Turn,
): Move | null => {
  const question = ownQuestion(questionId, context);
  if (!question) return null;
  const notice = { kind: 'unit_message', about: question.number } as const;
  if (question.dueOn !== undefined)
    return { say: [{ text: questionTexts.objection.answer(question.number, text) }], notice };
  const answerer = unitName(context.catalogue.city.units, unit);
  const message = { text: questionTexts.answer(question.number, answerer, text) };
  if (!isFree(session, context))
    return {
      say: [
        {
          ...message,
          ...(context.can.buttons ? { options: [replyOption(questionId)] } : {}),
          footer: questionTexts.answerBeside,
        },
      ],
      notice,
    };
  return {
    to: { name: 'question_answered', questionId },
    ask: { ...message, options: [replyOption(questionId)], footer: questionTexts.answerFooter },
    notice,
  };
};

/** *Balas petugas* under an answer, however old. */
export const replyToAnswer = (questionId: string, session: Session, turn: Turn): Move => {
  const question = ownQuestion(questionId, turn.context);
  if (!question) return { to: session.at, intro: questionTexts.notYours };
  return { to: { name: 'human', questionId } };
};
