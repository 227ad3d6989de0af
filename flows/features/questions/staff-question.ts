import { z } from 'zod';
import type { StaffMember } from '../../../domain/role.ts';
import { hideNik } from '../../../domain/nik.ts';
import { quotedInLine } from '../../../domain/quotation.ts';
import { type Unit, unitName } from '../../../domain/unit.ts';
import { StoredFile } from '../../fields/answer.ts';
import { dialogue, inWords, type Stage } from '../../kernel/dialogue.ts';
import type { EffectOf } from '../../kernel/effect.ts';
import type { Turn } from '../../kernel/feature.ts';
import { fact } from '../../kernel/fact.ts';
import type { Move } from '../../kernel/move.ts';
import { filesNeeds } from '../files/index.ts';
import { answer, fromWords, judgeSent, looking, officeDialogue, rest } from '../office/index.ts';
import { isWaiting, longestQuestion, type QuestionState, type QuestionView } from './question.ts';
import { answerersOf, mayAnswer } from './reach.ts';
import { type QuestionAct, questionAlert, questionMessage, questionOption, stepsOf } from './shown.ts';
import { questionTexts } from './texts.ts';

const at = z.strictObject({
  name: z.literal('question'),
  do: z.enum(['answer', 'pass']),
  questionId: z.string(),
  version: z.int(),
  /** The answer as it is shown before it goes. */
  words: z.string().optional(),
  /** The letter that goes with it: of an objection only, whose answer stands with the request it is about. */
  file: StoredFile.optional(),
});

declare module '../../kernel/session.ts' {
  interface Places {
    question: z.infer<typeof at>;
  }
}

type Found = { question: QuestionView; staff: StaffMember };
type StageOfQuestion = Stage<'question', Found>;

/** A question as a member of staff moves it on. */
const stepOf = (
  { question, staff }: Found,
  to: QuestionState,
  more: { unit?: Unit; text?: string } = {},
) => ({
  type: 'question_step' as const,
  questionId: question.id,
  contactId: question.contactId,
  version: question.version,
  to,
  unit: more.unit ?? question.unit,
  by: { staffId: staff.id, unit: staff.unit },
  text: more.text ?? '',
});

/** A letter is kept with the request and reaches its applicant as a message of the office does. */
const letterOf = ({ question, staff }: Found, file: StoredFile | undefined): EffectOf<'relay'>[] =>
  file && question.requestId !== undefined
    ? [
        {
          ...{ type: 'relay', requestId: question.requestId, contactId: question.contactId, file },
          from: { sender: 'unit', staffId: staff.id, unit: staff.unit },
          text: questionTexts.objection.letterSent(question.number),
        },
      ]
    : [];

const sendAnswer = (found: Found, text: string, file: StoredFile | undefined): Move =>
  rest(
    {
      text: questionTexts.done.answered(found.question.number),
      options: [questionOption('close', found.question), questionOption('see', found.question)],
    },
    [...letterOf(found, file), stepOf(found, 'answered', { text })],
  );

/** What an answer to somebody's question comes to: its letter goes first. */
export const answerEffects = (found: Found, text: string, file: StoredFile | undefined) => ({
  letter: letterOf(found, file),
  step: stepOf(found, 'answered', { text }),
});

const takesLetter = ({ dueOn, requestId }: QuestionView): boolean =>
  dueOn !== undefined && requestId !== undefined;

/** The letter with which an objection may be answered. */
export const objectionLetter = {
  key: 'objection',
  get label() {
    return questionTexts.objection.letter;
  },
  help: '',
};

const writing: StageOfQuestion = {
  ask: ({ question }) => ({
    text: takesLetter(question)
      ? questionTexts.objection.writeOrSend(question.number)
      : questionTexts.answerQuestion(question.number),
  }),
  take: (scene, given) =>
    fromWords(given, (words) => ({ to: { ...scene.at, words } }), { min: 2, max: longestQuestion }),
  takeSent: ({ at: place, question, context }, sent) => {
    if (sent.kind !== 'file' || !takesLetter(question)) return null;
    const judged = judgeSent(objectionLetter, sent, context);
    if ('refuse' in judged) return judged;
    const caption = [...hideNik(sent.caption?.trim() ?? '')].slice(0, longestQuestion).join('');
    const words = caption === '' ? (place.words ?? questionTexts.objection.letterOnly) : caption;
    return { to: { ...place, words, file: judged.file } };
  },
};

const preview: StageOfQuestion = {
  reading: inWords,
  ask: ({ at: { words = '', file } }) => ({
    text: [
      questionTexts.preview(words),
      ...(file ? [questionTexts.objection.letterKept(quotedInLine(file.name))] : []),
    ].join('\n'),
    options: [
      { id: 'send', label: questionTexts.labels.send },
      { id: 'change', label: questionTexts.labels.change },
    ],
  }),
  take: (scene, { choice, words }) => {
    const { words: text = '', ...asked } = scene.at;
    if (choice === 'send') return sendAnswer(scene, text, scene.at.file);
    if (choice === 'change') return { to: asked };
    // Other words are the answer, written anew.
    return words === null ? null : writing.take(scene, { choice: null, words });
  },
  ...(writing.takeSent ? { takeSent: writing.takeSent } : {}),
  back: ({ at: { name, do: step, questionId, version, file } }) => ({
    ...{ name, do: step, questionId, version },
    ...(file ? { file } : {}),
  }),
};

const passing: StageOfQuestion = {
  ask: ({ question, context }) => {
    const { units } = context.catalogue.city;
    return {
      text: questionTexts.passQuestion(question.number),
      options: units.codes
        .filter((unit) => unit !== question.unit)
        .map((unit) => ({ id: unit, label: unitName(units, unit) })),
    };
  },
  take: (scene, { choice }) => {
    const { units } = scene.context.catalogue.city;
    const unit = units.codes.find((code) => code === choice);
    if (!unit) return null;
    const { question } = scene;
    const asked = question.messages.findLast(({ what }) => what === 'asked')?.text ?? '';
    return rest(
      {
        text: questionTexts.done.passed_on(question.number, unitName(units, unit)),
        options: [questionOption('see', question)],
      },
      [
        stepOf(scene, 'passed_on', { unit }),
        {
          type: 'alert',
          to: answerersOf(unit, units),
          messages: questionAlert(
            { ...question, state: 'passed_on' },
            questionTexts.alertPassed(unitName(units, unit)),
            asked,
          ),
        },
      ],
    );
  },
};

const answeredSoFar = ({ messages }: QuestionView): boolean =>
  messages.some(({ what }) => what === 'answered');

/** Closes a question; who asked hears of it unless they have their answer. */
const close = (found: Found): Move => {
  const { question } = found;
  const told = answeredSoFar(question) && !isWaiting(question);
  return rest({ text: questionTexts.done.closed(question.number) }, [
    stepOf(found, 'closed'),
    ...(told
      ? []
      : [
          {
            type: 'tell' as const,
            contactId: question.contactId,
            message: { text: questionTexts.closed(question.number) },
          },
        ]),
  ]);
};

const findFor = ({ context }: Pick<Turn, 'context'>, id: string): Found | null => {
  const { staff } = context.contact;
  const question = fact(context, { fact: 'question', id });
  return staff && question && mayAnswer(question, staff) ? { question, staff } : null;
};

/** Answering a question or passing it on: what is to go is shown before it goes. */
export const staffQuestion = dialogue<'question', Found>({
  name: 'question',
  at,
  ...officeDialogue,
  traits: {
    ...officeDialogue.traits,
    keepsFiles: (place) =>
      place.name === 'question' && place.file
        ? [place.file.sha256, ...(place.file.shown ? [place.file.shown] : [])]
        : [],
  },
  needs: ({ questionId }, event) => [
    { fact: 'question', id: questionId },
    ...(event ? filesNeeds(event) : []),
  ],
  enter: (scene) => {
    const found = findFor(scene, scene.at.questionId);
    if (!found) return { barred: rest({ text: questionTexts.notFound }) };
    if (found.question.version === scene.at.version) return found;
    const now = questionMessage(found.question, scene.context);
    return { barred: rest({ ...now, text: `${questionTexts.overtaken}\n\n${now.text}` }) };
  },
  stageOf: ({ at: { do: step, words } }) =>
    step === 'pass' ? passing : words === undefined ? writing : preview,
});

const pressed: Record<QuestionAct, (found: Found, turn: Turn) => Move> = {
  see: ({ question, staff }, turn) =>
    answer(turn, questionMessage(question, turn.context), [
      looking({ staff }, 'question', { contactId: question.contactId }),
    ]),
  answer: ({ question: { id, version } }) => ({
    to: { name: 'question', do: 'answer', questionId: id, version },
  }),
  pass: ({ question: { id, version } }) => ({
    to: { name: 'question', do: 'pass', questionId: id, version },
  }),
  close,
};

/** A button of staff on a question; one that is closed is only shown. */
export const pressQuestion = (act: QuestionAct, id: string, turn: Turn): Move => {
  if (!turn.context.contact.staff) return answer(turn, { text: questionTexts.staffOnly });
  const found = findFor(turn, id);
  if (!found) return answer(turn, { text: questionTexts.notFound });
  return pressed[stepsOf(found.question).length === 0 ? 'see' : act](found, turn);
};
