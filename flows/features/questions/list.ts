import { cityDate, shortDay } from '../../../domain/city-time.ts';
import { unitName } from '../../../domain/unit.ts';
import type { Turn } from '../../kernel/feature.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { answer, looking } from '../office/index.ts';
import { glance } from './shown.ts';
import { questionTexts } from './texts.ts';

/** *pertanyaan*: what waits for this member of staff, each to be opened; null for everybody else. */
export const listQuestions = (turn: Turn): Move | null => {
  const { context } = turn;
  const { staff } = context.contact;
  if (!staff) return null;
  const { questions, count } = fact(context, { fact: 'open_questions', staff });
  if (questions.length === 0) return answer(turn, { text: questionTexts.none });
  const lines = questions.map((question, index) =>
    questionTexts.listLine({
      at: index + 1,
      number: question.number,
      unit: unitName(context.catalogue.city.units, question.unit),
      since: shortDay(cityDate(new Date(question.since), context.tz)),
      glance: glance(question),
    }),
  );
  const message = {
    text: [questionTexts.listTitle(count), ...lines].join('\n'),
    options: questions.map(({ id, number }) => ({ id: `tanya.see.${id}`, label: number })),
  };
  return answer(
    turn,
    message,
    questions.map(({ contactId }) => looking({ staff }, 'question', { contactId })),
  );
};
