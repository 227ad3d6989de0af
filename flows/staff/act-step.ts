import type { RequestView } from '../engine/context.ts';
import type { Effect } from '../engine/effect.ts';
import type { Result } from '../engine/result.ts';
import { type Act, type Step, readAct } from './act.ts';
import { beginDialogue } from './dialogue-step.ts';
import { dialogues } from './dialogues/index.ts';
import { letterMessages } from './letters.ts';
import { answer } from './place.ts';
import { maySeeSensitive } from './reach.ts';
import { serviceFace } from './service-face.ts';
import { standing } from './standing.ts';
import { holdsSensitive, summary } from './summary.ts';
import { refusalText, takeStep, tryStep } from './take-step.ts';
import { noLetters, notFound, nothingSensitive, notYoursToView, viewLink } from './texts.ts';
import { type StaffTurn, requestById } from './turn.ts';

const filesOf = (turn: StaffTurn, request: RequestView): Effect[] =>
  letterMessages(request, serviceFace(turn.context, request.service)).map((message) => ({
    type: 'say',
    message,
  }));

/** Opens a request: its letters first, so that the buttons stand at the end. */
export const see = (turn: StaffTurn, request: RequestView): Result =>
  answer(turn.session, turn.context, summary(request, turn.staff, turn.context), filesOf(turn, request));

const letters = (turn: StaffTurn, request: RequestView): Result => {
  const files = filesOf(turn, request);
  return files.length > 0
    ? { session: turn.session, effects: files }
    : answer(turn.session, turn.context, { text: noLetters });
};

const viewSensitive = (turn: StaffTurn, request: RequestView): Result => {
  const { session, context, staff } = turn;
  if (!maySeeSensitive(staff)) return answer(session, context, { text: notYoursToView });
  if (!holdsSensitive(request, serviceFace(context, request.service)))
    return answer(session, context, { text: nothingSensitive(request.number) });
  const { token } = context.fresh;
  return answer(session, context, { text: viewLink(request.number, `${context.publicUrl}/aman/${token}`) }, [
    { type: 'issue_view_link', token, requestId: request.id },
  ]);
};

const looks = { see, letters, view_sensitive: viewSensitive };

// What a dialogue will ask for is there yet to come; the rules are asked whether it may be begun at all.
const complete = (request: RequestView) => ({ note: '…', unit: request.unit });

const stepOn = (turn: StaffTurn, request: RequestView, step: Step): Result => {
  const dialogue = dialogues[step];
  const tried = tryStep(turn, request, step, dialogue ? complete(request) : {});
  if (!tried.ok)
    return answer(turn.session, turn.context, standing(request, turn, refusalText(tried.because, step)));
  if (dialogue) return beginDialogue(turn, request, step, dialogue);
  const taken = takeStep(turn, request, step, {}, tried);
  return answer(turn.session, turn.context, taken.message, taken.effects);
};

/** What a staff button does; guessed ones and those of requests out of reach find nothing. */
export const actStep = (turn: StaffTurn, id: string): Result => {
  const act: Act | null = readAct(id);
  const request = act && requestById(turn, act.requestId);
  if (!act || !request) return answer(turn.session, turn.context, { text: notFound });
  return act.step ? stepOn(turn, request, act.step) : looks[act.look](turn, request);
};
