import { stateWords } from '../../domain-words.ts';
import { type RequestView, serviceFace, today, withinReach } from '../requests/index.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { actOption, type Step } from './act.ts';
import { afterwards } from './afterwards.ts';
import { applicantReads } from './applicant-reads.ts';
import { goTo, type StepScene } from './dialogue.ts';
import { heldAfter, undoOption } from './held.ts';
import { allThatWaits } from './inbox-link.ts';
import { stepOptions } from './options.ts';
import { rest } from './place.ts';
import { standing } from './standing.ts';
import { type Allowed, changeOf, refusalText, requestAfter, tryStep } from './step-change.ts';
import type { StepInput } from './step-input.ts';
import { talkOptions } from './talk-options.ts';
import { stepTexts } from './texts.ts';
import type { StaffTurn } from './turn.ts';

/** Takes a step that the rules allow: the transition, everybody who has to hear of it, and what the person reads. */
export const takeStep = (
  turn: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
  taken: Allowed,
): { effects: Effect[]; message: Message } => {
  const { context, staff } = turn;
  const next = requestAfter(request, taken, step, input, turn);
  const service = serviceFace(context, request.service);
  const change = changeOf(turn, request, step, input, taken);
  const after = afterwards[step]({ request: next, service, note: taken.note, context });
  const held = heldAfter(turn, step, after);
  const options = [
    ...(held ? [undoOption(request.id, held)] : []),
    ...stepOptions(next, staff, today(context)),
    ...(step === 'start' ? talkOptions(next, staff) : []),
    ...(withinReach(next, staff) ? [actOption('see', next.id)] : []),
    allThatWaits,
  ];
  return {
    effects: held ? [{ ...change, held }] : [change, ...after],
    message: {
      text: `${request.number}: ${held ? stepTexts.goesSoon(held.seconds) : stepTexts.done[step]} ${stepTexts.nowIs(stateWords[taken.to].label)}`,
      options,
    },
  };
};

/** What the applicant will read of a step, word for word, as far as the rules allow it; nothing of some. */
export const stepReads = (scene: StepScene, step: Step, input: StepInput): Message[] => {
  const { request, service, context } = scene;
  const tried = tryStep(scene, request, step, input);
  if (!tried.ok) return [];
  const next = requestAfter(request, tried, step, input, scene);
  return applicantReads[step]?.({ request: next, service, note: tried.note, context }) ?? [];
};

/** Takes a step with all that was asked for it; where the rules do not allow it, says why and where the request stands. */
export const sendStep = (scene: StepScene, step: Step, input: StepInput): Move => {
  const { request } = scene;
  const tried = tryStep(scene, request, step, input);
  if (!tried.ok) return rest(standing(request, scene, refusalText(tried.because, step)));
  const { message, effects } = takeStep(scene, request, step, input, tried);
  return rest(message, effects);
};

/** Once all has been asked: what the applicant will read is shown first, a step they hear nothing of is taken. */
export const finishStep = (scene: StepScene, step: Step, input: StepInput): Move =>
  stepReads(scene, step, input).length > 0
    ? goTo(scene, { stage: 'preview', sending: { what: step, input, asked: scene.at.stage } })
    : sendStep(scene, step, input);
