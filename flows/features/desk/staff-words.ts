import { type ByWords, isByWords, wordSet } from '../../kernel/lexicon/by-words.ts';
import { said } from '../../kernel/lexicon/said.ts';

const around = wordSet(
  'ada apa daftar lihat baru masuk saya yang cek hari ini buka semua tidak belum diproses untuk kami unit bidang berapa mana list antre sekarang mau tolong lagi dari perlu dikerjakan masih sudah diperiksa dicek diverifikasi harus tenggat jatuh tempo minggu lewat menunggu nunggu permohonan surat berkas disposisi agenda bukakan terbaru tolong saja tadi kemarin pagi siang sore besok sampai beres yang',
);
/** What each office does with a request, as its people say it. */
const steps = wordSet(
  'diagendakan agendakan diagenda dicatat catat didisposisi didisposisikan disposisi disetujui setujui setujukan persetujuan diverifikasi verifikasi ditindaklanjuti dikerjakan diperiksa dibaca dijawab selesai nomor dinomori diberi penomoran ditandatangani ditandatangan tandatangani tandatangan diteken teken diparaf paraf diacc acc',
);
const inbox: readonly ByWords[] = [
  {
    groups: [wordSet('cek lihat buka tampilkan munculkan'), wordSet('permohonan surat berkas')],
    beside: around,
  },
  { groups: [steps, wordSet('belum perlu harus menunggu nunggu apa mana berapa')], beside: around },
  { groups: [wordSet('telat terlambat lewat tenggat'), wordSet('mana apa ada yang berapa')], beside: around },
  { groups: [wordSet('daftar'), wordSet('lihat buka')], beside: around },
  { groups: [wordSet('kerja kerjakan dikerjakan selesaikan'), wordSet('apa harus')], beside: around },
  { groups: [wordSet('belum sisa'), wordSet('berapa')], beside: around },
  { groups: [wordSet('permohonan surat berkas'), wordSet('hari minggu bulan kemarin')], beside: around },
  { groups: [wordSet('baru'), wordSet('ada apa')], beside: around },
  { groups: [wordSet('masuk'), wordSet('apa mana yang belum')], beside: around },
  { groups: [wordSet('surat berkas permohonan'), wordSet('saya')], beside: around },
  {
    groups: [
      wordSet('diproses diperiksa dicek diverifikasi'),
      wordSet('belum'),
      wordSet('apa mana berapa yang'),
    ],
    beside: around,
  },
  { groups: [wordSet('masuk'), wordSet('ada')], beside: around },
  { groups: [wordSet('tugas antrean antrian inbox pekerjaan kerjaan')], beside: around },
  {
    groups: [
      wordSet('menunggu nunggu numpuk menumpuk pending tertunda ngantri'),
      wordSet('saya apa yang ada siapa permohonan'),
    ],
    beside: around,
  },
  {
    groups: [
      wordSet('permohonan surat'),
      wordSet('belum sisa masuk baru terbaru daftar antrean antrian menunggu list ada semua'),
    ],
    beside: around,
  },
];
const questions: readonly ByWords[] = [
  {
    groups: [
      wordSet('pertanyaan tanya'),
      wordSet('ada warga masuk baru daftar menunggu lihat cek masyarakat'),
    ],
    beside: new Set([...around, ...steps, 'dibalas']),
  },
];

/** Nothing is stored of it: words count in any of their forms. */
const inboxInForms = inbox.map((kind) => ({ ...kind, forms: true as const }));

/** Whether words of staff ask for what waits for them. */
export const asksForInbox = (text: string): boolean => isByWords(said(text), inboxInForms);

/** Whether words of staff ask for the questions that wait. */
export const asksForQuestions = (text: string): boolean => isByWords(said(text), questions);
