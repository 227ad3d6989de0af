import { named } from '../../kernel/wording.ts';

const own = {
  objections: {
    title: 'Keberatan atas permintaan informasi',
    none: 'Tidak ada keberatan yang menunggu.',
    line: (about: string, due: string): string => `atas ${about}, dijawab paling lambat ${due}`,
    more: (shown: number, count: number): string =>
      `Ini ${shown} yang paling dekat tenggatnya, dari ${count}. Yang lain tampil setelah ini dijawab.`,
    answerTitle: (number: string): string => `Jawab keberatan ${number}`,
    words: 'Jawaban untuk pemohon',
    wordsHelp: 'Boleh kosong bila jawabannya ada dalam surat.',
    wordsWrong: (longest: number): string =>
      `Tulis jawabannya, paling panjang ${longest} huruf, atau pilih suratnya.`,
    letterHelp: 'PDF atau foto, paling besar 20 MB. Pemohon menerimanya sebagai berkas.',
    answered: 'Jawaban dikirim kepada pemohon.',
    overtaken: 'Keberatan ini sudah dijawab atau berubah. Inilah keadaannya sekarang.',
  } as const,
};

/** What the head reads where objections are answered, each under its name. */
export const objectionsTexts = named('desk', own, {
  objections: {
    line: ['about', 'due'],
    more: ['shown:number', 'count:number'],
    answerTitle: ['number'],
    wordsWrong: ['longest:number'],
  },
});
