/** What is said about a request that waits long for its applicant: to the applicant, and to operators. */

export const waitingLabels = { remind: 'Ingatkan lagi', wait: 'Tunggu' } as const;

export const waitingTitle = 'Belum dilengkapi pemohon';
export const waitingSince = (since: string): string => `Menunggu pemohon sejak ${since}.`;
export const remindedOn = (when: string): string => `Sudah diingatkan ${when}.`;
export const wantsNoReminder =
  'Pemohon meminta agar tidak diingatkan lagi, jadi pengingat tidak dikirim. Bila perlu, hubungi lewat telepon.';
export const whatNow = 'Apa langkah berikutnya?';

export const remindedAgain = (number: string): string => `${number}: pengingat terkirim kepada pemohon.`;
export const remindedToday = (number: string): string =>
  `${number}: pemohon sudah diingatkan hari ini. Coba lagi besok, atau pilih yang lain.`;
export const waitsOn = (number: string): string => `${number}: baik, permohonan tetap menunggu pemohon.`;
export const nothingToWaitFor = 'Permohonan ini tidak (lagi) menunggu kelengkapan dari pemohon.';

/* What the applicant hears */
export const completionReminder = (number: string, since: string, lines: string[]): string =>
  `Mengingatkan: permohonan *${number}* menunggu kelengkapan dari Anda sejak ${since}:\n${lines.join('\n')}\nPermohonan belum dapat diproses sebelum bagian itu dilengkapi. Isian lain tidak perlu diulang.`;
export const stopHint = 'Ketik *stop* bila tidak ingin diingatkan lagi.';
