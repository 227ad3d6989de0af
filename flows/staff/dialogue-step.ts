import { ask } from '../engine/ask.ts';
import { chosen } from '../engine/chosen.ts';
import type { RequestView } from '../engine/context.ts';
import type { Event } from '../engine/event.ts';
import type { Message, Option } from '../engine/message.ts';
import { plainWords } from '../engine/plain-words.ts';
import type { Result } from '../engine/result.ts';
import type { Session } from '../engine/session.ts';
import { buttons } from '../texts.ts';
import { type Step, isStep } from './act.ts';
import type { Dialogue, Input, Next, Scene, StaffPlace } from './dialogues/dialogue.ts';
import { dialogues } from './dialogues/index.ts';
import { rest } from './place.ts';
import { serviceFace } from './service-face.ts';
import { standing } from './standing.ts';
import { refusalText, takeStep, tryStep } from './take-step.ts';
import {
  about,
  dialogueFooter,
  fileLost,
  left,
  notFound,
  overtaken,
  pickOne,
  stale,
  writeIt,
} from './texts.ts';
import { type StaffTurn, requestById } from './turn.ts';

const cancel: Option = { id: 'cancel', label: buttons.cancel, kind: 'nav' };

/** A dialogue at one of its questions. */
type Asked = { turn: StaffTurn; step: Step; scene: Scene; message: Message; take: (input: Input) => Next };

const asked = (turn: StaffTurn, request: RequestView, at: StaffPlace): Asked | null => {
  const dialogue: Dialogue | null = isStep(at.action) ? dialogues[at.action] : null;
  const [name = '', subject = ''] = at.stage.split(':');
  const stage = dialogue?.stages[name];
  if (!stage || !isStep(at.action)) return null;
  const scene: Scene = {
    at,
    request,
    service: serviceFace(turn.context, request.service),
    context: turn.context,
  };
  const { text, options = [] } = stage.ask(scene, subject);
  return {
    turn,
    step: at.action,
    scene,
    message: { text: about(request.number, text), options: [...options, cancel], footer: dialogueFooter },
    take: (input) => stage.take(scene, input, subject),
  };
};

const asking = (session: Session, message: Message): Result => {
  const { session: next, say } = ask(session, message);
  return { session: next, effects: [say] };
};

/** The same question under its old number: its buttons mean the same in every copy, so several of one copy may be pressed. */
const askingAgain = (session: Session, message: Message): Result =>
  asking({ ...session, prompt: { ...session.prompt, no: session.prompt.no - 1 } }, message);

const goTo = (turn: StaffTurn, request: RequestView, at: StaffPlace, again = false): Result => {
  const question = asked(turn, request, at);
  if (!question) return rest(turn.session, { text: left });
  return (again ? askingAgain : asking)({ ...turn.session, at, wrong: 0 }, question.message);
};

/** Asks the first question of a step's dialogue. */
export const beginDialogue = (
  turn: StaffTurn,
  request: RequestView,
  step: Step,
  dialogue: Dialogue,
): Result =>
  goTo(turn, request, {
    name: 'staff',
    action: step,
    requestId: request.id,
    version: request.version,
    stage: dialogue.first,
    picked: [],
    reasons: {},
  });

const follow = ({ turn, step, scene, message }: Asked, next: Next): Result => {
  if ('refuse' in next) return askingAgain(turn.session, { ...message, text: next.refuse });
  if ('to' in next) return goTo(turn, scene.request, { ...scene.at, ...next.to }, next.same);
  const input = { ...next.done, ...(scene.at.file ? { resultFile: scene.at.file } : {}) };
  const tried = tryStep(turn, scene.request, step, input);
  if (!tried.ok) return rest(turn.session, standing(scene.request, turn, refusalText(tried.because, step)));
  const taken = takeStep(turn, scene.request, step, input, tried);
  return rest(turn.session, taken.message, taken.effects);
};

const hasChoices = ({ options = [] }: Message): boolean => options.some(({ kind }) => kind !== 'nav');

const refusalOf = ({ message }: Asked): string => (hasChoices(message) ? pickOne : writeIt);

/** A file in the middle of a dialogue: kept where the step takes one, and the question goes on. */
const withFile = (question: Asked, event: Extract<Event, { kind: 'file' }>): Result => {
  const { turn, scene, step, message } = question;
  const taken = dialogues[step]?.file?.(scene, event);
  if (!taken) return follow(question, { refuse: refusalOf(question) });
  if ('refuse' in taken) return follow(question, taken);
  const session = { ...turn.session, at: { ...scene.at, file: taken.keep } };
  return askingAgain(session, { ...message, text: taken.say });
};

const leaving = ['batal', 'kembali'];

const answered = (question: Asked, event: Event): Result => {
  const { turn, scene, message } = question;
  // Where only words are asked for, a beginning of "Batal" is the beginning of an answer.
  const choice = chosen(turn.session, event, hasChoices(message) ? 'lenient' : 'exact');
  const words = event.kind === 'text' ? event.text : null;
  if (choice === 'cancel' || (words !== null && leaving.includes(plainWords(words))))
    return rest(turn.session, standing(scene.request, turn, left));
  if (choice === 'stale')
    return askingAgain(turn.session, { ...message, text: `${stale}\n\n${message.text}` });
  if (choice !== null) return follow(question, question.take({ option: choice }));
  if (words !== null) return follow(question, question.take({ words }));
  if (event.kind === 'file') return withFile(question, event);
  if (event.kind === 'lost_file') return follow(question, { refuse: fileLost });
  return follow(question, { refuse: refusalOf(question) });
};

/** Whether an event is news from inside the house; the applicant side takes those. */
export const isFromInside = ({ kind }: Event): boolean =>
  ['secure_answer', 'remind', 'not_submitted', 'news'].includes(kind);

/** An answer to a staff dialogue's question; null for news from inside the house, which are the applicant side's. */
export const dialogueStep = (turn: StaffTurn, at: StaffPlace, event: Event): Result | null => {
  if (isFromInside(event)) return null;
  const request = requestById(turn, at.requestId);
  if (!request) return rest(turn.session, { text: notFound });
  // Decided on what was read then; somebody has moved the request since.
  if (request.version !== at.version) return rest(turn.session, standing(request, turn, overtaken));
  const question = asked(turn, request, at);
  return question ? answered(question, event) : rest(turn.session, { text: left });
};
