import { named } from '../../kernel/wording.ts';

type Periods = { number: string; what: string; old: string; next: string };

/** The sentences of this feature, by what they are for. */
const own = {
  /** What is read when what a request holds is to be moved. */
  labels: {
    propose: 'Pindahkan jadwal',
    yes: 'Setuju pindah',
    no: 'Tetap jadwal semula',
    blocked: 'Ruang dipakai Wali Kota',
    maintenance: 'Pemeliharaan',
  } as const,
  /** To the operator. */
  title: (number: string, what: string, now: string): string =>
    `*Pindahkan ${number}*\n${what}, sekarang ${now}. Pilih waktu yang baru.`,
  reason: (next: string): string =>
    `Waktu baru: *${next}*.\nApa alasannya? Alasan ini dibaca pemohon. Pilih atau tulis.`,
  same: 'Itu waktu yang sekarang. Silakan pilih waktu lain.',
  noHold: (number: string): string =>
    `*${number}* tidak memegang waktu yang masih akan datang, jadi tidak ada yang dipindahkan.`,
  notYours: (secretariat: string): string =>
    `Jadwal hanya dipindahkan oleh operator bidang pengelola ruang itu dan operator ${secretariat}.`,
  pending: (number: string, next: string, until: string): string =>
    `Untuk *${number}* sudah ada usulan: ${next}. Jawaban pemohon ditunggu sampai ${until}.`,
  tooLate:
    'Waktunya terlalu dekat untuk menunggu jawaban. Hubungi pemohon dengan *Tulis kepada pemohon*, atau pilih waktu yang lebih jauh.',
  sent: ({ number, old, next, until }: Omit<Periods, 'what'> & { until: string }): string =>
    `Usulan untuk *${number}* dikirim ke pemohon: ${old} menjadi *${next}*. Kedua waktu ditahan sampai dijawab, paling lama ${until}.`,
  note: (old: string, next: string, reason: string | null): string =>
    `${old} → ${next}${reason === null ? '' : `: ${reason}`}`,
  /** To the applicant. */
  asked: (move: Periods & { reason: string; until: string }): string =>
    [
      `Kami mengusulkan jadwal baru untuk permohonan *${move.number}* (${move.what}).`,
      `Semula: ${move.old}`,
      `Usulan: *${move.next}*`,
      `Alasan: ${move.reason}`,
      '',
      `Kedua waktu kami tahan untuk Anda. Mohon dijawab paling lambat ${move.until}; tanpa jawaban, jadwal semula tetap berlaku.`,
    ].join('\n'),
  reminded: ({ number, next, until }: Omit<Periods, 'what' | 'old'> & { until: string }): string =>
    `Usulan jadwal baru untuk permohonan *${number}* (*${next}*) menunggu jawaban Anda sampai ${until}. Tanpa jawaban, jadwal semula tetap. Untuk menjawab, ketik *status ${number}*.`,
  later: (number: string): string => `Untuk menjawab, ketik *status ${number}* bila isian ini sudah selesai.`,
  accepted: ({ number, next }: Pick<Periods, 'number' | 'next'>): string =>
    `Terima kasih. Jadwal permohonan *${number}* sudah pindah ke *${next}*. Berkas kalender yang baru segera kami kirim.`,
  kept: ({ number, old }: Pick<Periods, 'number' | 'old'>): string =>
    `Baik. Jadwal permohonan *${number}* tetap: *${old}*.`,
  gone: 'Usulan jadwal itu sudah tidak berlaku. Ketik *status* untuk melihat jadwal permohonan Anda.',
  expired: ({ number, old }: Pick<Periods, 'number' | 'old'>): string =>
    `Usulan jadwal baru untuk permohonan *${number}* sudah lewat batas waktunya. Jadwal semula tetap: *${old}*.`,
  /** Heads of the alerts to operators. */
  alerts: {
    accepted: 'Pemohon setuju pindah jadwal',
    refused: 'Pemohon memilih jadwal semula',
    expired: 'Usulan jadwal tidak dijawab; jadwal semula tetap',
  } as const,
  /** In the status of a request for which a move waits to be answered. */
  statusMove: (next: string, until: string): string =>
    `Usulan jadwal baru: ${next}. Mohon dijawab paling lambat ${until}.`,
};

/** The same, each under its name. */
export const moveTexts = named('move', own, {
  title: ['number', 'what', 'now'],
  reason: ['next'],
  noHold: ['number'],
  notYours: ['secretariat'],
  pending: ['number', 'next', 'until'],
  sent: [['it', 'number', 'old', 'next', 'until']],
  note: ['old', 'next', 'reason'],
  asked: [['move', 'number', 'what', 'old', 'next', 'reason', 'until']],
  reminded: [['omit', 'number', 'next', 'until']],
  later: ['number'],
  accepted: [['pick', 'number', 'next']],
  kept: [['pick', 'number', 'old']],
  expired: [['pick', 'number', 'old']],
  statusMove: ['next', 'until'],
});
