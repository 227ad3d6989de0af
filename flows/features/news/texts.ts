import { named } from '../../kernel/wording.ts';
import { buttons } from '../../labels.ts';

/** The sentences of this feature, by what they are for. */
const own = {
  get now() {
    return `Isian Anda yang sekarang tetap tersimpan. Bila siap, tekan *${buttons.complete}*.`;
  },

  /* A question that stands, once more */
  rate: (number: string): string =>
    `Seberapa puas Anda dengan layanan untuk permohonan *${number}*? Nilai 1 (sangat tidak puas) sampai 5 (sangat puas).`,
  complete: (number: string, lines: string[]): string =>
    [`Permohonan *${number}* menunggu kelengkapan dari Anda:`, ...lines].join('\n'),
  move: (number: string): string => `Bagaimana dengan jadwal baru untuk permohonan *${number}*?`,
  lacking: 'Yang kurang tertulis di bawah ini.',
  over: 'Pertanyaan itu sudah tidak berlaku. Ketik *status* untuk melihat permohonan Anda, atau *menu*.',
  later: 'Baik, kapan saja. Untuk melihat permohonan Anda, ketik *status*.',
  starsOutside: 'Nilainya 1 sampai 5.',
  whichStars: 'Terima kasih. Nilainya berapa?',
  get notFinished() {
    return `Bila belum selesai, pilih *${buttons.notFinished}* lalu tulis apa yang kurang.`;
  },
  whichMove: 'Supaya tidak keliru, pilih salah satu.',
};

/** The same, each under its name. */
export const newsTexts = named('news', own, {
  rate: ['number'],
  complete: ['number', 'lines:list'],
  move: ['number'],
});
