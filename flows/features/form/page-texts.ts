import { named } from '../../kernel/wording.ts';
import { buttons } from '../../labels.ts';

/** What is said of the pages of letters. */
const own = {
  pages: (count: number, label: string): string => `*${label}*: ${count} halaman.`,
  askMore: (count: number): string =>
    `${count} halaman. Masih ada? Kirim lagi, atau pilih *${buttons.uploaded}*.`,
  morePages: 'Bila masih ada halaman berikutnya, kirim saja.',
  filedUnder: (label: string, count: number, asked: string): string =>
    `Disimpan sebagai *${label}*${count > 1 ? ` (${count} berkas)` : ''}. *${asked}* masih kami tunggu.`,
  addedLate: (label: string, count: number): string =>
    `Ditambahkan ke *${label}*: sekarang ${count} halaman. Bila bukan, ketik *salah foto*.`,
  noIdentityCard: (label: string): string =>
    `Kartu identitas tidak kami terima lewat chat, jadi tidak kami simpan. Sebaiknya hapus juga fotonya. Yang kami tunggu: *${label}*.`,
  noIdentityCardHere:
    'Kartu identitas tidak kami terima lewat chat, jadi tidak kami simpan. Sebaiknya hapus juga fotonya; bila diperlukan, kami kirim tautan aman.',
  sendMore: (label: string): string => `Baik, kirim halaman *${label}* berikutnya di sini.`,
  isPage: (label: string, count: number): string =>
    `Baik. *${label}* sekarang ${count} halaman. Bila halaman itu belum terkirim, kirim saja di sini.`,
  dropped: (label: string): string => `Berkas terakhir *${label}* kami lepas. Kirim yang benar di sini.`,
  sendAgain: (label: string): string =>
    `Baik, berkas terakhir *${label}* kami lepas. Kirim penggantinya di sini.`,
  noLink: (label: string): string =>
    `Tautan tidak dapat kami buka. Untuk *${label}* kami perlu berkasnya: unduh dulu ke HP, lalu kirim lewat tombol lampiran sebagai PDF atau foto.`,
  whose: (count: number): string =>
    count === 1 ? 'Foto ini untuk bagian mana?' : `${count} foto ini untuk bagian mana?`,
  whoseFile: 'Berkas ini untuk bagian mana?',
  fileFirst: 'Pilih dulu untuk berkas ini. Yang Anda tulis barusan belum kami catat.',
  oneByOne: 'Pilih dulu untuk berkas yang pertama. Yang barusan belum kami simpan: kirim lagi sesudah ini.',
  addTo: (label: string): string => `Halaman ${label}`,
  newAs: (label: string): string => label,
  replaceIn: (label: string): string => `Ganti ${label}`,
  notKept: 'Bukan keduanya',
  none: 'Tidak perlu disimpan',
  wasNotKept: 'Baik, berkas itu tidak kami simpan.',
  added: (label: string, count: number): string =>
    count > 1 ? `Disimpan: *${label}*, sekarang ${count} halaman.` : `Disimpan: *${label}*.`,
} as const;

/** The same, each under its name. */
export const pageTexts = named('page', own, {
  pages: ['count:number', 'label'],
  askMore: ['count:number'],
  filedUnder: ['label', 'count:number', 'asked'],
  addedLate: ['label', 'count:number'],
  noIdentityCard: ['label'],
  sendMore: ['label'],
  isPage: ['label', 'count:number'],
  dropped: ['label'],
  sendAgain: ['label'],
  noLink: ['label'],
  whose: ['count:number'],
  addTo: ['label'],
  newAs: ['label'],
  replaceIn: ['label'],
  added: ['label', 'count:number'],
});
