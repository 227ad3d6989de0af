import { addDays } from './city-time.ts';
import { minutesOf, timeAt } from './clock-time.ts';
import { closedName, earliestDay, lastDay, nextOpenDay, openHours, type BookingDay } from './opening.ts';
import { rulesOf, type Hours, type Resource, type Resources } from './resources.ts';

/** A period of one day in city time: ISO date, `HH:MM`; the end is not part of it. */
export type Period = { date: string; from: string; to: string };

/** Seats of a resource that are somebody's on one day; `to` is when the next may begin, set-up time included. */
export type Hold = Period & { resource: Resource; seats: readonly number[] };

/** What a wish takes of a resource, and for how many people. */
export type Want = { resource: Resource; amount: number; people?: number };

/** Why a period cannot be booked, with what is possible instead. */
export type SlotTrouble =
  | { because: 'past'; earliest: string }
  | { because: 'end_before_start' }
  | { because: 'closed_day'; name: string | null; next: string | null }
  | { because: 'too_soon'; resource: Resource; workingDays: number; earliest: string }
  | { because: 'too_far'; days: number; last: string }
  | { because: 'outside_hours'; hours: Hours }
  | { because: 'too_long'; resource: Resource; longest: number }
  | { because: 'too_many_people'; resource: Resource; people: number }
  | { because: 'closed'; resource: Resource; why: string }
  | { because: 'too_many'; resource: Resource; amount: number }
  | { because: 'taken'; resource: Resource; left: number };

const named = (wants: readonly Want[]): Resource[] => wants.map(({ resource }) => resource);

/** Holds by day, so that a look at many days does not go through all of them for each. */
export type HoldsByDay = ReadonlyMap<string, readonly Hold[]>;

/** Sorts holds by their day. */
export const byDay = (holds: readonly Hold[]): HoldsByDay => {
  const days = new Map<string, Hold[]>();
  for (const hold of holds) {
    const day = days.get(hold.date);
    if (day) day.push(hold);
    else days.set(hold.date, [hold]);
  }
  return days;
};

/** How many of a resource nobody else has at any instant of a period, its set-up time after it included. */
const leftOf = (slot: Period, resource: Resource, holds: HoldsByDay, resources: Resources): number => {
  const { capacity, setUpMinutes } = rulesOf(resources, resource);
  const end = timeAt(minutesOf(slot.to) + setUpMinutes);
  const beside = (holds.get(slot.date) ?? []).filter(
    (hold) => hold.resource === resource && hold.from < end && hold.to > slot.from,
  );
  return capacity - new Set(beside.flatMap(({ seats }) => seats)).size;
};

const tooSoon = (wanted: readonly Resource[], earliest: string, resources: Resources): SlotTrouble | null => {
  const [slowest] = [...wanted].sort(
    (a, b) => rulesOf(resources, b).noticeWorkingDays - rulesOf(resources, a).noticeWorkingDays,
  );
  if (!slowest) return null;
  return {
    because: 'too_soon',
    resource: slowest,
    workingDays: rulesOf(resources, slowest).noticeWorkingDays,
    earliest,
  };
};

/** What stands in the way of a day, whatever the hours. */
export const dayTrouble = (date: string, wants: readonly Want[], now: BookingDay): SlotTrouble | null => {
  const wanted = named(wants);
  const allowed = earliestDay(wanted, now);
  const earliest = nextOpenDay(allowed, wanted, now) ?? allowed;
  if (date < now.today) return { because: 'past', earliest };
  if (date > lastDay(now)) return { because: 'too_far', days: now.horizonDays, last: lastDay(now) };
  if (openHours(date, wanted, now) === null) {
    const next = nextOpenDay(date < allowed ? allowed : date, wanted, now);
    return { because: 'closed_day', name: closedName(date, now), next };
  }
  return date < allowed ? tooSoon(wanted, earliest, now.resources) : null;
};

/** Closed, or more than there is at all, of seats or of room for people: no other time would help. */
export const sizeTrouble = (wants: readonly Want[], resources: Resources): SlotTrouble | null => {
  for (const { resource, people } of wants) {
    const rules = rulesOf(resources, resource);
    const amount = wants.reduce((sum, want) => (want.resource === resource ? sum + want.amount : sum), 0);
    if (rules.closed !== undefined) return { because: 'closed', resource, why: rules.closed };
    if (amount > rules.capacity) return { because: 'too_many', resource, amount };
    if (people !== undefined && people > rules.people)
      return { because: 'too_many_people', resource, people };
  }
  return null;
};

const lengthTrouble = (slot: Period, wants: readonly Want[], resources: Resources): SlotTrouble | null => {
  const length = minutesOf(slot.to) - minutesOf(slot.from);
  const short = wants.find(({ resource }) => length > rulesOf(resources, resource).longestMinutes);
  return short
    ? {
        because: 'too_long',
        resource: short.resource,
        longest: rulesOf(resources, short.resource).longestMinutes,
      }
    : null;
};

const takenTrouble = (
  slot: Period,
  wants: readonly Want[],
  holds: HoldsByDay,
  resources: Resources,
): SlotTrouble | null => {
  for (const { resource } of wants) {
    const amount = wants.reduce((sum, want) => (want.resource === resource ? sum + want.amount : sum), 0);
    const left = leftOf(slot, resource, holds, resources);
    if (amount > left) return { because: 'taken', resource, left: Math.max(0, left) };
  }
  return null;
};

/** Whether a period within the opening hours of a day that can be booked is still to come and nobody else's. */
export const isFree = (
  slot: Period,
  wants: readonly Want[],
  holds: HoldsByDay,
  { today, time, resources }: Pick<BookingDay, 'today' | 'time' | 'resources'>,
): boolean =>
  (slot.date !== today || slot.from >= time) && takenTrouble(slot, wants, holds, resources) === null;

/** Why a period cannot be booked, or null; the first rule broken. Times are the city's. */
export const slotTrouble = (
  slot: Period,
  wants: readonly Want[],
  holds: HoldsByDay,
  now: BookingDay,
): SlotTrouble | null => {
  if (slot.to <= slot.from) return { because: 'end_before_start' };
  const day = dayTrouble(slot.date, wants, now);
  if (day) return day;
  if (slot.date === now.today && slot.from < now.time) return { because: 'past', earliest: now.today };
  const hours = openHours(slot.date, named(wants), now);
  if (hours && (slot.from < hours.open || slot.to > hours.close)) return { because: 'outside_hours', hours };
  const { resources } = now;
  return (
    lengthTrouble(slot, wants, resources) ??
    sizeTrouble(wants, resources) ??
    takenTrouble(slot, wants, holds, resources)
  );
};

/** The coarsest grid that every wanted resource keeps, in minutes. */
export const gridOf = (wants: readonly Want[], { resources }: Pick<BookingDay, 'resources'>): number =>
  Math.max(5, ...named(wants).map((resource) => rulesOf(resources, resource).gridMinutes));

/** Beginnings on the grid of one day at which a period of `minutes` lies within opening hours. */
export const startsOf = (
  date: string,
  minutes: number,
  wants: readonly Want[],
  now: BookingDay,
): number[] => {
  const hours = openHours(date, named(wants), now);
  if (!hours) return [];
  const starts: number[] = [];
  const last = minutesOf(hours.close) - minutes;
  for (let start = minutesOf(hours.open); start <= last; start += gridOf(wants, now)) starts.push(start);
  return starts;
};

const overlap = (a: Period, b: Period): boolean => a.date === b.date && a.from < b.to && b.from < a.to;

const within = (minutes: number, wants: readonly Want[], resources: Resources): number =>
  Math.min(minutes, ...named(wants).map((resource) => rulesOf(resources, resource).longestMinutes));

/**
 * Up to `count` free periods as long as the wished one (as long as allowed, when it is longer): its own day first, then
 * the days after it, each from the nearest beginning, none overlapping another; none when its length is not positive.
 */
export const nearestFree = (
  slot: Period,
  wants: readonly Want[],
  holds: HoldsByDay,
  now: BookingDay,
  count = 3,
): Period[] => {
  const free: Period[] = [];
  const wished = minutesOf(slot.from);
  const length = within(minutesOf(slot.to) - wished, wants, now.resources);
  if (length <= 0 || sizeTrouble(wants, now.resources) !== null) return free;
  const earliest = earliestDay(named(wants), now);
  const first = slot.date < earliest ? earliest : slot.date;
  for (let date = first; date <= lastDay(now) && free.length < count; date = addDays(date, 1)) {
    if (dayTrouble(date, wants, now)) continue;
    const near = startsOf(date, length, wants, now).sort(
      (a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b,
    );
    for (const start of near) {
      const period = { date, from: timeAt(start), to: timeAt(start + length) };
      if (free.some((other) => overlap(other, period))) continue;
      if (isFree(period, wants, holds, now)) free.push(period);
      if (free.length === count) break;
    }
  }
  return free;
};
