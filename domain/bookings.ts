import { addDays } from './city-time.ts';
import { holidayName, isWorkingDay } from './working-days.ts';

/** What is held of a resource: a period of one day in city time and how much of it (seats; 1 for rooms and kit). */
export type Hold = { resource: Resource; date: string; from: string; to: string; amount: number };
export type Resource = 'pontive_center' | 'meeting_room' | 'coworking' | 'vicon_kit' | 'meeting_id';

/** A period of one day in city time: ISO date, 'HH:mm'; the end is not part of it, so periods that touch do not clash. */
export type Period = { date: string; from: string; to: string };
/** What a wish takes of a resource. */
export type Want = { resource: Resource; amount: number };
type Now = { today: string; time: string };

const officeHours = { open: '08:00', close: '16:00' };

/** What can be booked (services.md, Bookings): capacity in `noun`s at the same time, opening hours on working days. */
export const resources: Readonly<
  Record<Resource, { label: string; capacity: number; open: string; close: string; noun: string }>
> = {
  pontive_center: { label: 'Pontive Center', capacity: 1, ...officeHours, noun: 'ruangan' },
  meeting_room: { label: 'Meeting Room', capacity: 1, ...officeHours, noun: 'ruangan' },
  coworking: { label: 'Coworking Space', capacity: 20, ...officeHours, noun: 'kursi' },
  vicon_kit: { label: 'Perangkat video conference', capacity: 1, ...officeHours, noun: 'perangkat' },
  meeting_id: { label: 'ID meeting', capacity: 1, ...officeHours, noun: 'ID meeting' },
};

/** How many days ahead one may book. */
export const bookingHorizonDays = 90;

export type SlotTrouble = {
  because: 'past' | 'closed_day' | 'outside_hours' | 'end_before_start' | 'too_far' | 'taken' | 'too_many';
  resource?: Resource;
  holiday?: string;
};

/** Hours in which everything wished for is open; the office's when nothing in particular is. */
const hoursOf = (wants: readonly Want[]): { open: string; close: string } => ({
  open:
    wants
      .map(({ resource }) => resources[resource].open)
      .sort()
      .at(-1) ?? officeHours.open,
  close:
    wants
      .map(({ resource }) => resources[resource].close)
      .sort()
      .at(0) ?? officeHours.close,
});

/** The most of a resource that is held at any one instant of a period. */
const peak = (slot: Period, resource: Resource, holds: readonly Hold[]): number => {
  const beside = holds.filter(
    (hold) =>
      hold.resource === resource && hold.date === slot.date && hold.from < slot.to && hold.to > slot.from,
  );
  // What is held grows only where a hold begins, so the beginnings are all there is to look at.
  const instants = [slot.from, ...beside.map(({ from }) => from).filter((from) => from > slot.from)];
  const heldAt = (instant: string): number =>
    beside.reduce((sum, { from, to, amount }) => (from <= instant && instant < to ? sum + amount : sum), 0);
  return Math.max(...instants.map(heldAt));
};

const dayTrouble = (date: string, now: Now): SlotTrouble | null => {
  if (date < now.today) return { because: 'past' };
  if (date > addDays(now.today, bookingHorizonDays)) return { because: 'too_far' };
  if (isWorkingDay(date)) return null;
  const holiday = holidayName(date);
  return { because: 'closed_day', ...(holiday === null ? {} : { holiday }) };
};

const wantTrouble = (slot: Period, wants: readonly Want[], holds: readonly Hold[]): SlotTrouble | null => {
  for (const { resource } of wants) {
    const amount = wants.reduce((sum, want) => (want.resource === resource ? sum + want.amount : sum), 0);
    if (amount > resources[resource].capacity) return { because: 'too_many', resource };
    if (amount + peak(slot, resource, holds) > resources[resource].capacity)
      return { because: 'taken', resource };
  }
  return null;
};

/** Why a period cannot be booked, or null: `too_many` is more than there is at all, `taken` more than is left; times are the city's. */
export const slotTrouble = (
  slot: Period,
  wants: readonly Want[],
  holds: readonly Hold[],
  now: Now,
): SlotTrouble | null => {
  if (slot.to <= slot.from) return { because: 'end_before_start' };
  const day = dayTrouble(slot.date, now);
  if (day) return day;
  if (slot.date === now.today && slot.from < now.time) return { because: 'past' };
  const { open, close } = hoursOf(wants);
  if (slot.from < open || slot.to > close) return { because: 'outside_hours' };
  return wantTrouble(slot, wants, holds);
};

const grid = 30;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Every period of the wished length on the half-hour grid of one day, nearest to the wished beginning first. */
const periodsOf = (date: string, slot: Period, wants: readonly Want[]): Period[] => {
  const { open, close } = hoursOf(wants);
  const wished = minutes(slot.from);
  const length = minutes(slot.to) - wished;
  const starts: number[] = [];
  for (let start = minutes(open); start + length <= minutes(close); start += grid) starts.push(start);
  return starts
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b)
    .map((start) => ({ date, from: clock(start), to: clock(start + length) }));
};

/** Up to `count` free periods as long as the wished one: its own day first, then the days after it, each from the nearest beginning; none when its length is not positive. */
export const nearestFree = (
  slot: Period,
  wants: readonly Want[],
  holds: readonly Hold[],
  now: Now,
  count = 3,
): Period[] => {
  const free: Period[] = [];
  if (slot.to <= slot.from) return free;
  const last = addDays(now.today, bookingHorizonDays);
  const first = slot.date < now.today ? now.today : slot.date;
  for (let date = first; date <= last && free.length < count; date = addDays(date, 1)) {
    if (!isWorkingDay(date)) continue;
    free.push(...periodsOf(date, slot, wants).filter((period) => !slotTrouble(period, wants, holds, now)));
  }
  return free.slice(0, count);
};
