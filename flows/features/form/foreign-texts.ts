import { named } from '../../kernel/wording.ts';

/** What is said of answers that are not in the person's own words. */
const foreignOwn = {
  isAnswer: {
    forwarded: (label: string, text: string): string =>
      `Ini tampaknya pesan terusan: “${text}”. Dipakai sebagai jawaban *${label}*?`,
    link: (label: string, text: string): string =>
      `Tautan tidak dapat kami buka: ${text}. Tetap dipakai sebagai jawaban *${label}*?`,
  },
  isNoAnswer: {
    forwarded: (label: string): string =>
      `Ini tampaknya pesan terusan, bukan jawaban *${label}*. Mohon tulis jawaban Anda sendiri.`,
    link: (label: string): string => `Tautan bukan jawaban *${label}*. Mohon ditulis.`,
  },
  cardIsNoAnswer: (label: string): string =>
    `Kartu kontak hanya kami pakai untuk mengisi nomor. Untuk *${label}*, mohon ditulis.`,
  whichNumber: 'Kartu itu memuat beberapa nomor. Nomor yang mana?',
  placeIsNoAnswer: (label: string): string => `Lokasi tidak diperlukan untuk *${label}*. Mohon ditulis.`,
  forwardedIdle: 'Ini tampaknya pesan terusan.',
  linkIdle: 'Tautan tidak dapat kami buka.',
} as const;

/** The same, each under its name. */
export const foreignTexts = named('foreign', foreignOwn, {
  isAnswer: { forwarded: ['label', 'text'], link: ['label', 'text'] },
  isNoAnswer: { forwarded: ['label'], link: ['label'] },
  cardIsNoAnswer: ['label'],
  placeIsNoAnswer: ['label'],
});
