import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { said } from '../../kernel/lexicon/said.ts';

const regrets: readonly ByWords[] = [
  {
    groups: [wordSet('jangan tidak'), wordSet('batal dibatalkan dibatalin ditutup dihapus hapus')],
    beside: wordSet('jadi dulu ya itu tadi maaf'),
  },
  { groups: [wordSet('salah'), wordSet('pencet ketik tekan klik kirim')], beside: wordSet('tadi maaf saya') },
];

/** "Eh jangan dibatalkan", "ga jadi batal", "salah pencet": whether somebody asked about stopping means to go on. */
export const regretsCancelling = (text: string): boolean => isByWords(said(text), regrets);
