/** What is read when what a request holds is to be moved. */
export const moveLabels = {
  propose: 'Pindahkan jadwal',
  yes: 'Setuju pindah',
  no: 'Tetap jadwal semula',
  blocked: 'Ruang dipakai Wali Kota',
  maintenance: 'Pemeliharaan',
} as const;

type Periods = { number: string; what: string; old: string; next: string };

/** To the operator. */
export const moveTitle = (number: string, what: string, now: string): string =>
  `*Pindahkan ${number}*\n${what}, sekarang ${now}. Pilih waktu yang baru.`;
export const moveReason = (next: string): string =>
  `Waktu baru: *${next}*.\nApa alasannya? Alasan ini dibaca pemohon. Pilih atau tulis.`;
export const moveSame = 'Itu waktu yang sekarang. Silakan pilih waktu lain.';
export const moveNoHold = (number: string): string =>
  `*${number}* tidak memegang waktu yang masih akan datang, jadi tidak ada yang dipindahkan.`;
export const moveNotYours =
  'Jadwal hanya dipindahkan oleh operator bidang pengelola ruang itu dan operator sekretariat.';
export const movePending = (number: string, next: string, until: string): string =>
  `Untuk *${number}* sudah ada usulan: ${next}. Jawaban pemohon ditunggu sampai ${until}.`;
export const moveTooLate =
  'Waktunya terlalu dekat untuk menunggu jawaban. Hubungi pemohon dengan *Tulis kepada pemohon*, atau pilih waktu yang lebih jauh.';
export const moveSent = ({ number, old, next, until }: Omit<Periods, 'what'> & { until: string }): string =>
  `Usulan untuk *${number}* dikirim ke pemohon: ${old} menjadi *${next}*. Kedua waktu ditahan sampai dijawab, paling lama ${until}.`;
export const moveNote = (old: string, next: string, reason: string | null): string =>
  `${old} → ${next}${reason === null ? '' : `: ${reason}`}`;

/** To the applicant. */
export const moveAsked = (move: Periods & { reason: string; until: string }): string =>
  [
    `Kami mengusulkan jadwal baru untuk permohonan *${move.number}* (${move.what}).`,
    `Semula: ${move.old}`,
    `Usulan: *${move.next}*`,
    `Alasan: ${move.reason}`,
    '',
    `Kedua waktu kami tahan untuk Anda. Mohon dijawab paling lambat ${move.until}; tanpa jawaban, jadwal semula tetap berlaku.`,
  ].join('\n');
export const moveLater = (number: string): string =>
  `Untuk menjawab, ketik *status ${number}* bila isian ini sudah selesai.`;
export const moveAccepted = ({ number, next }: Pick<Periods, 'number' | 'next'>): string =>
  `Terima kasih. Jadwal permohonan *${number}* sudah pindah ke *${next}*. Berkas kalender yang baru segera kami kirim.`;
export const moveKept = ({ number, old }: Pick<Periods, 'number' | 'old'>): string =>
  `Baik. Jadwal permohonan *${number}* tetap: *${old}*.`;
export const moveGone =
  'Usulan jadwal itu sudah tidak berlaku. Ketik *status* untuk melihat jadwal permohonan Anda.';
export const moveExpired = ({ number, old }: Pick<Periods, 'number' | 'old'>): string =>
  `Usulan jadwal baru untuk permohonan *${number}* sudah lewat batas waktunya. Jadwal semula tetap: *${old}*.`;

/** Heads of the alerts to operators. */
export const moveAlerts = {
  accepted: 'Pemohon setuju pindah jadwal',
  refused: 'Pemohon memilih jadwal semula',
  expired: 'Usulan jadwal tidak dijawab; jadwal semula tetap',
} as const;

/** How a history names what becomes of what a request holds. */
export const roomSteps = {
  move_proposed: 'Usulan pindah jadwal',
  moved: 'Jadwal dipindahkan',
  move_refused: 'Tetap jadwal semula',
  move_expired: 'Usulan jadwal tidak dijawab',
  blocked_over: 'Waktunya diblokir',
} as const;

/** In the status of a request for which a move waits to be answered. */
export const statusMove = (next: string, until: string): string =>
  `Usulan jadwal baru: ${next}. Mohon dijawab paling lambat ${until}.`;
