import { cityDate } from '../../../domain/city-time.ts';
import { questionNumber } from '../../../domain/question-number.ts';
import { type Unit, unitName, type Units } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { Effect } from '../../kernel/effect.ts';
import { fact } from '../../kernel/fact.ts';
import { isWaiting, mostWaiting, type QuestionView } from './question.ts';
import { answerersOf } from './reach.ts';
import { questionAlert } from './shown.ts';
import { questionTexts } from './texts.ts';

/** How somebody can be reached by phone, as far as we know. */
export const reachable = ({ contact }: Context): string | null =>
  contact.phone ?? contact.channelPhone ?? contact.employee?.phone ?? null;

type Passed = { sentence: string; effects: Effect[] };

/** A new question for a unit, of a request or of none, with its number. */
export const askQuestion = (
  text: string,
  about: { unit: Unit; request: { id: string; number: string } | null },
  context: Context,
): Passed => {
  const waiting = fact(context, { fact: 'my_questions' }).filter(isWaiting);
  if (waiting.length >= mostWaiting)
    return { sentence: questionTexts.tooMany(mostWaiting, context.catalogue.city.office), effects: [] };
  const { unit, request } = about;
  const { contact, fresh, now, tz } = context;
  const { units } = context.catalogue.city;
  const id = fresh.draftId;
  const year = Number(cityDate(now, tz).slice(0, 4));
  const number = questionNumber(year, Buffer.from(id.replaceAll('-', ''), 'hex'));
  const asker = { name: contact.employee?.name ?? contact.name, phone: reachable(context) };
  const shown = { id, number, asker, requestNumber: request?.number ?? null, state: 'asked' as const };
  return {
    sentence:
      request === null
        ? questionTexts.sent(number, context.catalogue.city.office)
        : questionTexts.sentAbout(number, unitName(units, unit)),
    effects: [
      { type: 'ask_question', id, number, unit, requestId: request?.id ?? null, asker, text },
      {
        type: 'alert',
        to: answerersOf(unit, units),
        messages: questionAlert(shown, questionTexts.alertTitle, text),
      },
    ],
  };
};

/** More words about a question that was asked: it waits for an answer again. */
export const askAgain = (question: QuestionView, text: string, units: Units): Passed => ({
  sentence: questionTexts.sentAgain(question.number),
  effects: [
    {
      type: 'question_step',
      questionId: question.id,
      contactId: question.contactId,
      version: question.version,
      to: 'asked',
      unit: question.unit,
      by: null,
      text,
    },
    {
      type: 'alert',
      to: answerersOf(question.unit, units),
      messages: questionAlert({ ...question, state: 'asked' }, questionTexts.alertAgain, text),
    },
  ],
});
