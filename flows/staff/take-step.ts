import { states } from '../../domain/state.ts';
import { actions, transition, type Transition } from '../../domain/transition.ts';
import type { RequestView } from '../engine/context.ts';
import type { Effect } from '../engine/effect.ts';
import type { Message } from '../engine/message.ts';
import type { Step } from './act.ts';
import { afterwards } from './afterwards.ts';
import type { StepInput } from './dialogues/dialogue.ts';
import { stepOptions, withOptions } from './options.ts';
import { serviceFace } from './service-face.ts';
import { done, nowIs, refusedStep, whatNext } from './texts.ts';
import { today } from './times.ts';
import type { StaffTurn } from './turn.ts';

type Taken = Extract<Transition, { ok: true }>;
type Refusal = Extract<Transition, { ok: false }>['because'];

/** What the rules make of a step. */
export const tryStep = (
  { context, staff }: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
): Transition =>
  transition(
    request,
    step,
    { kind: 'staff', member: staff },
    {
      today: today(context),
      ...(input.note === undefined ? {} : { note: input.note }),
      ...(input.unit === undefined ? {} : { unit: input.unit }),
    },
  );

/** Why a step was refused, in words. */
export const refusalText = (because: Refusal, step: Step): string =>
  (because in refusedStep ? refusedStep[because as keyof typeof refusedStep] : refusedStep.incomplete)(
    actions[step],
  );

/** The request as it will be once the step is written. */
const after = (
  request: RequestView,
  taken: Taken,
  step: Step,
  input: StepInput,
  turn: StaffTurn,
): RequestView => ({
  ...request,
  state: taken.to,
  unit: taken.unit,
  version: request.version + 1,
  lacking: input.lacking ?? [],
  agendaNumber: input.agendaNumber ?? request.agendaNumber,
  ...(step === 'complete' ? { outcome: taken.note, completedOn: today(turn.context) } : {}),
});

/** Takes a step that the rules allow: the transition, everybody who has to hear of it, and what the person reads. */
export const takeStep = (
  turn: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
  taken: Taken,
): { effects: Effect[]; message: Message } => {
  const next = after(request, taken, step, input, turn);
  return {
    effects: [
      {
        type: 'transition',
        requestId: request.id,
        version: request.version,
        action: step,
        from: taken.from,
        to: taken.to,
        unit: taken.unit,
        actor: turn.staff.name,
        role: turn.staff.role,
        note: taken.note,
        ...(input.lacking ? { lacking: input.lacking } : {}),
        ...(input.agendaNumber ? { agendaNumber: input.agendaNumber } : {}),
        ...(input.resultFile ? { resultFile: input.resultFile } : {}),
      },
      ...afterwards[step](next, serviceFace(turn.context, request.service), taken.note),
    ],
    message: {
      text: `${request.number}: ${done[step]} ${nowIs(states[taken.to].label)}`,
      ...withOptions(stepOptions(next, turn.staff, today(turn.context))),
      footer: whatNext,
    },
  };
};
