/** What operators read when they block a time. */
import { named } from '../../kernel/wording.ts';
import { longDate, shortDay } from '../../../domain/city-time.ts';
import { showTimes } from '../../fields/field-texts.ts';

const blockButtons = {
  today: 'Hari ini',
  tomorrow: 'Besok',
  sameDay: 'Hari itu saja',
  allDay: 'Sepanjang hari',
  maintenance: 'Pemeliharaan',
  mayor: 'Dipakai Wali Kota',
  rest: 'Blokir sisanya',
} as const;

/** The sentences of this feature, by what they are for. */
const own = {
  /** The button that ends a block. */
  releaseLabel: ({ date, from, to }: { date: string; from: string; to: string }): string =>
    `Lepas blokir ${shortDay(date)} ${showTimes({ from, to })}`,
  /** A block's period: one day and its times, or from a day to another, all day long. */
  period: (block: { from: string; until: string; times: { from: string; to: string } | null }): string =>
    [
      block.from === block.until
        ? longDate(block.from)
        : `${longDate(block.from)} sampai ${longDate(block.until)}`,
      block.times ? `pukul ${showTimes(block.times)}` : 'sepanjang hari',
    ].join(', '),
  blockButtons,
  which: '*Blokir waktu*\nRuang atau perangkat mana?',
  from: (resource: string): string => `*Blokir ${resource}*\nMulai tanggal berapa? Pilih atau tulis.`,
  fromLabel: 'Mulai',
  until: (from: string): string => `Sampai tanggal berapa? Mulainya ${longDate(from)}.`,
  untilLabel: 'Sampai',
  times: 'Pukul berapa? Tulis jam mulai dan selesai, misalnya 09.00-12.00, atau pilih sepanjang hari.',
  timesLabel: 'Jam',
  reason: 'Apa alasannya? Pilih atau tulis; alasan ini tampak di jadwal petugas.',
  endsEarlier: 'Tanggal selesai lebih awal daripada tanggal mulai. Tulis tanggal yang sama atau sesudahnya.',
  tooLong: 'Paling lama 31 hari sekali blokir. Tulis tanggal yang lebih dekat.',
  /** What stands in the way of a block, each with its number. */
  conflicts: (resource: string, period: string, lines: readonly string[]): string =>
    [
      `*${resource}*, ${period}: sudah dipakai permohonan berikut. Blokir tidak menggesernya.`,
      ...lines,
      '',
      `Pindahkan dahulu dengan tombolnya, atau tekan *${blockButtons.rest}*: waktu yang masih kosong diblokir sekarang, dan yang dipakai ikut terblokir begitu dilepas atau dipindahkan.`,
    ].join('\n'),
  moveLabel: (number: string): string => `Pindahkan ${number}`,
  done: (resource: string, period: string, reason: string): string =>
    `*${resource}* diblokir: ${period}.\nAlasan: ${reason}.`,
  touches: (lines: readonly string[]): string =>
    [
      'Permohonan yang masih memakai waktu itu:',
      ...lines,
      'Tekan *Pindahkan* untuk menawarkan jadwal lain.',
    ].join('\n'),
  released: (resource: string, period: string): string =>
    `Blokir *${resource}* dilepas: ${period}. Waktunya dapat dipesan lagi.`,
  gone: 'Blokir itu sudah tidak ada.',
  past: 'Waktu itu sudah lewat. Tulis waktu yang akan datang.',
  /** What stands in the history of a request that a block touches. */
  note: (period: string, reason: string): string => `${period}: ${reason}. Jadwal permohonan tetap.`,
};

/** The same, each under its name. */
export const blockTexts = named('block', own, {
  releaseLabel: [['it', 'date', 'from', 'to']],
  period: [['block', 'from', 'until']],
  from: ['resource'],
  until: ['from:day'],
  conflicts: ['resource', 'period', 'lines:list'],
  moveLabel: ['number'],
  done: ['resource', 'period', 'reason'],
  touches: ['lines:list'],
  released: ['resource', 'period'],
  note: ['period', 'reason'],
});
