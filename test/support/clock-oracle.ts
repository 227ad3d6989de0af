import { addDays, cityDate } from '../../domain/city-time.ts';
import { isWorkingDay, type ClosedDays } from '../../domain/working-days.ts';
import type { Life, LifeEvent } from './random-lives.ts';

type Calendar = { tz: string; holidays: ClosedDays };

/** A request as it stands at an instant: its state and the steps that stand. */
const standsAt = ({ events, dueOn }: Life, now: Date) => {
  const happened = events.filter(({ at }) => at <= now);
  const standing: LifeEvent[] = [];
  for (const event of happened) {
    if (event.from === event.to) continue;
    if (event.action === 'take_back') standing.pop();
    else standing.push(event);
  }
  return {
    state: happened.at(-1)?.to ?? null,
    steps: standing,
    due: happened.some(({ action }) => action === 'dispose') ? dueOn : null,
  };
};

const workingDays = (after: string, until: string, { holidays }: Calendar): string[] => {
  const days: string[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) days.push(day);
  return days;
};

/** The last day on which a promise is still kept, found day by day; null while it waits for its applicant. */
const lastDay = (life: Life, steps: readonly LifeEvent[], calendar: Calendar): string => {
  const dayOf = (at: Date): string => cityDate(at, calendar.tz);
  const sent = dayOf(life.submittedAt);
  const pauses = steps.flatMap(({ to, at }, n) => {
    const end = steps[n + 1];
    return to === 'needs_completion' && end ? [[dayOf(at), dayOf(end.at)] as const] : [];
  });
  const isPaused = (day: string): boolean => pauses.some(([begins, ends]) => day > begins && day <= ends);
  if (workingDays(sent, life.promisedOn, calendar).every((day) => !isPaused(day))) return life.promisedOn;
  // As many working days as were promised, those in which it waited left out.
  const promised = workingDays(sent, life.promisedOn, calendar).length;
  const used = workingDays(sent, addDays(sent, 400), calendar).filter((day) => !isPaused(day));
  return used[promised - 1] ?? sent;
};

/** Who has to hear of which request, once for each rung of each clock, of looks at some instants: `who number`. */
export const clockOracle = (all: readonly Life[], watched: readonly Date[], calendar: Calendar): string[] => {
  const said = new Set<string>();
  const due: string[] = [];
  for (const now of watched) {
    const today = cityDate(now, calendar.tz);
    for (const life of all) {
      if (life.submittedAt > now) continue;
      const { state, steps, due: headsDay } = standsAt(life, now);
      const promise = state !== null && ['submitted', 'verified', 'registered'].includes(state);
      if (!promise && !(state === 'disposed' || state === 'in_progress')) continue;
      const on = promise ? lastDay(life, steps, calendar) : headsDay;
      if (on === null) continue;
      const past = workingDays(on, today, calendar).length;
      const isBefore = today <= on && workingDays(today, on, calendar).filter((day) => day < on).length === 0;
      const rungs: [string, boolean, string[]][] = [
        ['soon', isBefore, [life.unit]],
        ['late', past >= 1, promise ? [life.unit, 'applicant'] : [life.unit]],
        ['secretariat', past >= 2, ['sekretariat']],
        ['head', past >= 5, ['head']],
      ];
      for (const [rung, isDue, who] of rungs) {
        const key = `${life.number} ${on} ${rung}`;
        if (!isDue || said.has(key)) continue;
        said.add(key);
        due.push(...who.map((one) => `${one} ${life.number}`));
      }
    }
  }
  return due;
};
