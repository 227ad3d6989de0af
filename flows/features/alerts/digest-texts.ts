/** What staff read in their digests, and administrators of what is long overdue. */
import { longDate } from '../../../domain/city-time.ts';
import type { HolidayGap } from '../../../domain/holiday-check.ts';

export const openInbox = 'Permohonan';

export const digestTitle = (time: string): string => `*Ringkasan pukul ${time.replace(':', '.')}*`;
export const digestNothing = 'Tidak ada permohonan yang menunggu Anda. Selamat bekerja.';

export type DigestCounts = {
  /** Waiting for the person in all, and of these: come since the digest before, due today, overdue. */
  waiting: number;
  fresh: number;
  dueToday: number;
  late: number;
  /** Waiting for their applicants. */
  completion: number;
  /** Carried out by other units, with the person's beside them. */
  beside: number;
};

/** The counts in lines, what is nought left out. */
export const digestLines = ({
  waiting,
  fresh,
  dueToday,
  late,
  completion,
  beside,
}: DigestCounts): string[] => [
  `Menunggu Anda: *${waiting}*${fresh > 0 ? `, ${fresh} di antaranya baru` : ''}`,
  ...(late > 0 ? [`*Terlambat: ${late}*`] : []),
  ...(dueToday > 0 ? [`Jatuh tempo hari ini: ${dueToday}`] : []),
  ...(completion > 0 ? [`Menunggu kelengkapan pemohon: ${completion}`] : []),
  ...(beside > 0 ? [`Didampingi unit Anda: ${beside}`] : []),
];

export const digestOldest = 'Yang paling lama:';
export const digestItem = (item: {
  number: string;
  title: string;
  due: string | null;
  late: boolean;
  beside: boolean;
}): string =>
  [
    `• ${item.number} – ${item.title}`,
    ...(item.beside ? ['_unit pendamping_'] : []),
    ...(item.due === null ? [] : [`${item.late ? 'terlambat sejak' : 'janji'} ${longDate(item.due)}`]),
  ].join(' – ');

export type OverdueLine = { number: string; title: string; unit: string; state: string; due: string };

const mostLines = 10;

/** What administrators read once of each request that stays overdue. */
export const escalationText = (lines: OverdueLine[], workingDays: number): string =>
  [
    `*${lines.length} permohonan terlambat lebih dari ${workingDays} hari kerja*`,
    ...lines
      .slice(0, mostLines)
      .map(
        ({ number, title, unit, state, due }) =>
          `• ${number} – ${title} – ${unit} – ${state} – jatuh tempo ${longDate(due)}`,
      ),
    ...(lines.length > mostLines ? [`… dan ${lines.length - mostLines} lainnya.`] : []),
    '',
    'Mohon ingatkan bidang yang bertugas. Setiap permohonan diberitahukan satu kali untuk setiap keadaan.',
  ].join('\n');

const gaps: Record<HolidayGap['gap'], string> = {
  missing: 'belum ada',
  provisional: 'masih perkiraan, belum disesuaikan dengan SKB 3 Menteri',
};

/** What administrators read once of a year's holidays that are wanting. */
export const holidayText = ({ year, gap }: HolidayGap): string =>
  `*Hari libur ${year} ${gaps[gap]}*\nJanji layanan dihitung dalam hari kerja, jadi tanggalnya dapat meleset. Mohon minta pengelola server melengkapi daftar hari libur (docs/operations.md).`;
