import type { Unit } from './unit.ts';

/** What can be booked, by its code: rooms, equipment, seats. Which there are is the city's to say. */
export type Resource = string;

/** Opening and closing time, `HH:MM` city time. */
export type Hours = { open: string; close: string };

/** The rules of one resource. Days of the week are 1 (Monday) to 7. */
export type ResourceRules = {
  label: string;
  /** The same in one or two short lines, for pictures. */
  short: readonly string[];
  /** How many can be held at the same time, in `noun`s. */
  capacity: number;
  noun: string;
  /** The most people one use is for. */
  people: number;
  openings: Readonly<Partial<Record<number, Hours>>>;
  /** Minutes between two uses. */
  setUpMinutes: number;
  /** Working days between the day of booking and the first day that can be booked. */
  noticeWorkingDays: number;
  longestMinutes: number;
  /** Beginnings that are offered lie on this grid. */
  gridMinutes: number;
  /** The length that is offered to whoever has not said how long. */
  usualMinutes: number;
  /** Codes of the services that lend it. */
  services: readonly string[];
  /** Where it is, and whom to ask; told with the confirmation and the reminder. */
  place: string;
  contact: string;
  /** Whose operators block it and move what is booked of it, beside the secretariat's. */
  unit: Unit;
  /** Why nothing of it is booked for now. What is booked stays. */
  closed?: string | undefined;
};

/** Everything of a city that can be booked, in its order. */
export type Resources = ReadonlyMap<Resource, ResourceRules>;

const officeHours: Hours = { open: '08:00', close: '16:00' };

/** When whatever says nothing else is open. */
export const usualOpenings: ResourceRules['openings'] = {
  1: officeHours,
  2: officeHours,
  3: officeHours,
  4: officeHours,
  5: officeHours,
};

/** What is left of a resource the city no longer has: what holds it is still shown and let go, and nothing more is booked of it. */
const retired = (code: Resource): ResourceRules => ({
  label: code,
  short: [code],
  capacity: 1,
  noun: '',
  people: 0,
  openings: {},
  setUpMinutes: 0,
  noticeWorkingDays: 0,
  longestMinutes: 0,
  gridMinutes: 30,
  usualMinutes: 30,
  services: [],
  place: code,
  contact: '–',
  unit: '',
});

/** The rules of a resource. */
export const rulesOf = (resources: Resources, code: Resource): ResourceRules =>
  resources.get(code) ?? retired(code);
