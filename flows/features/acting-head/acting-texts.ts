/** What is read when somebody is named to stand in for the head. */
import { named } from '../../kernel/wording.ts';
import { type ActingKind, actingKinds, type ActingTerm } from '../../../domain/acting-head.ts';
import { longDate } from '../../../domain/city-time.ts';
const period = ({ from, to }: Pick<ActingTerm, 'from' | 'to'>): string =>
  from === to ? longDate(from) : `${longDate(from)} sampai ${longDate(to)}`;

/** The sentences of this feature, by what they are for. */
const own = {
  buttons: {
    open: 'Plh./Plt. Kepala Dinas',
    today: 'Hari ini',
    tomorrow: 'Besok',
    sameDay: 'Hari itu saja',
  } as const,
  kindLabels: {
    plh: 'Plh. (pelaksana harian)',
    plt: 'Plt. (pelaksana tugas)',
  } satisfies Record<ActingKind, string>,
  notYoursToName: 'Plh. atau Plt. hanya ditunjuk oleh Kepala Dinas atau administrator.',
  termLine: (name: string, term: ActingTerm): string =>
    `• ${actingKinds[term.kind]}: ${name}, ${period(term)}`,
  whoQuestion: (lines: string[]): string =>
    [
      '*Plh./Plt. Kepala Dinas*',
      ...(lines.length > 0 ? lines : ['Belum ada yang ditunjuk.']),
      'Siapa yang ditunjuk? Pada hari-hari itu ia dapat memberi disposisi dan menolak seperti Kepala Dinas.',
    ].join('\n'),
  endLabel: (name: string, kind: ActingKind): string => `Akhiri ${kind === 'plh' ? 'Plh.' : 'Plt.'} ${name}`,
  kindQuestion: (name: string): string => `*${name}* ditunjuk sebagai apa?`,
  fromQuestion: 'Mulai tanggal berapa? Pilih atau tulis.',
  fromLabel: 'Mulai',
  toQuestion: (from: string): string => `Sampai tanggal berapa? Mulainya ${longDate(from)}.`,
  toLabel: 'Sampai',
  termRefused: {
    end_before_start:
      'Tanggal selesai lebih awal daripada tanggal mulai. Tulis tanggal yang sama atau sesudahnya.',
    past: 'Masa itu sudah lewat. Tulis tanggal hari ini atau sesudahnya.',
    too_long: 'Paling lama satu tahun. Tulis tanggal yang lebih dekat; setelah itu dapat ditunjuk lagi.',
  } as const,
  namedText: (name: string, term: ActingTerm): string =>
    `*${name}* tercatat sebagai ${actingKinds[term.kind]}: ${period(term)}. Yang bersangkutan sudah dikabari.`,
  endedText: (name: string): string =>
    `Penunjukan *${name}* sudah diakhiri. Yang bersangkutan sudah dikabari.`,
  youAreNamed: (term: ActingTerm): string =>
    `Anda ditunjuk sebagai *${actingKinds[term.kind]}*: ${period(term)}. Pada hari-hari itu Anda dapat memberi disposisi; ketik *permohonan* untuk melihat yang menunggu.`,
  youAreEnded: (term: ActingTerm): string =>
    `Penunjukan Anda sebagai *${actingKinds[term.kind]}* (${period(term)}) sudah diakhiri.`,
  colleagueGone: 'Petugas itu sudah tidak terdaftar. Pilih yang lain.',
};

/** The same, each under its name. */
export const actingTexts = named('acting', own, {
  termLine: ['name', ['term', 'kind', 'from', 'to']],
  whoQuestion: ['lines:list'],
  endLabel: ['name', 'kind'],
  kindQuestion: ['name'],
  toQuestion: ['from:day'],
  namedText: ['name', ['term', 'kind', 'from', 'to']],
  endedText: ['name'],
  youAreNamed: [['term', 'kind', 'from', 'to']],
  youAreEnded: [['term', 'kind', 'from', 'to']],
});
