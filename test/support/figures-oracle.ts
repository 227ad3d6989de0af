import { addDays, cityDate, toInstant } from '../../domain/city-time.ts';
import type { FigureKey } from '../../domain/figures/definitions.ts';
import type { Tally } from '../../domain/figures/figures.ts';
import { isWorkingDay, type ClosedDays } from '../../domain/working-days.ts';
import type { Life, LifeEvent } from './random-lives.ts';

export type Period = { from: string; to: string; now: Date; tz: string; holidays: ClosedDays };

/** Steps that stand: one that was taken back never was, and a look is none. */
const stepsOf = ({ events }: Life): LifeEvent[] => {
  const standing: LifeEvent[] = [];
  for (const event of events) {
    if (event.from === event.to) continue;
    if (event.action === 'take_back') standing.pop();
    else standing.push(event);
  }
  return standing;
};

/** Milliseconds of working hours between two instants, one day after the other. */
const workedBetween = (from: Date, to: Date, { tz, holidays }: Period): number => {
  let sum = 0;
  for (let day = cityDate(from, tz); day <= cityDate(to, tz); day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    const begins = Math.max(from.getTime(), toInstant(day, '08:00', tz).getTime());
    const ends = Math.min(to.getTime(), toInstant(day, '16:00', tz).getTime());
    sum += Math.max(0, ends - begins);
  }
  return sum;
};

/** Hours in full tenths. */
const fullTenths = (milliseconds: number): number => Math.floor(milliseconds / 360_000) / 10;

type Pause = { begins: Date; ends: Date | null };

const pausesOf = (steps: readonly LifeEvent[]): Pause[] =>
  steps.flatMap(({ to, at }, index) =>
    to === 'needs_completion' ? [{ begins: at, ends: steps[index + 1]?.at ?? null }] : [],
  );

const fateOf = (life: Life, period: Period) => {
  const { tz, holidays } = period;
  const steps = stepsOf(life);
  const first = (...states: string[]): LifeEvent | undefined => steps.find(({ to }) => states.includes(to));
  const pauses = pausesOf(steps);
  const isPaused = (day: string): boolean =>
    pauses.some(
      ({ begins, ends }) => day > cityDate(begins, tz) && (ends === null || day <= cityDate(ends, tz)),
    );
  /** Working days used of those promised, by the end of a day. */
  const usedBy = (last: string, pausing = true): number => {
    let used = 0;
    for (let day = addDays(cityDate(life.submittedAt, tz), 1); day <= last; day = addDays(day, 1))
      if (isWorkingDay(day, holidays) && !(pausing && isPaused(day))) used += 1;
    return used;
  };
  const promised = usedBy(life.promisedOn, false);
  const isLateBy = (at: Date, more = 0): boolean => usedBy(cityDate(at, tz)) > promised + more;
  const hoursTo = (at: Date): number =>
    fullTenths(
      workedBetween(life.submittedAt, at, period) -
        pauses.reduce((sum, { begins, ends }) => sum + (ends ? workedBetween(begins, ends, period) : 0), 0),
    );
  const passed = (at: Date): boolean => life.dueOn !== null && cityDate(at, tz) > life.dueOn;
  const [decision, end, gone] = [
    first('disposed', 'rejected'),
    first('completed', 'rejected'),
    first('withdrawn'),
  ];
  const open = !['completed', 'rejected', 'withdrawn'].includes(life.state);
  // Who extends a promise may decide later, and is late by the first promise all the same.
  const extendedBy = life.extended && life.extended.at <= period.now ? life.extended.days : 0;
  const undecided = ['submitted', 'needs_completion', 'verified', 'registered'].includes(life.state);
  return {
    ...{ steps, pauses, decision, end, gone, open },
    lateDecision: decision !== undefined && isLateBy(decision.at),
    lateEnd: end?.to === 'completed' && passed(end.at),
    lateGone: gone !== undefined && (decision ? passed(gone.at) : isLateBy(gone.at)),
    overdue: open && (undecided ? isLateBy(period.now, extendedBy) : passed(period.now)),
    age: usedBy(cityDate(period.now, tz), false),
    ...{ toDecision: decision && hoursTo(decision.at), toEnd: end && hoursTo(end.at) },
  };
};

const rank = (numbers: readonly number[], share: number): number | null =>
  numbers.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * numbers.length)) - 1] ?? null;

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Nine marks that somebody gave to a service. */
type Surveyed = { service: string; unit: string; channel: string; onDay: string; marks: number[] };

/** The index as the regulation works it out: of each element the mean, a ninth of it, all added up, times 25. */
const indexOf = (surveys: readonly Surveyed[]): number | null => {
  if (surveys.length === 0) return null;
  let index = 0;
  for (let element = 0; element < 9; element += 1)
    index += (mean(surveys.map(({ marks }) => marks[element] ?? 0)) ?? 0) / 9;
  return index * 25;
};

/** The figures as they are defined, worked out of raw events one request after the other, and which requests each counts. */
export const oracle = (
  all: readonly Life[],
  period: Period,
  given: readonly Surveyed[] = [],
): { tally: Tally; requests: Partial<Record<FigureKey, Set<string>>> } => {
  const isIn = (at: Date | undefined): boolean =>
    at !== undefined && cityDate(at, period.tz) >= period.from && cityDate(at, period.tz) <= period.to;
  const requests: Partial<Record<FigureKey, Set<string>>> = {};
  const fates = all.map((life) => ({ life, ...fateOf(life, period) }));
  type Fate = (typeof fates)[number];
  const count = (key: FigureKey, of: (fate: Fate) => boolean): number => {
    const found = fates.filter(of);
    requests[key] = new Set(found.map(({ life }) => life.number));
    return found.length;
  };
  const decided = fates.filter(({ decision }) => isIn(decision?.at));
  const ended = fates.filter(({ end }) => isIn(end?.at));
  const stars = fates.map(({ life }) => life.ratings.filter(({ at }) => isIn(at)).map((one) => one.stars));
  const rated = stars.filter((given) => given.length > 0);
  const [toDecision, toEnd] = [decided.map((one) => one.toDecision ?? 0), ended.map((one) => one.toEnd ?? 0)];
  const onTime = count('onTimePercent', (one) => isIn(one.decision?.at) && !one.lateDecision);
  const surveys = given.filter(({ onDay }) => onDay >= period.from && onDay <= period.to);
  const tally: Tally = {
    received: count('received', ({ life }) => isIn(life.submittedAt)),
    decided: count('decided', ({ decision }) => isIn(decision?.at)),
    completed: count('completed', ({ end }) => end?.to === 'completed' && isIn(end.at)),
    rejected: count('rejected', ({ end }) => end?.to === 'rejected' && isIn(end.at)),
    withdrawn: count('withdrawn', ({ gone }) => isIn(gone?.at)),
    waiting: count('waiting', ({ open }) => open),
    waitingFresh: count('waitingFresh', ({ open, age }) => open && age <= 5),
    waitingOld: count('waitingOld', ({ open, age }) => open && age > 5 && age <= 20),
    waitingOldest: count('waitingOldest', ({ open, age }) => open && age > 20),
    paused: count('paused', ({ life }) => life.state === 'needs_completion'),
    overdue: count('overdue', ({ overdue }) => overdue),
    late: count(
      'late',
      (one) =>
        (one.lateDecision && isIn(one.decision?.at)) ||
        (one.lateEnd && isIn(one.end?.at)) ||
        (one.lateGone && isIn(one.gone?.at)),
    ),
    onTimePercent: decided.length === 0 ? null : (100 * onTime) / decided.length,
    ...{ medianHoursToDecision: rank(toDecision, 0.5), p90HoursToDecision: rank(toDecision, 0.9) },
    ...{ medianHoursToEnd: rank(toEnd, 0.5), p90HoursToEnd: rank(toEnd, 0.9) },
    completionRounds: fates.flatMap(({ pauses }) => pauses).filter(({ begins }) => isIn(begins)).length,
    medianHoursPaused: rank(
      fates.flatMap(({ pauses }) =>
        pauses.flatMap(({ begins, ends }) =>
          ends !== null && isIn(ends) ? [fullTenths(workedBetween(begins, ends, period))] : [],
        ),
      ),
      0.5,
    ),
    reopened: fates.flatMap(({ steps }) => steps).filter((one) => one.action === 'reopen' && isIn(one.at))
      .length,
    ratings: stars.flat().length,
    ...{
      ratingFirst: mean(rated.map((given) => given[0] ?? 0)),
      ratingLast: mean(rated.map((given) => given.at(-1) ?? 0)),
    },
    ...{ surveys: surveys.length, surveyIndex: indexOf(surveys) },
  };
  return { tally, requests };
};
