import { shortened } from '../../kernel/shortened.ts';
import { longDate } from '../../../domain/city-time.ts';
import { hideNik } from '../../../domain/nik.ts';
import { quoted, quotedInLine } from '../../../domain/quotation.ts';
import { unitName } from '../../../domain/unit.ts';
import type { Context } from '../../kernel/context.ts';
import type { Message, Option } from '../../kernel/message.ts';
import { moment } from '../requests/index.ts';
import type { QuestionMessage, QuestionView } from './question.ts';
import { questionTexts } from './texts.ts';

/** What staff can do with a question. */
export type QuestionAct = 'answer' | 'pass' | 'close' | 'see';

/** The button for it. */
export const questionOption = (act: QuestionAct, { id }: Pick<QuestionView, 'id'>): Option => ({
  id: `tanya.${act}.${id}`,
  label: questionTexts.labels[act],
});

/** What can be done with a question that waits, or that was answered. */
export const stepsOf = (question: QuestionView): Option[] =>
  question.state === 'closed' || (question.dueOn !== undefined && question.state === 'answered')
    ? []
    : question.dueOn !== undefined
      ? [questionOption('answer', question)]
      : (['answer', 'pass', 'close'] as const).map((act) => questionOption(act, question));

const lineOf = (
  { what, unit, text, at }: QuestionMessage,
  context: Pick<Context, 'tz' | 'catalogue'>,
): string =>
  questionTexts.line({
    what,
    unit: unit === null ? '' : unitName(context.catalogue.city.units, unit),
    when: moment(at, context),
    text: quoted(hideNik(text)),
  });

const headOf = ({ asker, requestNumber, dueOn }: QuestionView): string[] => [
  questionTexts.from(quotedInLine(hideNik(asker.name ?? '–')), asker.phone ?? '–'),
  ...(requestNumber === null ? [] : [questionTexts.about(requestNumber)]),
  ...(dueOn === undefined ? [] : [questionTexts.answerBy(longDate(dueOn))]),
];

/** A question opened by staff: who asks, all that was written, what may be done. */
export const questionMessage = (
  question: QuestionView,
  context: Pick<Context, 'tz' | 'catalogue'>,
): Message => ({
  text: [
    `*${question.number}* – ${questionTexts.states[question.state]}`,
    ...headOf(question),
    ...question.messages.map((message) => lineOf(message, context)),
  ].join('\n'),
  options: stepsOf(question),
});

/** The alert of a question for those who are to answer it: `title` says what is new. */
export const questionAlert = (
  question: Pick<QuestionView, 'id' | 'number' | 'asker' | 'requestNumber' | 'state' | 'dueOn'>,
  title: string,
  text: string,
): Message[] => [
  {
    text: questionTexts.alert(title, [question.number, ...headOf(question as QuestionView)], hideNik(text)),
    options: stepsOf(question as QuestionView),
  },
];

const glanceLength = 80;

/** A question in a few words, for a list. */
export const glance = ({ messages }: QuestionView): string => {
  const asked = messages.findLast(({ what }) => what === 'asked')?.text ?? '';
  return shortened(quotedInLine(hideNik(asked)), glanceLength);
};
