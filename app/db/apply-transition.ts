import { cityDate } from '../../domain/city-time.ts';
import type { Effect } from '../../flows/kernel/effect.ts';
import { appendEvent } from './events.ts';
import type { Prisma } from './generated/client.ts';
import { endWithState } from './end-with-state.ts';
import { tellWatchers } from './tell-watchers.ts';
import type { Tx } from './transaction.ts';
import type { Vault } from '../vault.ts';

type Transition = Extract<Effect, { type: 'transition' }>;

/** Somebody else changed the request, or used the code, since the step was decided: the turn starts over. */
export class RequestMovedOn extends Error {}

const releases = new Set<string>(['rejected', 'withdrawn']);

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
  ...(disposition ? { disposition: { ...disposition, actor, role, at: now.toISOString() } } : {}),
  ...(dueOn ? { dueOn: new Date(dueOn) } : {}),
});

const changesOf = (effect: Transition, now: Date, today: Date): Prisma.RequestUpdateManyMutationInput => ({
  state: effect.to,
  unit: effect.unit,
  supportingUnits: effect.supporting,
  since: now,
  version: { increment: 1 },
  ...(effect.lacking ? { lacking: effect.lacking, completionRemindedAt: null, completionAskedAt: null } : {}),
  ...agendaOf(effect),
  ...dispositionOf(effect, now),
  ...(effect.schedule ? { schedule: effect.schedule } : {}),
  ...(effect.to === 'completed'
    ? {
        outcome: effect.note,
        completedOn: today,
        ...(effect.resultFile ? { resultFile: effect.resultFile } : {}),
      }
    : {}),
  // A reopened request is rated again when it is finished again.
  ...(effect.action === 'reopen' ? { rating: null, ratingComment: null, completedOn: null } : {}),
});

/** Writes a step and its event, on the version it was decided on only: throws RequestMovedOn on any other. */
export const applyTransition = async (
  tx: Tx,
  effect: Transition,
  { now, tz, vault }: { now: Date; tz: string; vault: Vault },
): Promise<void> => {
  const { requestId, action, from, to, actor, role, note } = effect;
  const { count } = await tx.request.updateMany({
    where: { id: requestId, version: effect.version },
    data: changesOf(effect, now, new Date(cityDate(now, tz))),
  });
  if (count === 0) throw new RequestMovedOn();
  await appendEvent(tx, { requestId, action, from, to, actor, role, at: now.toISOString(), note });
  await endWithState(tx, { requestId, to, now });
  if (releases.has(to)) await tellWatchers(tx, { requestId }, { vault, now, tz });
};
