import { named } from '../../kernel/wording.ts';
import type { Office } from '../../catalogue/city.ts';
/** Everything staff read about what is booked. */
import { longDate, shortDay } from '../../../domain/city-time.ts';
import { rulesOf, type Resource, type Resources } from '../../../domain/resources.ts';
import type { Booked } from '../bookings/index.ts';
import { showTimes } from '../../fields/field-texts.ts';

/** What something is booked for, in a few words: purpose and institution, a block's reason. */
const bookedFor = (booked: Booked): string =>
  booked.kind === 'block'
    ? `Diblokir: ${booked.reason}`
    : [booked.purpose, booked.institution].filter((part) => part !== null).join(' – ') || 'tanpa keterangan';

const marks = { request: '•', proposal: '◦ (usulan)', block: '✕' } as const;

/** The sentences of this feature, by what they are for. */
const own = {
  bookedFor,
  labels: {
    open: 'Jadwal ruang',
    previousDay: '‹ Hari sebelumnya',
    nextDay: 'Hari berikutnya ›',
    week: 'Seminggu',
    previousWeek: '‹ Minggu sebelumnya',
    nextWeek: 'Minggu berikutnya ›',
    picture: 'Gambar',
    block: 'Blokir waktu',
  } as const,
  /** Whoever is no staff of ours. */
  notYoursToBlock: (secretariat: string): string =>
    `Waktu hanya diblokir atau dilepas oleh operator bidang pengelola ruang itu dan operator ${secretariat}.`,
  dayTitle: (date: string): string => `*Jadwal ruang – ${longDate(date)}*`,
  weekTitle: (from: string, until: string): string =>
    `*Jadwal ruang – ${longDate(from)} sampai ${longDate(until)}*`,
  closedLine: (name: string | null): string => (name === null ? 'Tutup.' : `Libur: ${name}.`),
  allDayFree: (resource: Resource, resources: Resources): string =>
    `*${rulesOf(resources, resource).label}* – kosong`,
  resourceHead: (resource: Resource, resources: Resources): string => {
    const { label, capacity, noun } = rulesOf(resources, resource);
    return capacity > 1 ? `*${label}* (${capacity} ${noun})` : `*${label}*`;
  },
  freeLine: (times: readonly { from: string; to: string }[]): string =>
    times.length === 0 ? 'Kosong: tidak ada' : `Kosong: ${times.map(showTimes).join(', ')}`,
  busiestLine: (amount: number, resource: Resource, resources: Resources): string =>
    `Paling ramai ${amount} dari ${rulesOf(resources, resource).capacity} ${rulesOf(resources, resource).noun}`,
  /** One line of the day: when, which request, what for, how many seats. */
  bookedLine: (booked: Booked, resources: Resources): string => {
    const { capacity, noun } = rulesOf(resources, booked.resource);
    return [
      `${marks[booked.kind]} ${showTimes(booked)}`,
      ...(booked.kind === 'block' ? [] : [booked.number]),
      bookedFor(booked),
      ...(capacity > 1 ? [`${booked.seats} ${noun}`] : []),
    ].join(' · ');
  },
  /** One day of the week in a line each resource in use. */
  weekDayTitle: (date: string, state: string): string => `*${shortDay(date)}* – ${state}`,
  weekDayFree: 'kosong',
  weekDayUsed: 'ada pemakaian',
  weekLine: (resource: Resource, times: string, resources: Resources): string =>
    `• ${rulesOf(resources, resource).label}: ${times}`,
  weekSeats: (times: string, seats: number, resource: Resource, resources: Resources): string =>
    `${times} (${seats} ${rulesOf(resources, resource).noun})`,
  weekBlocked: (times: string): string => `${times} diblokir`,
  drawing: 'Gambar jadwal sedang dibuat dan segera dikirim ke sini.',
  /** With the picture. */
  pictureTitle: ({ short }: Office): string => `Jadwal ruang ${short}`,
  pictureText: (from: string, until: string): string =>
    from === until
      ? `Jadwal ruang ${longDate(from)}`
      : `Jadwal ruang ${longDate(from)} sampai ${longDate(until)}`,
};

/** The same, each under its name. */
export const roomsTexts = named('rooms', own, {
  bookedFor: [['booked', 'resource', 'date', 'from', 'to', 'seats', 'kind']],
  notYoursToBlock: ['secretariat'],
  dayTitle: ['date:day'],
  weekTitle: ['from:day', 'until:day'],
  closedLine: ['name'],
  allDayFree: ['resource', ['resources']],
  resourceHead: ['resource', ['resources']],
  busiestLine: ['amount:number', 'resource', ['resources']],
  bookedLine: [['booked', 'resource', 'date', 'from', 'to', 'seats', 'kind'], ['resources']],
  weekDayTitle: ['date', 'state'],
  weekLine: ['resource', 'times', ['resources']],
  weekSeats: ['times', 'seats:number', 'resource', ['resources']],
  weekBlocked: ['times'],
  pictureTitle: [['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  pictureText: ['from:day', 'until:day'],
});
