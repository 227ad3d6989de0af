import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { said } from '../../kernel/lexicon/said.ts';

const around = wordSet(
  'ada apa daftar lihat baru masuk saya yang cek hari ini buka semua tidak belum diproses untuk kami unit bidang berapa mana list antre sekarang mau tolong lagi dari perlu dikerjakan masih sudah diperiksa dicek diverifikasi',
);
const inbox: readonly ByWords[] = [
  {
    groups: [
      wordSet('diproses diperiksa dicek diverifikasi'),
      wordSet('belum'),
      wordSet('apa mana berapa yang'),
    ],
    beside: around,
  },
  { groups: [wordSet('masuk'), wordSet('ada')], beside: around },
  { groups: [wordSet('tugas antrean antrian inbox pekerjaan')], beside: around },
  { groups: [wordSet('menunggu nunggu'), wordSet('saya apa yang ada siapa permohonan')], beside: around },
  {
    groups: [
      wordSet('permohonan surat'),
      wordSet('masuk baru daftar antrean antrian menunggu list ada semua'),
    ],
    beside: around,
  },
];
const questions: readonly ByWords[] = [
  {
    groups: [wordSet('pertanyaan'), wordSet('ada warga masuk baru daftar menunggu lihat cek masyarakat')],
    beside: around,
  },
];

/** Whether words of staff ask for what waits for them. */
export const asksForInbox = (text: string): boolean => isByWords(said(text), inbox);

/** Whether words of staff ask for the questions that wait. */
export const asksForQuestions = (text: string): boolean => isByWords(said(text), questions);
