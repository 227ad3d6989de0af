import { moveDecisions, runningClocks, takeRungs, type RunningClock } from '../../app/db/clocks.ts';
import { alertStaff, tellContact } from '../../app/db/deliveries.ts';
import { inTransaction, type Tx } from '../../app/db/transaction.ts';
import { cityDate } from '../../domain/city-time.ts';
import { rungCodes, rungsOn, type Rung } from '../../domain/escalation.ts';
import { states } from '../../domain/state.ts';
import { unitName } from '../../domain/unit.ts';
import { addWorkingDays } from '../../domain/working-days.ts';
import { clockTexts, type ClockLine } from '../../flows/features/desk/clock-texts.ts';
import { isOfficeHour, openInboxOption } from '../../flows/features/desk/digest.ts';
import type { Audience } from '../../flows/features/requests/facts-and-effects.ts';
import { serviceFace } from '../../flows/features/requests/service-face.ts';
import { clockOf, running } from '../../flows/features/requests/times.ts';
import { minute, timed } from '../job.ts';
import type { WorkerNeeds } from '../needs.ts';

/** Who of the staff hears of a rung; of those about units one message for each. */
const audiences: Record<Rung, (unit: string, secretariat: string, today: string) => Audience> = {
  soon: (unit) => ({ roles: ['operator'], units: [unit] }),
  late: (unit) => ({ roles: ['operator'], units: [unit] }),
  secretariat: (_, secretariat) => ({ roles: ['operator'], units: [secretariat] }),
  head: (_unit, _secretariat, today) => ({ roles: ['head'], on: today }),
};

type Due = RunningClock & { due: string };

/** When each clock is due, its pauses counted anew: what the row says of it is only kept for lists. */
const dueOf = (clock: RunningClock, now: Date, { tz, catalogue }: WorkerNeeds): Due | null => {
  if (!running.includes(clock.state)) return clock.dueOn === null ? null : { ...clock, due: clock.dueOn };
  const pauses = (clock.paused ?? []).map((begins, n) => ({ begins, ends: clock.resumed?.[n] ?? null }));
  const { due } = clockOf(
    { ...clock, pauses, extension: { days: clock.extendedBy } },
    { now, tz, catalogue },
  );
  return due === null ? null : { ...clock, due };
};

/** Tells staff, one message an audience and rung, and of what has come to be late the applicants. */
const tell = async (
  tx: Tx,
  fresh: readonly { clock: Due; rung: Rung }[],
  { now, today }: { now: Date; today: string },
  { vault, catalogue }: WorkerNeeds,
): Promise<void> => {
  const { units } = catalogue.city;
  const groups = new Map<string, { rung: Rung; to: Audience; lines: ClockLine[] }>();
  for (const { clock, rung } of fresh) {
    const to = audiences[rung](clock.unit, units.secretariat, today);
    const key = JSON.stringify([rung, to]);
    const group = groups.get(key) ?? { rung, to, lines: [] };
    const title = serviceFace({ catalogue }, clock.service).title;
    const { number, due } = clock;
    group.lines.push({
      ...{ number, due, title, unit: unitName(units, clock.unit), state: states[clock.state].label },
    });
    groups.set(key, group);
    if (rung === 'late' && running.includes(clock.state))
      await tellContact(tx, vault, clock.contactId, [clockTexts.applicantLate({ number, title, due })], now);
  }
  const office = { today, now, secretariat: units.secretariat };
  for (const { rung, to, lines } of groups.values()) {
    const texts = clockTexts.staff(rung, lines);
    const messages = texts.map((text, n) => ({
      text,
      ...(n === texts.length - 1 ? { options: [openInboxOption] } : {}),
    }));
    await alertStaff(tx, vault, to, messages, office);
  }
};

/**
 * Tells whom it concerns of every clock that is soon due or late, each rung of it once, in office hours. What to do follows from
 * facts alone: whatever was missed while nobody worked is made good, and nothing is told twice.
 */
export const watchClocks = timed('watch-clocks', minute, async (needs) => {
  const { db, clock, tz, catalogue } = needs;
  const { holidays } = catalogue.city;
  const now = clock();
  if (!isOfficeHour(now, needs)) return;
  const today = cityDate(now, tz);
  const clocks = await runningClocks(db.pool, addWorkingDays(today, 1, holidays));
  const due = clocks.flatMap((one) => dueOf(one, now, needs) ?? []);
  const moved = due
    .filter((one) => running.includes(one.state) && one.due !== (one.decideBy ?? one.promisedOn))
    .map((one) => ({ requestId: one.id, decideBy: one.due }));
  const steps = due.flatMap((one) =>
    rungsOn(one.due, today, holidays).map((rung) => ({
      ...{ requestId: one.id, dueOn: one.due, rung, state: one.state },
    })),
  );
  if (moved.length + steps.length === 0) return;
  await inTransaction(db, async (tx) => {
    if (moved.length > 0) await moveDecisions(tx, moved);
    const taken = await takeRungs(tx, steps, now);
    const byId = new Map(due.map((one) => [one.id, one]));
    const fresh = taken.flatMap(({ requestId, rung }) => {
      const found = byId.get(requestId);
      return found ? [{ clock: found, rung }] : [];
    });
    await tell(
      tx,
      fresh.toSorted((a, b) => rungCodes.indexOf(a.rung) - rungCodes.indexOf(b.rung)),
      { now, today },
      needs,
    );
  });
});
