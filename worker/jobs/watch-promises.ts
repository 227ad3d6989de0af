import { stateWords } from '../../flows/domain-words.ts';
import {
  administratorAtWork,
  moveDecisions,
  runningClocks,
  takeRungs,
  takeWarnings,
  type RunningClock,
} from '../../app/db/clocks.ts';
import { keepListeners, listenersOf } from '../../app/db/clock-listeners.ts';
import { alertStaff, tellContact } from '../../app/db/deliveries.ts';
import { inTransaction, type Tx } from '../../app/db/transaction.ts';
import { cityDate, cityTime } from '../../domain/city-time.ts';
import { isAbove, isTimeToWarn, rungCodes, rungsOn, type Rung, type Rungs } from '../../domain/escalation.ts';
import { unitName } from '../../domain/unit.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { clockTexts, type ClockLine } from '../../flows/features/desk/clock-texts.ts';
import { isOfficeHour, openInboxOption } from '../../flows/features/desk/digest.ts';
import { mayBeLateText } from '../../flows/features/office/applicant-texts.ts';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { clockOf, running } from '../../flows/features/requests/times.ts';
import type { WorkerNeeds } from '../needs.ts';

/** Who of the staff hears of a rung; of those about units one message for each. */
const audiences: Record<Rung, (unit: string, secretariat: string, today: string) => Audience> = {
  soon: (unit) => ({ roles: ['operator'], units: [unit] }),
  late: (unit) => ({ roles: ['operator'], units: [unit] }),
  secretariat: (_, secretariat) => ({ roles: ['operator'], units: [secretariat] }),
  administrator: () => ({ roles: ['administrator'] }),
  head: (_unit, _secretariat, today) => ({ roles: ['head'], on: today }),
};

type Due = RunningClock & { due: string; rungs: Rungs };
type Moment = { now: Date; today: string };

/** Whether it is the promise of a decision that runs, and no longer the day the head has set. */
const isPromise = ({ state }: Pick<RunningClock, 'state'>): boolean => running.includes(state);

/** Who hears when of each kind of clock. */
const rungsOf = ({
  catalogue,
  settings,
}: Pick<WorkerNeeds, 'catalogue' | 'settings'>): Record<'decision' | 'result', Rungs> => {
  const { decision, result } = catalogue.city.clocks;
  const administrator = settings.escalateAfterWorkingDays + 1;
  return { decision: { administrator, ...decision }, result: { administrator, ...result } };
};

/** When each clock is due, its pauses counted anew: what the row says of it is only kept for lists. */
const dueOf = (clock: RunningClock, now: Date, { tz, catalogue, settings }: WorkerNeeds): Due[] => {
  const rungs = rungsOf({ catalogue, settings })[isPromise(clock) ? 'decision' : 'result'];
  if (!isPromise(clock)) return clock.dueOn === null ? [] : [{ ...clock, rungs, due: clock.dueOn }];
  const pauses = (clock.paused ?? []).map((begins, n) => ({ begins, ends: clock.resumed?.[n] ?? null }));
  const extension = { days: clock.extendedBy };
  const { due } = clockOf({ ...clock, pauses, extension }, { now, tz, catalogue });
  return due === null ? [] : [{ ...clock, rungs, due }];
};

type Fresh = { clock: Due; rung: Rung };

/** Tells staff, one message an audience and rung. */
const tellStaff = async (
  tx: Tx,
  fresh: readonly Fresh[],
  { now, today }: Moment,
  { vault, catalogue, tz }: WorkerNeeds,
): Promise<void> => {
  const { units } = catalogue.city;
  type Group = { rung: Rung; days: number; to: Audience; lines: (ClockLine & { id: string })[] };
  const groups = new Map<string, Group>();
  for (const { clock, rung } of fresh) {
    const to = audiences[rung](clock.unit, units.secretariat, today);
    const days = clock.rungs[rung] ?? 0;
    const key = JSON.stringify([rung, days, to]);
    const group = groups.get(key) ?? { rung, days, to, lines: [] };
    const { id, number, due } = clock;
    const title = serviceFace({ catalogue }, clock.service).title;
    group.lines.push({
      ...{ id, number, due, title, unit: unitName(units, clock.unit), state: stateWords[clock.state].label },
    });
    groups.set(key, group);
  }
  const office = { today, now, secretariat: units.secretariat };
  // From the unit upwards: who is told later reads who was told before.
  for (const { rung, days, to, lines } of groups.values()) {
    const steps = lines.map(({ id, due }) => ({ id, dueOn: due, rung }));
    const before = isAbove(rung) ? await listenersOf(tx, 'requests', steps) : [];
    const told = lines.map((line) => ({
      ...line,
      told: before.filter(({ id }) => id === line.id).map((one) => ({ ...one, on: cityDate(one.at, tz) })),
    }));
    const texts = clockTexts.staff(rung, told, { days, secretariat: unitName(units, units.secretariat) });
    const messages = texts.map((text, n) => ({
      text,
      ...(n === texts.length - 1 ? { options: [openInboxOption] } : {}),
    }));
    await keepListeners(tx, 'requests', steps, await alertStaff(tx, vault, to, messages, office));
  }
};

/** Tells applicants of days that may pass and that nobody has explained to them; where nobody could in time, of those that passed. */
const tellApplicants = async (
  tx: Tx,
  warnings: readonly Due[],
  { now, today }: Moment,
  { vault, catalogue }: WorkerNeeds,
): Promise<void> => {
  const taken = new Set(
    await takeWarnings(
      tx,
      warnings.map(({ id, due, version }) => ({ requestId: id, dueOn: due, version })),
    ),
  );
  for (const { id, due, contactId, service, number, promisedOn } of warnings) {
    if (!taken.has(id)) continue;
    const { title } = serviceFace({ catalogue }, service);
    const message =
      today > due
        ? clockTexts.applicantLate({ number, title, due })
        : mayBeLateText({ number, promisedOn, decideBy: due }, title, null);
    await tellContact(tx, vault, contactId, [message], now);
  }
};

/** Which rungs there are to take; administrators are waited for, when none of them is at work. */
const rungsFor = async (
  tx: Tx,
  due: readonly Due[],
  today: string,
  { catalogue }: WorkerNeeds,
): Promise<(Fresh & { requestId: string; dueOn: string; version: number })[]> => {
  const { holidays } = catalogue.city;
  const all = due.flatMap((clock) =>
    rungsOn(clock.due, today, holidays, clock.rungs).map((rung) => ({
      ...{ clock, rung, requestId: clock.id, dueOn: clock.due, version: clock.version },
    })),
  );
  const isHeard = !all.some(({ rung }) => rung === 'administrator') || (await administratorAtWork(tx, today));
  return isHeard ? all : all.filter(({ rung }) => rung !== 'administrator');
};

/** The most working days before a clock is due that anybody hears of it. */
const earliest = ({ decision, result }: Record<'decision' | 'result', Rungs>): number =>
  Math.max(decision.soon ?? 0, result.soon ?? 0, 1);

/**
 * Tells whom it concerns of every clock that is soon due or late, each rung of it once, in office hours. What to do follows from
 * facts alone: whatever was missed while nobody worked is made good, and nothing is told twice.
 */
export const watchPromises = async (needs: WorkerNeeds): Promise<void> => {
  const { db, clock, tz, catalogue } = needs;
  const { holidays } = catalogue.city;
  const rungs = rungsOf(needs);
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  const moment = { today, time: cityTime(now, tz) };
  const found = await runningClocks(db.pool, addWorkingDays(today, earliest(rungs), holidays), rungs);
  const due = found.flatMap((one) => dueOf(one, now, needs));
  const moved = due
    .filter((one) => isPromise(one) && one.due !== (one.decideBy ?? one.promisedOn))
    .map((one) => ({ requestId: one.id, decideBy: one.due }));
  const warnings = due.filter(
    (one) => isPromise(one) && one.warnedFor !== one.due && isTimeToWarn(one.due, moment, holidays),
  );
  if (due.length === 0) return;
  await inTransaction(db, async (tx) => {
    const steps = await rungsFor(tx, due, today, needs);
    if (moved.length > 0) await moveDecisions(tx, moved);
    const taken = new Set(
      steps.length === 0
        ? []
        : (await takeRungs(tx, steps, now)).map(({ requestId, rung }) => `${requestId} ${rung}`),
    );
    const fresh = steps
      .filter(({ requestId, rung }) => taken.has(`${requestId} ${rung}`))
      .toSorted((a, b) => rungCodes.indexOf(a.rung) - rungCodes.indexOf(b.rung));
    await tellStaff(tx, fresh, { now, today }, needs);
    if (warnings.length > 0) await tellApplicants(tx, warnings, { now, today }, needs);
  });
};
