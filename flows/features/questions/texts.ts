import { named } from '../../kernel/wording.ts';
import { quotedLines } from '../../../domain/quotation.ts';
import type { Office } from '../../catalogue/city.ts';
import type { QuestionState } from './question.ts';
import { ofWritten } from '../../catalogue/written-down.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  /* Who asks */
  question: (needsPhone: boolean, office: Office): string =>
    `Tulis pertanyaan Anda dalam satu pesan${needsPhone ? ', sertakan nomor HP yang bisa dihubungi' : ''}. Petugas kami menjawab di sini pada jam layanan (${office.hours}).`,
  again: (number: string): string => `Tulis pesan Anda untuk petugas tentang pertanyaan *${number}*.`,
  sent: (number: string, office: Office): string =>
    `Pertanyaan Anda sudah diteruskan kepada petugas.\nNomor: *${number}*\nJawabannya kami kirim di sini pada jam layanan (${office.hours}).${ofWritten(office.phone, (phone) => ` Telepon: ${phone}.`)}`,
  sentAgain: (number: string): string =>
    `Pesan Anda tentang pertanyaan *${number}* sudah diteruskan kepada petugas.`,
  sentAbout: (number: string, unit: string): string =>
    `Pesan Anda sudah diteruskan kepada ${unit} sebagai pertanyaan *${number}*. Jawabannya kami kirim di sini.`,
  tooMany: (most: number, office: Office): string =>
    `Sudah ada ${most} pertanyaan Anda yang menunggu jawaban. Petugas sudah menerimanya.${ofWritten(office.phone, (phone) => ` Bila mendesak, telepon ${phone}.`)}`,
  tooLong: (most: number): string => `Pesan paling panjang ${most} huruf. Mohon ditulis lebih ringkas.`,
  notYours: 'Pertanyaan itu tidak ditemukan di antara pertanyaan Anda.',
  answer: (number: string, unit: string, text: string): string =>
    `*Jawaban petugas* atas pertanyaan *${number}*\nOperator ${unit}\n\n${text}`,
  answerFooter: 'Untuk membalas, tulis saja di sini.',
  answerBeside: 'Isian Anda yang sekarang tetap menunggu. Untuk membalas, ketik *petugas*.',
  answered: (number: string): string => `Petugas sudah menjawab pertanyaan *${number}*.`,
  closed: (number: string): string =>
    `Pertanyaan *${number}* sudah kami tutup. Bila masih ada yang ingin ditanyakan, ketik *petugas*.`,
  states: {
    asked: 'menunggu jawaban',
    passed_on: 'diteruskan',
    answered: 'sudah dijawab',
    closed: 'ditutup',
  } as const satisfies Record<QuestionState, string>,
  statusLine: (question: { number: string; state: QuestionState; unit: string; since: string }): string => {
    const state =
      question.state === 'passed_on'
        ? `diteruskan ke ${question.unit}, menunggu jawaban`
        : questionTexts.states[question.state];
    return `Pertanyaan *${question.number}*: ${state} sejak ${question.since}.`;
  },

  /* Objections */
  answerBy: (due: string): string => `Jawab paling lambat: ${due}`,
  objection: {
    letter: 'Surat jawaban atas keberatan',
    which: 'Keberatan atas permintaan informasi yang mana?',
    line: (number: string, ground: string): string => `${number} – ${ground}`,
    ask: (told: { number: string; ground: string; due: string }): string =>
      `Anda dapat mengajukan keberatan atas *${told.number}*, yang ${told.ground} (UU 14/2008 Pasal 35–36). Kepala Dinas menjawab paling lambat *${told.due}*.\nTulis alasan keberatan Anda dalam satu pesan.`,
    sent: (number: string, due: string): string =>
      `Keberatan Anda sudah diteruskan kepada Kepala Dinas.\nNomor: *${number}*\nDijawab paling lambat *${due}*. Ketik *status* kapan saja.`,
    already: (number: string, due: string): string =>
      `Keberatan Anda *${number}* sudah tercatat dan dijawab paling lambat *${due}*.`,
    none: (within: number): string =>
      `Keberatan diajukan atas permintaan informasi yang ditolak, tidak dijawab pada waktunya, atau dijawab tidak sebagaimana diminta, paling lambat ${within} hari kerja sesudahnya (UU 14/2008 Pasal 36). Permintaan seperti itu tidak kami temukan di antara permohonan Anda. Untuk hal lain, ketik *petugas*.`,
    alert: 'Keberatan atas permintaan informasi',
    from: (ground: string, text: string): string => `Alasan: ${ground}. ${text}`,
    answer: (number: string, text: string): string =>
      `*Jawaban atas keberatan ${number}*\nKepala Dinas\n\n${text}\n\nBila belum sesuai, Anda dapat mengajukan sengketa kepada Komisi Informasi dalam 14 hari kerja (UU 14/2008 Pasal 37).`,
    /** Over an answer that is a letter, and in the place of words where only the letter was sent. */
    letterSent: (number: string): string => `Surat jawaban atas keberatan *${number}*.`,
    letterOnly: 'Jawaban kami ada dalam surat yang kami kirim bersama pesan ini.',
    writeOrSend: (number: string): string =>
      `${number}\nTulis jawaban untuk pemohon, atau kirim suratnya sebagai PDF atau foto; keterangan pada berkasnya menjadi jawabannya.`,
    letterKept: (name: string): string => `Bersama surat: ${name}`,
    status: (told: { number: string; about: string; state: QuestionState; due: string }): string =>
      told.state === 'answered'
        ? `Keberatan *${told.number}* atas ${told.about}: sudah dijawab.`
        : `Keberatan *${told.number}* atas ${told.about}: menunggu jawaban Kepala Dinas, paling lambat ${told.due}.`,
  } as const,

  /* Staff */
  labels: {
    answer: 'Jawab',
    pass: 'Teruskan',
    close: 'Tutup',
    see: 'Lihat',
    send: 'Kirim',
    change: 'Ubah',
  } as const,
  alertTitle: 'Pertanyaan lewat Hubungi petugas',
  alertAgain: 'Pesan lanjutan untuk pertanyaan',
  alertPassed: (unit: string): string => `Pertanyaan untuk ${unit}`,
  alert: (title: string, lines: string[], text: string): string =>
    [`*${title}*`, ...lines, '', quotedLines(text)].join('\n'),
  from: (who: string, how: string): string => `Dari: ${who}\nKontak: ${how}`,
  about: (number: string): string => `Tentang permohonan ${number}`,
  none: 'Tidak ada pertanyaan yang menunggu jawaban.',
  listTitle: (count: number): string =>
    `*${count} pertanyaan menunggu jawaban*, yang paling lama lebih dulu.`,
  listLine: (line: { at: number; number: string; since: string; unit: string; glance: string }): string =>
    `${line.at}. ${line.number} – ${line.unit} – sejak ${line.since}\n   ${line.glance}`,
  line: (message: { what: QuestionState; unit: string; when: string; text: string }): string => {
    const { unit } = message;
    const who = {
      asked: 'Penanya',
      answered: `Operator ${unit}`,
      passed_on: `Diteruskan ke ${unit}`,
      closed: `Ditutup oleh ${unit}`,
    }[message.what];
    return `• ${message.when} – ${who}${message.text ? `: ${message.text}` : ''}`;
  },
  notFound:
    'Pertanyaan tidak ditemukan di antara tugas Anda. Ketik *pertanyaan* untuk melihat yang menunggu.',
  overtaken:
    'Pertanyaan itu sudah berubah sementara itu, jadi *belum ada* yang dikirim. Ini keadaannya sekarang.',
  answerQuestion: (number: string): string => `${number}\nTulis jawaban untuk penanya.`,
  preview: (text: string): string => `*Yang akan dibaca penanya*\n${quotedLines(text)}`,
  passQuestion: (number: string): string => `${number}\nTeruskan kepada unit mana?`,
  done: {
    answered: (number: string): string => `${number}: jawaban terkirim kepada penanya.`,
    passed_on: (number: string, unit: string): string => `${number}: diteruskan kepada ${unit}.`,
    closed: (number: string): string => `${number}: pertanyaan ditutup.`,
  } as const,
  staffOnly: 'Pilihan ini hanya untuk petugas yang terdaftar. Ketik *menu* untuk melihat layanan.',
};

/** The same, each under its name. */
export const questionTexts = named('question', own, {
  question: ['needsPhone:yes', ['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  again: ['number'],
  sent: ['number', ['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  sentAgain: ['number'],
  sentAbout: ['number', 'unit'],
  tooMany: ['most:number', ['office', 'name', 'short', 'address', 'phone', 'email', 'hours', 'duties']],
  tooLong: ['most:number'],
  answer: ['number', 'unit', 'text'],
  answered: ['number'],
  closed: ['number'],
  statusLine: [['question', 'number', 'state', 'unit', 'since']],
  answerBy: ['due'],
  objection: {
    line: ['number', 'ground'],
    ask: [['told', 'number', 'ground', 'due']],
    sent: ['number', 'due'],
    already: ['number', 'due'],
    none: ['within:number'],
    from: ['ground', 'text'],
    answer: ['number', 'text'],
    letterSent: ['number'],
    writeOrSend: ['number'],
    letterKept: ['name'],
    status: [['told', 'number', 'about', 'state', 'due']],
  },
  alertPassed: ['unit'],
  alert: ['title', 'lines:list', 'text'],
  from: ['who', 'how'],
  about: ['number'],
  listTitle: ['count:number'],
  listLine: [['line', 'at', 'number', 'since', 'unit', 'glance']],
  line: [['message', 'what', 'unit', 'when', 'text']],
  answerQuestion: ['number'],
  preview: ['text'],
  passQuestion: ['number'],
  done: { answered: ['number'], passed_on: ['number', 'unit'], closed: ['number'] },
});
