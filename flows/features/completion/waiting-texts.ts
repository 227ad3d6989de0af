import { named } from '../../kernel/wording.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  title: 'Belum dilengkapi pemohon',
  since: (since: string): string => `Menunggu pemohon sejak ${since}.`,
  remindedOn: (when: string): string => `Sudah diingatkan ${when}.`,
  wantsNoReminder:
    'Pemohon meminta agar tidak diingatkan lagi, jadi pengingat tidak dikirim. Bila perlu, hubungi lewat telepon.',
  whatNow: 'Apa langkah berikutnya?',
  remindedAgain: (number: string): string => `${number}: pengingat terkirim kepada pemohon.`,
  remindedToday: (number: string): string =>
    `${number}: pemohon sudah diingatkan hari ini. Coba lagi besok, atau pilih yang lain.`,
  waitsOn: (number: string): string => `${number}: baik, permohonan tetap menunggu pemohon.`,
  nothingToWaitFor: 'Permohonan ini tidak (lagi) menunggu kelengkapan dari pemohon.',
  /* What the applicant hears */
  completionReminder: (number: string, since: string, lines: string[]): string =>
    `Mengingatkan: permohonan *${number}* menunggu kelengkapan dari Anda sejak ${since}:\n${lines.join('\n')}\nPermohonan belum dapat diproses sebelum bagian itu dilengkapi. Isian lain tidak perlu diulang.`,
  stopHint: 'Ketik *stop* bila tidak ingin diingatkan lagi.',
};

/** The same, each under its name. */
export const waitingTexts = named('waiting', own, {
  since: ['since'],
  remindedOn: ['when'],
  remindedAgain: ['number'],
  remindedToday: ['number'],
  waitsOn: ['number'],
  completionReminder: ['number', 'since', 'lines:list'],
});
