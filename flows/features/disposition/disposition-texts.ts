/** What is read around agenda, disposition, its paper, due dates and schedules. */
import { longDate, shortDay } from '../../../domain/city-time.ts';
import { type Unit, units } from '../../../domain/unit.ts';
import type { Schedule } from '../requests/request.ts';
import { showPeriod, showTimes } from '../../fields/field-texts.ts';

/* Agenda */
export const agendaButtons = {
  otherDate: 'Tanggal agenda lain',
  today: 'Hari ini',
  yesterday: 'Kemarin',
} as const;
export const agendaQuestion = (next: string, date: string): string =>
  `Nomor agenda berikutnya: *${next}*\nTanggal agenda: ${longDate(date)}\nTekan nomornya untuk memakainya, atau tulis nomor lain.`;
export const agendaTaken = (number: string, next: string): string =>
  `Nomor agenda *${number}* sudah dipakai tahun ini, jadi belum dicatat. Nomor berikutnya yang masih bebas: *${next}*. Tekan nomor itu, atau tulis nomor lain.`;
export const agendaNoDigit = (typed: string, next: string): string =>
  `*${typed}* tidak memuat angka, jadi belum dicatat sebagai nomor agenda. Tekan *${next}* untuk memakainya, atau tulis nomor lain.`;
export const agendaDateQuestion = 'Tanggal agenda? Pilih atau tulis, paling akhir hari ini.';
export const agendaDateLabel = 'Tanggal agenda';
export const agendaNote = (number: string, date: string | null): string =>
  `Nomor agenda ${number}${date === null ? '' : `, tanggal ${longDate(date)}`}`;

/* Disposition */
export const dispositionButtons = {
  more: 'Tambah bidang',
  otherUnit: 'Ganti bidang',
  due: 'Beri batas waktu',
  otherDue: 'Ubah batas waktu',
  noDue: 'Tanpa batas waktu',
} as const;
export const unitQuestion = 'Disposisi kepada unit mana?';
const named = (codes: readonly Unit[]): string => codes.map((code) => units[code]).join(', ');
export const supportingLine = (codes: readonly Unit[]): string => `Pendamping: ${named(codes)}`;
/** How the alert of a disposition begins: the secretariat reads it too, so it names the unit. */
export const disposedTo = (unit: Unit): string => `Disposisi untuk ${units[unit]}`;
export const dueLine = (date: string): string => `Batas waktu: ${longDate(date)}`;
export const leadingLine = (unit: Unit): string => `Penanggung jawab: ${units[unit]}`;
export const paperLine = 'Disposisi tertulis Kepala Dinas, dicatat arsiparis';
export const instructionQuestion = (
  [leading, ...supporting]: readonly [Unit, ...Unit[]],
  dueOn: string | undefined,
): string =>
  [
    `Disposisi kepada *${units[leading]}*${supporting.length > 0 ? ' sebagai penanggung jawab' : ''}.`,
    ...(supporting.length > 0 ? [supportingLine(supporting)] : []),
    ...(dueOn ? [dueLine(dueOn)] : []),
    'Apa instruksinya? Pilih atau tulis sendiri. Pemohon ikut membacanya.',
  ].join('\n');
export const instructionOwn = 'Tulis instruksi disposisi. Pemohon ikut membacanya.';
export const instructions = {
  follow_up: 'Tindak lanjuti',
  coordinate: 'Koordinasikan',
  attend: 'Hadiri',
  answer: 'Siapkan jawaban',
} as const;
export const moreUnitsQuestion =
  'Bidang mana yang mendampingi? Pendamping membaca, mencatat, dan menulis kepada pemohon; langkahnya tetap pada penanggung jawab.';
export const dueQuestion = 'Sampai tanggal berapa? Pilih atau tulis satu hari kerja.';
export const dueLabel = 'Batas waktu';
export const paperQuestion =
  'Kirim foto atau pindaian lembar disposisi yang sudah diisi Kepala Dinas (PDF atau foto). Sesudah itu pilih isinya.';
export const paperFirst = 'Kirim dulu foto atau pindaian lembar disposisinya (PDF atau foto).';
export const paperKept = (received: string): string => `${received} Sekarang catat isinya.`;
export const paperLetter = {
  label: 'Lembar disposisi',
  help: 'Lembar disposisi yang sudah diisi Kepala Dinas.',
} as const;
export const paperFile = (number: string): string => `Lembar disposisi tertulis ${number}`;

/** The note of a disposition's event: the instruction, and whatever else was decided with it. */
export const dispositionNote = (
  instruction: string,
  {
    supporting,
    dueOn,
    onPaper,
  }: { supporting: readonly Unit[]; dueOn?: string | undefined; onPaper: boolean },
): string =>
  [
    instruction,
    ...(supporting.length > 0 ? [supportingLine(supporting)] : []),
    ...(dueOn ? [dueLine(dueOn)] : []),
    ...(onPaper ? [paperLine] : []),
  ].join('\n');

/* Follow-up */
export const scheduleButtons = { add: 'Tambah jadwal', other: 'Ubah jadwal', none: 'Tanpa tempat' } as const;
/** The button that takes the booking's own time as the schedule. */
export const asBooked = ({ date, from, to }: Schedule): string =>
  `Sesuai pesanan: ${shortDay(date)} ${showTimes({ from, to })}`;
export const startQuestion =
  'Siapa yang dapat dihubungi pemohon, dan bagaimana jadwalnya? Tulis untuk pemohon.';
export const scheduleLines = ({ place, ...period }: Schedule): string[] => [
  `Jadwal: ${showPeriod(period)}`,
  ...(place === null ? [] : [`Tempat: ${place}`]),
];
export const startQuestionWith = (schedule: Schedule): string =>
  `${scheduleLines(schedule).join('\n')}\nSiapa yang dapat dihubungi pemohon? Tulis untuk pemohon.`;
export const scheduleDateQuestion = 'Jadwalnya hari apa? Tulis tanggalnya.';
export const scheduleDateLabel = 'Tanggal jadwal';
export const scheduleTimesQuestion = 'Pukul berapa? Tulis jam mulai dan selesai, misalnya 09.00-11.00.';
export const scheduleTimesLabel = 'Jam jadwal';
export const schedulePlaceQuestion = 'Di mana? Tulis tempatnya.';
