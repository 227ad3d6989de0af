import { named } from '../../kernel/wording.ts';
import { stepTexts } from '../office/index.ts';
import { requestTexts, type Schedule } from '../requests/index.ts';
/** What is read around agenda, disposition, its paper, due dates and schedules. */
import { longDate, shortDay } from '../../../domain/city-time.ts';
import { showTimes } from '../../fields/field-texts.ts';

/** The sentences of this feature, by what they are for. */
const dispositionOwn = {
  /* Agenda */
  agendaButtons: {
    otherDate: 'Tanggal agenda lain',
    today: 'Hari ini',
    yesterday: 'Kemarin',
  } as const,
  agendaQuestion: (next: string, date: string): string =>
    `Nomor agenda berikutnya: *${next}*\nTanggal agenda: ${longDate(date)}\nTekan nomornya untuk memakainya, atau tulis nomor lain.`,
  agendaTaken: (number: string, next: string): string =>
    `Nomor agenda *${number}* sudah dipakai tahun ini, jadi belum dicatat. Nomor berikutnya yang masih bebas: *${next}*. Tekan nomor itu, atau tulis nomor lain.`,
  agendaNoDigit: (typed: string, next: string): string =>
    `*${typed}* tidak memuat angka, jadi belum dicatat sebagai nomor agenda. Tekan *${next}* untuk memakainya, atau tulis nomor lain.`,
  /* The same at the desk on the web */
  agendaInUse: (number: string): string =>
    `Nomor agenda *${number}* sudah dipakai tahun ini, jadi belum dicatat. Pakai nomor lain.`,
  agendaDigit: 'Nomor agenda memuat paling sedikit satu angka.',
  agendaDateQuestion: 'Tanggal agenda? Pilih atau tulis, paling akhir hari ini.',
  agendaDateLabel: 'Tanggal agenda',
  agendaNote: (number: string, date: string | null): string =>
    `Nomor agenda ${number}${date === null ? '' : `, tanggal ${longDate(date)}`}`,
  /* Disposition */
  buttons: {
    more: 'Tambah bidang',
    otherUnit: 'Ganti bidang',
    due: 'Beri batas waktu',
    otherDue: 'Ubah batas waktu',
    noDue: 'Tanpa batas waktu',
  } as const,
  unitQuestion: 'Disposisi kepada unit mana?',
  instructionQuestion: ([leading, ...supporting]: readonly string[], dueOn: string | undefined): string =>
    [
      `Disposisi kepada *${leading ?? ''}*${supporting.length > 0 ? ' sebagai penanggung jawab' : ''}.`,
      ...(supporting.length > 0 ? [stepTexts.supportingLine(supporting.join(', '))] : []),
      ...(dueOn ? [stepTexts.dueLine(dueOn)] : []),
      'Apa instruksinya? Pilih atau tulis sendiri. Pemohon ikut membacanya.',
    ].join('\n'),
  instructionOwn: 'Tulis instruksi disposisi. Pemohon ikut membacanya.',
  instructions: {
    follow_up: 'Tindak lanjuti',
    coordinate: 'Koordinasikan',
    attend: 'Hadiri',
    answer: 'Siapkan jawaban',
  } as const,
  moreUnitsQuestion:
    'Bidang mana yang mendampingi? Pendamping membaca, mencatat, dan menulis kepada pemohon; langkahnya tetap pada penanggung jawab.',
  dueQuestion: 'Sampai tanggal berapa? Pilih atau tulis satu hari kerja.',
  dueLabel: 'Batas waktu',
  paperQuestion:
    'Kirim foto atau pindaian lembar disposisi yang sudah diisi Kepala Dinas (PDF atau foto). Sesudah itu pilih isinya.',
  paperFirst: 'Kirim dulu foto atau pindaian lembar disposisinya (PDF atau foto).',
  paperKept: (received: string): string => `${received} Sekarang catat isinya.`,
  paperLetter: {
    label: 'Lembar disposisi',
    help: 'Lembar disposisi yang sudah diisi Kepala Dinas.',
  } as const,
  /** The note of a disposition's event: the instruction, and whatever else was decided with it. */
  note: (
    instruction: string,
    {
      supporting,
      dueOn,
      onPaper,
    }: { supporting: readonly string[]; dueOn?: string | undefined; onPaper: boolean },
  ): string =>
    [
      instruction,
      ...(supporting.length > 0 ? [stepTexts.supportingLine(supporting.join(', '))] : []),
      ...(dueOn ? [stepTexts.dueLine(dueOn)] : []),
      ...(onPaper ? [stepTexts.paperLine] : []),
    ].join('\n'),
  /* Follow-up */
  scheduleButtons: { add: 'Tambah jadwal', other: 'Ubah jadwal', none: 'Tanpa tempat' } as const,
  /** The button that takes the booking's own time as the schedule. */
  asBooked: ({ date, from, to }: Schedule): string =>
    `Sesuai pesanan: ${shortDay(date)} ${showTimes({ from, to })}`,
  /** The unit's words with the schedule below them. */
  withSchedule: (words: string, schedule: Schedule): string =>
    [words, ...requestTexts.scheduleLines(schedule)].join('\n'),
  startQuestion: 'Siapa yang dapat dihubungi pemohon, dan bagaimana jadwalnya? Tulis untuk pemohon.',
  startQuestionWith: (schedule: Schedule): string =>
    `${requestTexts.scheduleLines(schedule).join('\n')}\nSiapa yang dapat dihubungi pemohon? Tulis untuk pemohon.`,
  scheduleDateQuestion: 'Jadwalnya hari apa? Tulis tanggalnya.',
  scheduleDateLabel: 'Tanggal jadwal',
  scheduleTimesQuestion: 'Pukul berapa? Tulis jam mulai dan selesai, misalnya 09.00-11.00.',
  scheduleTimesLabel: 'Jam jadwal',
  schedulePlaceQuestion: 'Di mana? Tulis tempatnya.',
};

/** The same, each under its name. */
export const dispositionTexts = named('disposition', dispositionOwn, {
  agendaQuestion: ['next', 'date:day'],
  agendaTaken: ['number', 'next'],
  agendaNoDigit: ['typed', 'next'],
  agendaInUse: ['number'],
  agendaNote: ['number', 'date:day'],
  instructionQuestion: ['list:list', 'dueOn'],
  paperKept: ['received'],
  note: ['instruction', ['it', 'supporting', 'dueOn', 'onPaper']],
  asBooked: [['schedule', 'date', 'from', 'to', 'place']],
  withSchedule: ['words', ['schedule', 'date', 'from', 'to', 'place']],
  startQuestionWith: [['schedule', 'date', 'from', 'to', 'place']],
});
