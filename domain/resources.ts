import type { Unit } from './unit.ts';

/** What can be booked: rooms, equipment, seats. */
export type Resource = 'pontive_center' | 'meeting_room' | 'coworking' | 'vicon_kit' | 'meeting_id';

/** Opening and closing time, `HH:MM` city time. */
export type Hours = { open: string; close: string };

/** The rules of one resource; a city changes them here. Days of the week are 1 (Monday) to 7. */
export type ResourceRules = {
  label: string;
  /** The same in one or two short lines, for pictures. */
  short: readonly [string, string?];
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
  /** Where it is, and the unit to ask; told with the confirmation and the reminder. */
  place: string;
  contact: string;
  /** Whose operators block it and move what is booked of it, beside the secretariat's. */
  unit: Unit;
};

const officeHours: Hours = { open: '08:00', close: '16:00' };
const workdays = { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours };
const usual = { capacity: 1, openings: workdays, gridMinutes: 30, usualMinutes: 120 };
const aptika = {
  place: 'Kantor DISKOMINFO Kota Pontianak',
  contact: 'Bidang Aplikasi Informatika',
  unit: 'aptika' as const,
};
const infrastruktur = { ...aptika, contact: 'Bidang Infrastruktur TIK', unit: 'infrastruktur' as const };

/** Everything that can be booked (Perwali Pontianak 126/2022, Pasal 7 ayat (1) a–b and (2) a–b), by its code. */
export const resources: Readonly<Record<Resource, ResourceRules>> = {
  pontive_center: {
    ...usual,
    ...aptika,
    label: 'Pontive Center',
    short: ['Pontive', 'Center'],
    noun: 'ruangan',
    people: 40,
    setUpMinutes: 30,
    noticeWorkingDays: 1,
    longestMinutes: 480,
    services: ['kunjungan', 'ruang'],
    place: 'Pontive Center, Kantor DISKOMINFO Kota Pontianak',
  },
  meeting_room: {
    ...usual,
    ...aptika,
    label: 'Meeting Room',
    short: ['Meeting', 'Room'],
    noun: 'ruangan',
    people: 25,
    setUpMinutes: 30,
    noticeWorkingDays: 1,
    longestMinutes: 480,
    services: ['kunjungan', 'ruang'],
    place: 'Meeting Room, Kantor DISKOMINFO Kota Pontianak',
  },
  coworking: {
    ...usual,
    ...aptika,
    label: 'Coworking Space',
    short: ['Coworking', '(kursi)'],
    capacity: 20,
    noun: 'kursi',
    people: 20,
    setUpMinutes: 0,
    noticeWorkingDays: 0,
    longestMinutes: 480,
    services: ['coworking'],
    place: 'Coworking Space, Kantor DISKOMINFO Kota Pontianak',
  },
  vicon_kit: {
    ...usual,
    ...infrastruktur,
    label: 'Perangkat video conference',
    short: ['Perangkat', 'vicon'],
    noun: 'perangkat',
    people: 1000,
    setUpMinutes: 30,
    noticeWorkingDays: 1,
    longestMinutes: 360,
    services: ['vicon'],
  },
  meeting_id: {
    ...usual,
    ...infrastruktur,
    label: 'ID meeting',
    short: ['ID meeting'],
    noun: 'ID meeting',
    people: 1000,
    setUpMinutes: 0,
    noticeWorkingDays: 1,
    longestMinutes: 480,
    services: ['vicon'],
  },
};

/** The codes of everything that can be booked. */
export const resourceCodes = Object.keys(resources) as Resource[];
