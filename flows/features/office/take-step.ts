import { states } from '../../../domain/state.ts';
import { actions, transition, type Transition } from '../../../domain/transition.ts';
import type { RequestView } from '../requests/request.ts';
import type { Effect } from '../../kernel/effect.ts';
import type { Message } from '../../kernel/message.ts';
import type { Move } from '../../kernel/move.ts';
import { actOption, type Step } from './act.ts';
import { afterwards } from './afterwards.ts';
import type { StepInput, StepScene } from './dialogue.ts';
import { allThatWaits } from './inbox-link.ts';
import { stepOptions } from './options.ts';
import { withinReach } from '../requests/reach.ts';
import { rest } from './place.ts';
import { serviceFace } from '../requests/service-face.ts';
import { standing } from './standing.ts';
import { talkOptions } from './talk-options.ts';
import { stepTexts } from './texts.ts';
import { today } from '../requests/times.ts';
import type { StaffTurn } from './turn.ts';

type Allowed = Extract<Transition, { ok: true }>;
type Refusal = Extract<Transition, { ok: false }>['because'];

/** What the rules make of a step. */
export const tryStep = (
  { context, staff }: StaffTurn,
  request: RequestView,
  step: Step,
  { note, units, paper }: StepInput,
): Transition =>
  transition(
    request,
    step,
    { kind: 'staff', member: staff },
    {
      today: today(context),
      paper: paper !== undefined,
      ...(note === undefined ? {} : { note }),
      ...(units === undefined ? {} : { units }),
    },
  );

/** Why a step was refused, in words. */
export const refusalText = (because: Refusal, step: Step): string =>
  (because in stepTexts.refusedStep
    ? stepTexts.refusedStep[because as keyof typeof stepTexts.refusedStep]
    : stepTexts.refusedStep.incomplete)(actions[step]);

const dispositionOf = ({
  instruction,
  paper,
}: StepInput): { instruction: string; paper?: NonNullable<StepInput['paper']> } | null =>
  instruction === undefined ? null : { instruction, ...(paper ? { paper } : {}) };

/** The request as it will be once the step is written. */
const after = (
  request: RequestView,
  taken: Allowed,
  step: Step,
  input: StepInput,
  { context, staff }: StaffTurn,
): RequestView => {
  const at = context.now.toISOString();
  const disposition = dispositionOf(input);
  return {
    ...request,
    state: taken.to,
    unit: taken.unit,
    supporting: taken.supporting,
    version: request.version + 1,
    lacking: input.lacking ?? [],
    ...(input.agenda ? { agendaNumber: input.agenda.number, agendaOn: input.agenda.on } : {}),
    ...(disposition ? { disposition: { ...disposition, actor: staff.name, role: taken.office, at } } : {}),
    ...(input.dueOn ? { dueOn: input.dueOn } : {}),
    ...(input.schedule ? { schedule: input.schedule } : {}),
    ...(step === 'complete' ? { outcome: taken.note, completedOn: today(context) } : {}),
  };
};

const changeOf = (
  { staff }: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
  taken: Allowed,
): Effect => {
  const { lacking, agenda, dueOn, schedule, resultFile } = input;
  const disposition = dispositionOf(input);
  return {
    type: 'transition',
    requestId: request.id,
    version: request.version,
    action: step,
    from: taken.from,
    to: taken.to,
    unit: taken.unit,
    supporting: taken.supporting,
    actor: staff.name,
    role: taken.office,
    note: taken.note,
    ...(lacking ? { lacking } : {}),
    ...(agenda ? { agenda } : {}),
    ...(disposition ? { disposition } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(schedule ? { schedule } : {}),
    ...(resultFile ? { resultFile } : {}),
  };
};

/** Takes a step that the rules allow: the transition, everybody who has to hear of it, and what the person reads. */
export const takeStep = (
  turn: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
  taken: Allowed,
): { effects: Effect[]; message: Message } => {
  const { context, staff } = turn;
  const next = after(request, taken, step, input, turn);
  const service = serviceFace(context, request.service);
  const options = [
    ...stepOptions(next, staff, today(context)),
    ...(step === 'start' ? talkOptions(next, staff) : []),
    ...(withinReach(next, staff) ? [actOption('see', next.id)] : []),
    allThatWaits,
  ];
  return {
    effects: [
      changeOf(turn, request, step, input, taken),
      ...afterwards[step]({ request: next, service, note: taken.note, context }),
    ],
    message: {
      text: `${request.number}: ${stepTexts.done[step]} ${stepTexts.nowIs(states[taken.to].label)}`,
      options,
    },
  };
};

/** Takes a step with all that was asked for it; where the rules do not allow it, says why and where the request stands. */
export const finishStep = (scene: StepScene, step: Step, input: StepInput): Move => {
  const { request } = scene;
  const tried = tryStep(scene, request, step, input);
  if (!tried.ok) return rest(standing(request, scene, refusalText(tried.because, step)));
  const { message, effects } = takeStep(scene, request, step, input, tried);
  return rest(message, effects);
};
