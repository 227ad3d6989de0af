import { extendedBy } from '../../../domain/extension.ts';
import { actions, transition, type Transition } from '../../../domain/transition.ts';
import { clockOf, decisionDay, type RequestView, today } from '../requests/index.ts';
import type { EffectOf } from '../../kernel/effect.ts';
import type { Step } from './act.ts';
import type { StepInput } from './step-input.ts';
import { stepTexts } from './texts.ts';
import type { StaffTurn } from './turn.ts';

/** A step that the rules allow. */
export type Allowed = Extract<Transition, { ok: true }>;
type Refusal = Extract<Transition, { ok: false }>['because'];

/** What the rules make of a step. */
export const tryStep = (
  { context, staff }: StaffTurn,
  request: RequestView,
  step: Step,
  { note, units, paper, days }: StepInput,
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
      ...(days === undefined ? {} : { days }),
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

/** What an extension by so many working days leaves, and the day it moves the decision to. */
const extendedOf = (
  request: RequestView,
  { days }: StepInput,
  { note }: Allowed,
  { context }: Pick<StaffTurn, 'context'>,
): EffectOf<'transition'>['extended'] => {
  if (days === undefined || !request.extension) return undefined;
  const extension = extendedBy(request.extension, days, note ?? '');
  const { due } = clockOf({ ...request, extension }, context);
  return due === null ? undefined : { extension, decideBy: due };
};

/** The day of which an explanation tells. */
const warnedBy = (step: Step, request: RequestView): { warnedFor?: string } =>
  step === 'explain' ? { warnedFor: decisionDay(request) } : {};

/** The request as it will be once the step is written. */
export const requestAfter = (
  request: RequestView,
  taken: Allowed,
  step: Step,
  input: StepInput,
  { context, staff }: StaffTurn,
): RequestView => {
  const at = context.now.toISOString();
  const disposition = dispositionOf(input);
  const extended = extendedOf(request, input, taken, { context });
  return {
    ...request,
    state: taken.to,
    unit: taken.unit,
    supporting: taken.supporting,
    version: request.version + 1,
    lacking: input.lacking ?? [],
    ...(input.agenda ? { agendaNumber: input.agenda.number, agendaOn: input.agenda.on } : {}),
    ...(disposition ? { disposition: { ...disposition, actor: staff.name, role: taken.office, at } } : {}),
    ...extended,
    ...warnedBy(step, request),
    ...(input.dueOn ? { dueOn: input.dueOn } : {}),
    ...(input.schedule ? { schedule: input.schedule } : {}),
    ...(step === 'complete'
      ? {
          outcome: taken.note,
          completedOn: today(context),
          ...(input.resultFile ? { resultFile: input.resultFile } : {}),
        }
      : {}),
  };
};

/** The step as it is written. */
export const changeOf = (
  { context, staff }: StaffTurn,
  request: RequestView,
  step: Step,
  input: StepInput,
  taken: Allowed,
): EffectOf<'transition'> => {
  const { lacking, agenda, dueOn, schedule, resultFile } = input;
  const disposition = dispositionOf(input);
  const extended = extendedOf(request, input, taken, { context });
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
    ...(extended ? { extended } : {}),
    ...warnedBy(step, request),
    ...(dueOn ? { dueOn } : {}),
    ...(schedule ? { schedule } : {}),
    ...(resultFile ? { resultFile } : {}),
  };
};
