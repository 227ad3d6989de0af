/** What is said of requests, to applicants and staff alike. */
import { named } from '../../kernel/wording.ts';
import { showPeriod } from '../../fields/field-texts.ts';
import type { Schedule } from './request.ts';

const scheduleLines = ({ place, ...period }: Schedule): string[] => [
  `Jadwal: ${showPeriod(period)}`,
  ...(place === null ? [] : [`Tempat: ${place}`]),
];

/** The sentences of this feature, by what they are for. */

const own = {
  hiddenName: 'Identitas disembunyikan atas permintaan pemohon',
  hiddenAnswer: 'tersimpan tertutup',
  hiddenLetter: 'tersimpan tertutup, tidak dikirim lewat chat',
  pagesText: (pages: number): string => `${pages} halaman`,
  signedLine: (signer: { capacity: string; name: string; nip: string }): string =>
    `penanda tangan: ${signer.name} (${signer.capacity}), NIP ${signer.nip}`,
  nothingBefore: '–',
  mended: (label: string, old: string, fresh: string): string => `• ${label}: ${old} → ${fresh}`,
  unchanged: (label: string, answer: string): string => `• ${label}: ${answer} (tetap sama)`,
  sent: 'Permohonan dikirim',
  viewed: 'Dilihat',
  turnedOver: 'Riwayat disandikan',
  joined: 'Dihubungkan dengan chat pemohon',
  reminded: 'Pemohon diingatkan',
  noted: 'Catatan',
  takenBack: 'Langkah diurungkan',
  keptWaiting: 'Diputuskan tetap menunggu pemohon',
  anotherStep: 'Perubahan',
  applicantRole: 'pemohon',
  systemRole: 'sistem',
  when: (date: string, time: string): string => `${date} pukul ${time}`,
  /* What the applicant hears */
  applicant: {
    submitted: (number: string, promise: string): string =>
      `Permohonan Anda *diterima*.\nNomor: *${number}*\nBerikutnya: operator memeriksa kelengkapan. Kami kabari di sini, paling lambat *${promise}*.\nKetik *status* kapan saja.`,
    needsCompletion: (number: string, lines: string[]): string =>
      `Permohonan *${number}* perlu dilengkapi:\n${lines.join('\n')}`,
    lack: (label: string, because: string): string => `• ${label}: ${because.replace(/[.\s]+$/, '')}.`,
    sendLetters: 'Kirim berkas yang baru di sini. Isian lain tidak perlu diulang.',
    answerFields: 'Jawab lagi bagian itu di sini. Isian lain tidak perlu diulang.',
    answerBoth: 'Lengkapi bagian itu di sini. Isian lain tidak perlu diulang.',
    disposed: (disposition: {
      number: string;
      by: string;
      onPaper: boolean;
      unit: string;
      supporting: string[];
      instruction: string;
    }): string =>
      [
        `Permohonan *${disposition.number}* sudah *didisposisikan* ${disposition.by} ${disposition.onPaper ? '(disposisi tertulis) ' : ''}kepada *${disposition.unit}*${disposition.supporting.length > 0 ? `, didampingi ${disposition.supporting.join(', ')}` : ''}.`,
        ...(disposition.instruction ? [`Instruksi: ${disposition.instruction}`] : []),
        'Berikutnya: unit tersebut menindaklanjuti dan mengabari Anda di sini.',
      ].join('\n'),
    inProgress: (number: string, unit: string, note: string): string =>
      `Permohonan *${number}* sedang *ditindaklanjuti* ${unit}.\n${note}\nBerikutnya: hasilnya kami kabari di sini.`,
    rejected: (number: string, title: string, reason: string): string =>
      `Permohonan *${number}* (${title}) *ditolak*.\nAlasan: ${reason}\nAnda dapat mengajukan lagi setelah hal itu diperbaiki: ketik *menu*, lalu pilih *${title}*. Bila ada pertanyaan, ketik *bantuan*.`,
    extended: (told: {
      number: string;
      title: string;
      until: string;
      of: number;
      reason: string;
      isLast: boolean;
    }): string =>
      [
        `Permohonan *${told.number}* (${told.title}) kami *perpanjang*: keputusannya paling lambat *${told.until}* (${told.of} hari kerja seluruhnya).`,
        `Alasan: ${told.reason}`,
        ...(told.isLast ? ['Sesudah ini tidak dapat diperpanjang lagi.'] : []),
      ].join('\n'),
    mayBeLate: (number: string, told: { title: string; due: string; reason: string | null }): string =>
      [
        `Permohonan *${number}* (${told.title}) mungkin belum diputuskan pada hari yang kami janjikan, *${told.due}*.`,
        told.reason === null ? 'Petugas sudah kami ingatkan.' : `Alasan: ${told.reason}`,
        'Mohon maaf. Keputusannya kami kabari di sini.',
      ].join('\n'),
    withdrawn: (number: string): string =>
      `Permohonan *${number}* sudah *dibatalkan*. Anda dapat mengajukan permohonan baru kapan saja: ketik *menu*.`,
    resultFile: (number: string): string => `Berkas hasil permohonan *${number}*`,
    completed: (number: string, title: string, outcome: string): string =>
      `Permohonan *${number}* (${title}) *selesai*.\nHasil: ${outcome}\n\nSeberapa puas Anda dengan layanan ini? Nilai 1 (sangat tidak puas) sampai 5 (sangat puas).`,
    reopenSoon: (number: string, title: string, until: string): string =>
      `Permohonan *${number}* (${title}) sudah selesai. Jika ternyata belum, beri tahu kami paling lambat *${until}*: ketik *status ${number}*.`,
    completedFooter: (within: number): string =>
      `Bila ternyata belum selesai, beri tahu kami dalam ${within} hari.`,
  } as const,
  ratings: ['Sangat tidak puas', 'Tidak puas', 'Cukup puas', 'Puas', 'Sangat puas'] as const,

  scheduleLines,

  /** One rating of several, for staff: how many stars, when, and what was added. */
  ratingLine: (stars: number, when: string, comment: string | null): string =>
    `Penilaian: *${stars} dari 5* (${when})${comment === null ? '' : `: ${comment}`}`,

  notYours: 'Permohonan itu tidak ditemukan di antara permohonan Anda.',

  later: 'Isian Anda yang sekarang bisa diteruskan dulu. Setelah itu, ketik *status* untuk menanggapinya.',

  /** The office's answer to what somebody added to their rating. */
  commentAnswer: (number: string, words: string): string =>
    `Terima kasih atas penilaian Anda untuk permohonan *${number}*. Jawaban kantor kami:\n${words}`,
  commentAnswered: 'Menjawab komentar penilaian',

  /** How a history names what becomes of what a request holds. */
  roomSteps: {
    move_proposed: 'Usulan pindah jadwal',
    moved: 'Jadwal dipindahkan',
    move_refused: 'Tetap jadwal semula',
    move_expired: 'Usulan jadwal tidak dijawab',
    blocked_over: 'Waktunya diblokir',
  } as const,

  remadeFile:
    '_Salinan aman: berkas aslinya dapat menjalankan sesuatu saat dibuka (skrip, program, atau berkas di dalamnya)._',

  originalFile: '_Berkas asli, dapat menjalankan sesuatu saat dibuka. Buka hanya bila perlu._',
};

/** The same, each under its name. */
export const requestTexts = named('request', own, {
  pagesText: ['pages:number'],
  signedLine: [['signer', 'capacity', 'name', 'nip']],
  mended: ['label', 'old', 'fresh'],
  unchanged: ['label', 'answer'],
  when: ['date', 'time'],
  applicant: {
    submitted: ['number', 'promise'],
    needsCompletion: ['number', 'lines:list'],
    lack: ['label', 'because'],
    disposed: [['disposition', 'number', 'by', 'onPaper', 'unit', 'supporting', 'instruction']],
    inProgress: ['number', 'unit', 'note'],
    rejected: ['number', 'title', 'reason'],
    extended: [['told', 'number', 'title', 'until', 'of', 'reason', 'isLast']],
    mayBeLate: ['number', ['told', 'title', 'due', 'reason']],
    withdrawn: ['number'],
    resultFile: ['number'],
    completed: ['number', 'title', 'outcome'],
    reopenSoon: ['number', 'title', 'until'],
    completedFooter: ['within:number'],
  },
  ratingLine: ['stars:number', 'when', 'comment'],
  commentAnswer: ['number', 'words'],
});
