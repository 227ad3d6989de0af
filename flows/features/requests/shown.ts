import { stateWords } from '../../domain-words.ts';
import { quoted, quotedInLine } from '../../../domain/quotation.ts';
import { requestTexts } from './texts.ts';
import { hideNik, maskNik } from '../../../domain/nik.ts';
import { maskNip } from '../../../domain/nip.ts';
import { offices } from '../../../domain/role.ts';
import { actions } from '../../../domain/transition.ts';
import type { Answer } from '../../fields/answer.ts';
import type { RequestView } from './request.ts';
import { showAnswer } from '../../fields/index.ts';
import type { Field } from '../../fields/field-schema.ts';

// Stars are markup for bold; dots are not.
const dots = (masked: string): string => masked.replaceAll('*', '•');

/** An NIP as staff read it in a chat: its last four digits. */
export const shownNip = (nip: string): string => dots(maskNip(nip));

const answerWords = (field: Field, answer: Answer): string => {
  if (field.type === 'nik') return dots(maskNik(String(answer)));
  if (field.sensitive) return requestTexts.hiddenAnswer;
  if (field.type === 'nip') return shownNip(String(answer));
  return hideNik(showAnswer(answer, field));
};

/** An answer as staff read it in a chat: numbers of people masked, sensitive ones not at all, no NIK typed into another field, and quoted. */
export const shownAnswer = (field: Field, answer: Answer): string => quoted(answerWords(field, answer));

/** The same in one line. */
export const shownAnswerInLine = (field: Field, answer: Answer): string =>
  quotedInLine(answerWords(field, answer).replace(/\s*\n\s*/g, ', '));

/** Whether the applicant asked not to be named (complaints). */
export const isAnonymous = (request: Pick<RequestView, 'answers'>): boolean =>
  request.answers['sembunyikan_identitas'] === true;

/** The applicant's name, unless they asked not to be named. */
export const applicantName = (request: Pick<RequestView, 'answers' | 'applicant'>): string =>
  isAnonymous(request) ? requestTexts.hiddenName : quotedInLine(hideNik(request.applicant.name));

const isKey = <T extends object>(table: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(table, key);

const otherSteps = {
  get submit() {
    return requestTexts.sent;
  },
  get viewed() {
    return requestTexts.viewed;
  },
  get reminded() {
    return requestTexts.reminded;
  },
  get kept_waiting() {
    return requestTexts.keptWaiting;
  },
  get note() {
    return requestTexts.noted;
  },
  get turned_over() {
    return requestTexts.turnedOver;
  },
  get joined() {
    return requestTexts.joined;
  },
  get take_back() {
    return requestTexts.takenBack;
  },
  get comment_answered() {
    return requestTexts.commentAnswered;
  },
};

type StepTaken = Pick<RequestView['lastStep'], 'action' | 'actor' | 'role'>;

/** What a step was, in a button's words. */
export const shownStep = ({ action }: StepTaken): string => {
  if (isKey(actions, action)) return actions[action];
  if (isKey(otherSteps, action)) return otherSteps[action];
  const { roomSteps } = requestTexts;
  return isKey(roomSteps, action) ? roomSteps[action] : requestTexts.anotherStep;
};

/** Who took a step: staff by role and name, which may hold the role already; the applicant and the system by role only. */
export const shownActor = ({ actor, role }: StepTaken): string => {
  if (isKey(offices, role)) return actor.startsWith(offices[role]) ? actor : `${offices[role]} ${actor}`;
  return role === 'applicant' ? requestTexts.applicantRole : requestTexts.systemRole;
};

/** A state's label. */
export const shownState = (request: Pick<RequestView, 'state'>): string => stateWords[request.state].label;
