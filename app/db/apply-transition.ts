import { ownedBy, personal, personalWords } from '../../domain/personal.ts';
import type { Resources } from '../../domain/resources.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Unit } from '../../domain/unit.ts';
import { actions } from '../../domain/transition.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import { applicantOf } from './applicant-of.ts';
import { appendEvent } from './events.ts';
import type { Prisma } from './generated/client.ts';
import { keepFact, keepRejection } from './request-facts.ts';
import { rejectReasonOf } from '../../flows/features/office/reject-reason.ts';
import { endWithState } from './end-with-state.ts';
import { beforeStep, endAndTell, hold, letGo, takeHeld } from './held-steps.ts';
import type { Tx } from './transaction.ts';
import type { Vault } from '../vault.ts';

type Transition = Extract<Effect, { type: 'transition' }>;
type Outside = {
  /** Whose turn it is. */
  contactId: string;
  now: Date;
  tz: string;
  vault: Vault;
  secretariat: Unit;
  resources: Resources;
};

/** Somebody else changed the request, or used the code, since the step was decided: the turn starts over. */
export class RequestMovedOn extends Error {}

const agendaOf = ({ agenda }: Transition): Prisma.RequestUpdateManyMutationInput =>
  agenda
    ? {
        agendaNumber: agenda.number,
        agendaNo: agenda.no,
        agendaOn: new Date(agenda.on),
        agendaYear: Number(agenda.on.slice(0, 4)),
      }
    : {};

const dispositionOf = (
  { disposition, dueOn, actor, role }: Transition,
  now: Date,
): Prisma.RequestUpdateManyMutationInput => ({
  ...(disposition
    ? { disposition: personalWords({ ...disposition, actor, role, at: now.toISOString() }) }
    : {}),
  ...(dueOn ? { dueOn: new Date(dueOn) } : {}),
});

const extensionOf = ({ extended }: Transition): Prisma.RequestUpdateManyMutationInput =>
  extended ? { extension: personalWords(extended.extension), decideBy: new Date(extended.decideBy) } : {};

const notWarnedFor = (day: string): Prisma.RequestWhereInput => ({
  OR: [{ warnedFor: null }, { warnedFor: { not: new Date(day) } }],
});

const changesOf = (effect: Transition, now: Date, today: Date): Prisma.RequestUpdateManyMutationInput => ({
  state: effect.to,
  unit: effect.unit,
  supportingUnits: effect.supporting,
  // What stays where it is has been there since it came.
  ...(effect.to === effect.from ? {} : { since: now }),
  version: { increment: 1 },
  ...(effect.lacking
    ? { lacking: personalWords(effect.lacking), completionRemindedAt: null, completionAskedAt: null }
    : {}),
  ...agendaOf(effect),
  ...dispositionOf(effect, now),
  ...extensionOf(effect),
  ...(effect.warnedFor ? { warnedFor: new Date(effect.warnedFor) } : {}),
  ...(effect.schedule ? { schedule: personalWords(effect.schedule) } : {}),
  ...(effect.to === 'completed'
    ? {
        outcome: personal(effect.note),
        completedOn: today,
        ...(effect.resultFile ? { resultFile: personalWords(effect.resultFile) } : {}),
      }
    : {}),
  // A reopened request is rated again when it is finished again; the rating before it has a row of its own.
  ...(effect.action === 'reopen' ? { rating: null, ratingComment: null, completedOn: null } : {}),
});

const filesOf = (file: Transition['resultFile']): (string | undefined)[] => [file?.sha256, file?.shown];

/** Keeps what of a step the request's row may lose to a later one. */
const keepFacts = async (tx: Tx, effect: Transition, now: Date): Promise<void> => {
  const { requestId, disposition, actor, role, schedule, resultFile, extended, to, note } = effect;
  if (disposition)
    await keepFact(
      tx,
      {
        ...{ requestId, kind: 'disposition', files: filesOf(disposition.paper) },
        content: { ...disposition, actor, role, at: now.toISOString() },
      },
      now,
    );
  if (to === 'rejected') await keepRejection(tx, requestId, rejectReasonOf(note));
  if (extended) await keepFact(tx, { requestId, kind: 'extension', content: extended }, now);
  if (schedule) await keepFact(tx, { requestId, kind: 'schedule', content: schedule }, now);
  if (to === 'completed')
    await keepFact(
      tx,
      {
        ...{ requestId, kind: 'result', files: filesOf(resultFile) },
        content: { outcome: note, file: resultFile ?? null },
      },
      now,
    );
};

/**
 * Writes a step and its event, on the version it was decided on only: throws RequestMovedOn on any other. What was held of
 * the request goes out before it; what follows from a held step, waits.
 */
export const applyTransition = async (tx: Tx, effect: Transition, outside: Outside): Promise<void> => {
  const { requestId, action, from, to, actor, role, note, held, version } = effect;
  const { now, tz, contactId } = outside;
  const before = held ? await beforeStep(tx, requestId, version) : null;
  const { count } = await tx.request.updateMany({
    // The sweep that tells applicants changes no version: of two tellings one is.
    where: { id: requestId, version, ...(effect.warnedFor ? notWarnedFor(effect.warnedFor) : {}) },
    data: ownedBy(changesOf(effect, now, new Date(cityDate(now, tz))), await applicantOf(tx, requestId)),
  });
  if (count === 0) throw new RequestMovedOn();
  await keepFacts(tx, effect, now);
  await letGo(tx, requestId, outside);
  const event = { requestId, action, from, to, actor, role, at: now.toISOString(), note };
  await appendEvent(tx, event, { contactId });
  if (held) await hold(tx, { requestId, held, step: { action, from, to, version, before } }, outside);
  else await endAndTell(tx, { requestId, to }, outside);
};

/** Takes back what was held: the request is as it was, and its history says so. */
export const applyTakeBack = async (
  tx: Tx,
  effect: Extract<Effect, { type: 'take_back' }>,
  { contactId, now, resources }: Pick<Outside, 'contactId' | 'now' | 'resources'>,
): Promise<void> => {
  const { requestId } = effect;
  // It has gone out a moment before, or somebody else has changed the request: decided anew, that is said.
  if (!(await takeHeld(tx, effect))) throw new RequestMovedOn();
  if (effect.step === null) return;
  const { step, actor, role } = effect;
  const event = {
    ...{ requestId, action: 'take_back', from: step.from, to: step.to, actor, role },
    ...{ at: now.toISOString(), note: actions[step.action] },
  };
  await appendEvent(tx, event, { contactId });
  await endWithState(tx, { requestId, to: step.to, now, resources });
};
