/** What operators read when they block a time. */
import { longDate, shortDay } from '../../../domain/city-time.ts';
import { resources, type Resource } from '../../../domain/resources.ts';
import { showTimes } from '../../fields/field-texts.ts';

/** The button that ends a block. */
export const releaseLabel = ({ date, from, to }: { date: string; from: string; to: string }): string =>
  `Lepas blokir ${shortDay(date)} ${showTimes({ from, to })}`;

/** A block's period: one day and its times, or from a day to another, all day long. */
export const blockPeriod = (block: {
  from: string;
  until: string;
  times: { from: string; to: string } | null;
}): string =>
  [
    block.from === block.until
      ? longDate(block.from)
      : `${longDate(block.from)} sampai ${longDate(block.until)}`,
    block.times ? `pukul ${showTimes(block.times)}` : 'sepanjang hari',
  ].join(', ');

export const blockButtons = {
  today: 'Hari ini',
  tomorrow: 'Besok',
  sameDay: 'Hari itu saja',
  allDay: 'Sepanjang hari',
  maintenance: 'Pemeliharaan',
  mayor: 'Dipakai Wali Kota',
  rest: 'Blokir sisanya',
} as const;

export const blockWhich = '*Blokir waktu*\nRuang atau perangkat mana?';
export const blockFrom = (resource: Resource): string =>
  `*Blokir ${resources[resource].label}*\nMulai tanggal berapa? Pilih atau tulis.`;
export const blockFromLabel = 'Mulai';
export const blockUntil = (from: string): string => `Sampai tanggal berapa? Mulainya ${longDate(from)}.`;
export const blockUntilLabel = 'Sampai';
export const blockTimes =
  'Pukul berapa? Tulis jam mulai dan selesai, misalnya 09.00-12.00, atau pilih sepanjang hari.';
export const blockTimesLabel = 'Jam';
export const blockReason = 'Apa alasannya? Pilih atau tulis; alasan ini tampak di jadwal petugas.';
export const blockEndsEarlier =
  'Tanggal selesai lebih awal daripada tanggal mulai. Tulis tanggal yang sama atau sesudahnya.';
export const blockTooLong = 'Paling lama 31 hari sekali blokir. Tulis tanggal yang lebih dekat.';

/** What stands in the way of a block, each with its number. */
export const blockConflicts = (resource: Resource, period: string, lines: readonly string[]): string =>
  [
    `*${resources[resource].label}*, ${period}: sudah dipakai permohonan berikut. Blokir tidak menggesernya.`,
    ...lines,
    '',
    `Pindahkan dahulu dengan tombolnya, atau tekan *${blockButtons.rest}*: waktu yang masih kosong diblokir sekarang, dan yang dipakai ikut terblokir begitu dilepas atau dipindahkan.`,
  ].join('\n');
export const moveLabel = (number: string): string => `Pindahkan ${number}`;
export const blockDone = (resource: Resource, period: string, reason: string): string =>
  `*${resources[resource].label}* diblokir: ${period}.\nAlasan: ${reason}.`;
export const blockTouches = (lines: readonly string[]): string =>
  [
    'Permohonan yang masih memakai waktu itu:',
    ...lines,
    'Tekan *Pindahkan* untuk menawarkan jadwal lain.',
  ].join('\n');
export const blockReleased = (resource: Resource, period: string): string =>
  `Blokir *${resources[resource].label}* dilepas: ${period}. Waktunya dapat dipesan lagi.`;
export const blockGone = 'Blokir itu sudah tidak ada.';
export const blockPast = 'Waktu itu sudah lewat. Tulis waktu yang akan datang.';
/** What stands in the history of a request that a block touches. */
export const blockNote = (period: string, reason: string): string =>
  `${period}: ${reason}. Jadwal permohonan tetap.`;
