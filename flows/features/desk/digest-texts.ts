/** What staff read in their digests, and administrators of what is long overdue. */
import { named } from '../../kernel/wording.ts';
import { longDate } from '../../../domain/city-time.ts';
import type { HolidayGap } from '../../../domain/holiday-check.ts';

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

const gaps: Record<HolidayGap['gap'], string> = {
  missing: 'belum ada',
  provisional: 'masih perkiraan, belum disesuaikan dengan SKB 3 Menteri',
};

/** The sentences of this feature, by what they are for. */
const own = {
  openInbox: 'Permohonan',
  title: (time: string): string => `*Ringkasan pukul ${time.replace(':', '.')}*`,
  nothing: 'Tidak ada permohonan yang menunggu Anda. Selamat bekerja.',
  /** The counts in lines, what is nought left out. */
  lines: ({ waiting, fresh, dueToday, late, completion, beside }: DigestCounts): string[] => [
    `Menunggu Anda: *${waiting}*${fresh > 0 ? `, ${fresh} di antaranya baru` : ''}`,
    ...(late > 0 ? [`*Terlambat: ${late}*`] : []),
    ...(dueToday > 0 ? [`Jatuh tempo hari ini: ${dueToday}`] : []),
    ...(completion > 0 ? [`Menunggu kelengkapan pemohon: ${completion}`] : []),
    ...(beside > 0 ? [`Didampingi unit Anda: ${beside}`] : []),
  ],
  oldest: 'Yang paling lama:',
  item: (item: {
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
    ].join(' – '),
  /** What administrators read once of a year's holidays that are wanting. */
  holidayText: ({ year, gap }: HolidayGap): string =>
    `*Hari libur ${year} ${gaps[gap]}*\nJanji layanan dihitung dalam hari kerja, jadi tanggalnya dapat meleset. Mohon minta pengelola server melengkapi daftar hari libur (docs/operations.md).`,
};

/** The same, each under its name. */
export const digestTexts = named('digest', own, {
  title: ['time'],
  item: [['item', 'number', 'title', 'due', 'late', 'beside']],
  holidayText: [['holidayGap', 'year', 'gap']],
});
