import { chosen } from '../../kernel/chosen.ts';
import type { RequestView } from '../requests/request.ts';
import type { Event } from '../../kernel/event.ts';
import type { Message, Option } from '../../kernel/message.ts';
import { plainWords } from '../../kernel/plain-words.ts';
import type { Move } from '../../kernel/move.ts';
import type { Place } from '../../kernel/place.ts';
import { staffAt, type StaffPlace } from './staff-place.ts';
import { buttons } from '../../labels.ts';
import { type Step, isStep } from './act.ts';
import { checklist } from '../verification/checklist.ts';
import type { Dialogue, Given, Input, Next, Scene, Stage } from './dialogues/dialogue.ts';
import { dialogues } from './dialogues/index.ts';
import { answer, rest } from '../inbox/place.ts';
import { serviceFace } from '../inbox/service-face.ts';
import { standing } from '../inbox/standing.ts';
import { refusalText, takeStep, tryStep } from './take-step.ts';
import { type Talk, finishTalk, isTalk, talkDialogues, whyNotWrite } from '../relay/talk.ts';
import { stepTexts } from './texts.ts';
import { type StaffTurn, requestById } from '../inbox/turn.ts';

const cancel: Option = { id: 'cancel', label: buttons.cancel, kind: 'nav' };

/** What a dialogue is for: a step, a talk, or the checklist, which ends in one of several steps. */
type Doing = Step | Talk | 'check';

/** A dialogue at one of its questions. */
type Asked = {
  turn: StaffTurn;
  doing: Doing;
  scene: Scene;
  stage: Stage;
  message: Message;
  take: (input: Input) => Next;
};

const dialogueOf = (action: string): { doing: Doing; dialogue: Dialogue } | null => {
  if (isTalk(action)) return { doing: action, dialogue: talkDialogues[action] };
  if (action === 'check') return { doing: action, dialogue: checklist };
  const dialogue = isStep(action) ? dialogues[action] : null;
  return dialogue && isStep(action) ? { doing: action, dialogue } : null;
};

const sceneOf = ({ context, staff }: StaffTurn, request: RequestView): Omit<Scene, 'at'> => ({
  request,
  service: serviceFace(context, request.service),
  context,
  staff,
});

const asked = (turn: StaffTurn, request: RequestView, at: StaffPlace): Asked | null => {
  const found = dialogueOf(at.action);
  const [name = '', subject = ''] = at.stage.split(':');
  const stage = found?.dialogue.stages[name];
  if (!found || !stage) return null;
  const scene: Scene = { ...sceneOf(turn, request), at };
  const { text, options = [] } = stage.ask(scene, subject);
  return {
    turn,
    doing: found.doing,
    scene,
    stage,
    message: {
      text: stepTexts.about(request.number, text),
      options: [...options, cancel],
      footer: stepTexts.dialogueFooter,
    },
    take: (input) => stage.take(scene, input, subject),
  };
};

type Going = { again?: boolean | undefined; intro?: string };

const goTo = (at: StaffPlace, { again, intro }: Going = {}): Move => ({
  to: at,
  ...(again ? { again: true } : {}),
  ...(intro ? { intro } : {}),
});

/** The same question in other words under its old number: its buttons mean the same in every copy. */
const askAgain = (at: StaffPlace, message: Message): Move => ({ to: at, ask: message, again: true });

/** Asks the first question of a dialogue. */
const begin = (turn: StaffTurn, request: RequestView, doing: Doing, dialogue: Dialogue): Move =>
  goTo({
    name: 'staff',
    action: doing,
    requestId: request.id,
    version: request.version,
    stage: typeof dialogue.first === 'string' ? dialogue.first : dialogue.first(sceneOf(turn, request)),
    picked: [],
    reasons: {},
  });

/** Asks the first question of a step's dialogue. */
export const beginDialogue = begin;

/** Opens the checklist of a request. */
export const beginChecklist = (turn: StaffTurn, request: RequestView): Move =>
  begin(turn, request, 'check', checklist);

/** Asks for the words of a message or note, or says why there can be none. */
export const beginTalk =
  (talk: Talk) =>
  (turn: StaffTurn, request: RequestView): Move => {
    const why = whyNotWrite(request, turn.staff);
    if (why !== null) return answer(turn, standing(request, turn, why));
    return begin(turn, request, talk, talkDialogues[talk]);
  };

const finish = ({ turn, doing, scene: { request } }: Asked, given: Given, as?: Step): Move => {
  if (isTalk(doing)) {
    const { text = '', file } = given;
    const said = finishTalk(turn, request, doing, { text, ...(file ? { file } : {}) });
    return 'refuse' in said ? rest(standing(request, turn, said.refuse)) : rest(said.message, said.effects);
  }
  const step = as ?? (doing === 'check' ? 'verify' : doing);
  const tried = tryStep(turn, request, step, given);
  if (!tried.ok) return rest(standing(request, turn, refusalText(tried.because, step)));
  const taken = takeStep(turn, request, step, given, tried);
  return rest(taken.message, taken.effects);
};

const follow = (question: Asked, next: Next): Move => {
  const { scene, message } = question;
  if ('refuse' in next) return askAgain(scene.at, { ...message, text: next.refuse });
  if ('to' in next) {
    return { ...goTo({ ...scene.at, ...next.to }, { again: next.same }), effects: next.effects ?? [] };
  }
  return finish(question, next.done, next.as);
};

const hasChoices = ({ stage, message: { options = [] } }: Asked): boolean =>
  !stage.inWords && options.some(({ kind }) => kind !== 'nav');

const refusalOf = (question: Asked): string => (hasChoices(question) ? stepTexts.pickOne : stepTexts.writeIt);

/** A file in the middle of a dialogue: kept or used where the question takes one, and refused everywhere else. */
const withFile = (question: Asked, event: Extract<Event, { kind: 'file' }>): Move => {
  const { scene, stage, message } = question;
  const taken = stage.file?.(scene, event);
  if (!taken) return follow(question, { refuse: refusalOf(question) });
  if (!('keep' in taken)) return follow(question, taken);
  const at = { ...scene.at, ...taken.to, file: taken.keep };
  if (taken.to) return goTo(at, { intro: taken.say });
  return askAgain(at, { ...message, text: taken.say });
};

/**
 * The option an event picks. Where words are asked for first of all a typed number is a word of its own wherever there are
 * buttons to press, and a beginning of "Batal" is the beginning of an answer.
 */
const choiceOf = (question: Asked, event: Event): ReturnType<typeof chosen> => {
  const { session, context } = question.turn;
  if (question.stage.inWords && event.kind === 'text' && context.can.buttons) {
    const words = plainWords(event.text);
    const exact = session.prompt.options.find(({ label }) => plainWords(label) === words);
    return exact ? chosen(session, { kind: 'button', option: exact.id }, 'exact') : null;
  }
  return chosen(session, event, hasChoices(question) ? 'lenient' : 'exact');
};

const leaving = ['batal', 'kembali'];

const answered = (question: Asked, event: Event): Move => {
  const { turn, scene, message } = question;
  const choice = choiceOf(question, event);
  const words = event.kind === 'text' ? event.text : null;
  if (choice === 'cancel' || (words !== null && leaving.includes(plainWords(words))))
    return rest(standing(scene.request, turn, stepTexts.left));
  if (choice === 'stale')
    return askAgain(scene.at, { ...message, text: `${stepTexts.stale}\n\n${message.text}` });
  if (choice !== null) return follow(question, question.take({ option: choice }));
  if (words !== null) return follow(question, question.take({ words }));
  if (event.kind === 'file') return withFile(question, event);
  if (event.kind === 'album') return follow(question, { refuse: stepTexts.oneFileAtATime });
  if (event.kind === 'lost_file') return follow(question, { refuse: stepTexts.fileLost });
  return follow(question, { refuse: refusalOf(question) });
};

const stepOf = (turn: StaffTurn, at: StaffPlace): Asked | { left: Move } => {
  const request = requestById(turn, at.requestId);
  if (!request) return { left: rest({ text: stepTexts.notFound }) };
  // Decided on what was read then; somebody has moved the request since. What is only written moves nothing.
  if (request.version !== at.version && !isTalk(at.action))
    return { left: rest(standing(request, turn, stepTexts.overtaken)) };
  return asked(turn, request, at) ?? { left: rest({ text: stepTexts.left }) };
};

/** One question of a step on a request; only staff are ever there. */
export const staff: Place<'staff'> = {
  name: 'staff',
  remarks: 'none',
  at: staffAt,
  noReturn: true,
  silent: true,
  whenLeft: stepTexts.stepLeft,
  albums: () => true,
  keepsFiles: (at) =>
    at.name === 'staff' && at.file ? [at.file.sha256, ...(at.file.shown ? [at.file.shown] : [])] : [],
  show(at, context, session) {
    const member = context.contact.staff;
    const request = member && requestById({ context, staff: member }, at.requestId);
    const question = member && request ? asked({ session, context, staff: member }, request, at) : null;
    return { messages: [question?.message ?? { text: stepTexts.left }] };
  },
  take(at, event, context, session) {
    const member = context.contact.staff;
    if (!member) return rest({ text: stepTexts.staffOnly });
    const question = stepOf({ session, context, staff: member }, at);
    return 'left' in question ? question.left : answered(question, event);
  },
};
