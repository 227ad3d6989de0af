import { ofWritten } from '../catalogue/written-down.ts';
import { named } from '../kernel/wording.ts';

/** The sentences of the one-time page for what must not travel through a chat, by what they are for. */
const own = {
  sender: (office: string, phone: string): string =>
    `Yang Anda kirim di sini tidak melewati chat dan hanya dipakai untuk memproses permohonan. Ragu? Hubungi ${office}${ofWritten(phone, (number) => `, telepon ${number}`)}.`,
  looker: 'Setiap kali data ini dilihat, siapa dan kapan tercatat dalam riwayat permohonan.',
  name: 'Teman DISKO – halaman aman',
  send: 'Kirim',
  example: (example: string): string => `Contoh: ${example}`,
  largest: (megabytes: number): string =>
    `Paling besar ${megabytes} MB. Setelah menekan Kirim, tunggu sampai muncul ucapan terima kasih.`,
  right: 'Ya, sudah benar',
  again: 'Belum benar? Tulis lagi',
  sendAgain: 'Kirim yang baru',
  thanks: 'Terima kasih',
  received: (label: string): string => `*${label}* sudah kami terima. Silakan kembali ke percakapan.`,
  mayClose: 'Halaman ini boleh ditutup.',
  gone: 'Tautan tidak berlaku',
  goneTitle: 'Tautan ini sudah tidak berlaku',
  goneWhy: 'Setiap tautan hanya berlaku 30 menit dan sekali pakai.',
  goneSent:
    'Baru saja menekan Kirim? Lihat percakapan: bila jawaban Anda sudah kami terima, percakapan berlanjut di sana.',
  goneNew: (button: string): string =>
    `Perlu tautan baru? Kembali ke percakapan dan ketik apa saja; petugas menekan lagi *${button}*. Isian yang lain aman.`,
  tooMany: 'Terlalu banyak percobaan',
  tooManyWait: 'Silakan tunggu satu menit, lalu buka lagi tautan dari percakapan.',
  personal: 'Data pribadi pemohon',
  code: 'Kode dari chat',
  codeHelp: 'Kode 6 angka baru saja kami kirim ke chat Anda; berlaku 10 menit. Data ditampilkan satu kali.',
  wrongCode: 'Kode itu belum benar. Lihat pesan terakhir kami di chat Anda.',
  show: 'Tampilkan',
  download: (name: string): string => `Unduh ${name}`,
  notFound: 'Berkas ini tidak ditemukan.',
  once: 'Data ini tidak dapat dibuka lagi dengan tautan yang sama. Jangan memotret atau meneruskannya lewat chat.',
  noFile: 'Pilih dulu berkasnya, lalu tekan *Kirim*.',
};

/** The same, each under its name. */
export const securePageTexts = named('securePage', own, {
  sender: ['office', 'phone'],
  example: ['example'],
  largest: ['megabytes:number'],
  received: ['label'],
  goneNew: ['button'],
  download: ['name'],
});
