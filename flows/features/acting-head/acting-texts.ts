/** What is read when somebody is named to stand in for the head. */
import { type ActingKind, actingKinds, type ActingTerm } from '../../../domain/acting-head.ts';
import { longDate } from '../../../domain/city-time.ts';

export const actingButtons = {
  open: 'Plh./Plt. Kepala Dinas',
  today: 'Hari ini',
  tomorrow: 'Besok',
  sameDay: 'Hari itu saja',
} as const;

export const kindLabels: Record<ActingKind, string> = {
  plh: 'Plh. (pelaksana harian)',
  plt: 'Plt. (pelaksana tugas)',
};

export const notYoursToName = 'Plh. atau Plt. hanya ditunjuk oleh Kepala Dinas atau administrator.';
const period = ({ from, to }: Pick<ActingTerm, 'from' | 'to'>): string =>
  from === to ? longDate(from) : `${longDate(from)} sampai ${longDate(to)}`;
export const termLine = (name: string, term: ActingTerm): string =>
  `• ${actingKinds[term.kind]}: ${name}, ${period(term)}`;
export const whoQuestion = (lines: string[]): string =>
  [
    '*Plh./Plt. Kepala Dinas*',
    ...(lines.length > 0 ? lines : ['Belum ada yang ditunjuk.']),
    'Siapa yang ditunjuk? Pada hari-hari itu ia dapat memberi disposisi dan menolak seperti Kepala Dinas.',
  ].join('\n');
export const endLabel = (name: string, kind: ActingKind): string =>
  `Akhiri ${kind === 'plh' ? 'Plh.' : 'Plt.'} ${name}`;
export const kindQuestion = (name: string): string => `*${name}* ditunjuk sebagai apa?`;
export const fromQuestion = 'Mulai tanggal berapa? Pilih atau tulis.';
export const fromLabel = 'Mulai';
export const toQuestion = (from: string): string => `Sampai tanggal berapa? Mulainya ${longDate(from)}.`;
export const toLabel = 'Sampai';
export const termRefused = {
  end_before_start:
    'Tanggal selesai lebih awal daripada tanggal mulai. Tulis tanggal yang sama atau sesudahnya.',
  past: 'Masa itu sudah lewat. Tulis tanggal hari ini atau sesudahnya.',
  too_long: 'Paling lama satu tahun. Tulis tanggal yang lebih dekat; setelah itu dapat ditunjuk lagi.',
} as const;
export const namedText = (name: string, term: ActingTerm): string =>
  `*${name}* tercatat sebagai ${actingKinds[term.kind]}: ${period(term)}. Yang bersangkutan sudah dikabari.`;
export const endedText = (name: string): string =>
  `Penunjukan *${name}* sudah diakhiri. Yang bersangkutan sudah dikabari.`;
export const youAreNamed = (term: ActingTerm): string =>
  `Anda ditunjuk sebagai *${actingKinds[term.kind]}*: ${period(term)}. Pada hari-hari itu Anda dapat memberi disposisi; ketik *permohonan* untuk melihat yang menunggu.`;
export const youAreEnded = (term: ActingTerm): string =>
  `Penunjukan Anda sebagai *${actingKinds[term.kind]}* (${period(term)}) sudah diakhiri.`;
export const colleagueGone = 'Petugas itu sudah tidak terdaftar. Pilih yang lain.';
