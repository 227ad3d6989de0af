import { named } from '../../kernel/wording.ts';
import type { FileKind, Inspection } from './inspection.ts';

type Trouble = NonNullable<Inspection['trouble']>;
type Refused = (file: string, types: string, mend: string, megabytes: number) => string;

/** A file as its sender reads of it, the types that are taken, and how to make one of them of it. */
const troubles: Record<Trouble, Refused> = {
  empty: (file, types) =>
    `${file} kosong (0 byte). Buka dulu di perangkat Anda, lalu kirim lagi sebagai ${types}.`,
  encrypted: (file) =>
    `${file} terkunci kata sandi sehingga tidak bisa kami baca. Simpan ulang tanpa kata sandi, lalu kirim lagi.`,
  damaged: (file, types) =>
    `${file} rusak atau terpotong sehingga tidak bisa dibuka. Simpan ulang atau foto ulang, lalu kirim lagi sebagai ${types}.`,
  no_pages: (file, types) =>
    `${file} tidak berisi halaman. Simpan ulang dari dokumen aslinya, lalu kirim lagi sebagai ${types}.`,
  too_small: (file) =>
    `${file} terlalu kecil untuk dibaca. Foto ulang dari dekat, atau kirim foto aslinya tanpa diperkecil.`,
  too_large: (file, _types, _mend, megabytes) =>
    `${file} terlalu besar. Yang diterima paling besar ${megabytes} MB. Perkecil atau simpan ulang, lalu kirim lagi.`,
  too_many_pages: (file) =>
    `${file} berisi terlalu banyak halaman. Kirim hanya bagian yang diminta, atau bagi menjadi beberapa berkas.`,
  page_too_large: (file) =>
    `${file} berhalaman jauh lebih besar daripada kertas mana pun. Simpan ulang dengan ukuran kertas A4 atau F4, lalu kirim lagi.`,
  too_many_pixels: (file) =>
    `${file} berukuran gambar terlalu luas: titik gambarnya (piksel) terlalu banyak untuk kami buka. Perkecil lebar dan tinggi gambarnya atau foto ulang, lalu kirim lagi.`,
  moving: (file, _types, mend) => `${file} adalah gambar bergerak. ${mend}, lalu kirim lagi.`,
  several_pictures: (file) =>
    `${file} berisi beberapa halaman dalam satu gambar. Simpan sebagai PDF agar tidak ada halaman yang hilang, lalu kirim lagi.`,
  too_much: (file, types) =>
    `${file} terlalu rumit sehingga tidak bisa kami buka dengan aman. Cetak ulang menjadi PDF biasa atau foto dokumennya, lalu kirim lagi sebagai ${types}.`,
  unavailable: (file) => `${file} belum sampai kepada kami. Mohon kirim sekali lagi.`,
};

/** What people send that is no letter yet. */
const kinds: Record<Exclude<FileKind, 'audio' | 'video'>, string> = {
  heic: 'foto HEIC (bawaan iPhone)',
  gif: 'gambar GIF',
  svg: 'gambar SVG',
  picture: 'gambar yang belum bisa kami baca',
  word: 'dokumen Word',
  excel: 'lembar kerja Excel',
  powerpoint: 'presentasi PowerPoint',
  office: 'dokumen Office',
  archive: 'arsip (seperti ZIP) berisi berkas lain',
  web_page: 'halaman web yang tersimpan',
};

const own = {
  nameless: 'Berkas itu',
  called: (name: string): string => `Berkas *${name}*`,
  othersSafe: 'Berkas yang lain aman.',
  /** The types a letter is taken in; `photos` are those of pictures. */
  types: (pdf: boolean, photos: readonly string[]): string =>
    [...(pdf ? ['PDF'] : []), ...(photos.length > 0 ? [`foto (${photos.join(', ')})`] : [])].join(' atau '),
  /** How something becomes one of them. */
  mend: (pdf: boolean, photos: readonly string[]): string => {
    const photo = photos.length > 0 ? [`foto dokumennya (${photos.join(', ')})`] : [];
    const words = [...(pdf ? ['simpan sebagai PDF'] : []), ...photo].join(' atau ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
  troubles,
  kinds,
  mends: {
    photographed: 'Kirim lewat tombol foto, bukan sebagai dokumen, atau foto ulang',
    archive: 'Keluarkan dulu berkas di dalamnya',
    web_page: 'Buka halamannya dan cetak sebagai PDF',
  },
  is: (file: string, kind: string, types: string, mend: string): string =>
    `${file} adalah ${kind}, bukan ${types}. ${mend}, lalu kirim lagi.`,
  heard: (file: string, types: string): string => `${file} berisi suara atau video, bukan ${types}.`,
  unknown: (file: string, types: string, mend: string): string =>
    `Isi ${file.replace(/^Berkas/, 'berkas')} bukan ${types}. ${mend}, lalu kirim lagi.`,
};

const all = ['file', 'types', 'mend', 'megabytes:number'] as const;

/** Why a file is no letter, and what to do. */
export const refusedTexts = named('refusedFile', own, {
  called: ['name'],
  types: ['pdf:yes', 'photos:list'],
  mend: ['pdf:yes', 'photos:list'],
  troubles: {
    ...{ empty: all, encrypted: all, damaged: all, no_pages: all, too_small: all, too_large: all },
    ...{ too_many_pages: all, page_too_large: all, too_many_pixels: all, moving: all },
    ...{ several_pictures: all, too_much: all, unavailable: all },
  },
  is: ['file', 'kind', 'types', 'mend'],
  heard: ['file', 'types'],
  unknown: ['file', 'types', 'mend'],
});
