import { named } from '../../kernel/wording.ts';

/** The page that tells the keys. */
const own = {
  keys: {
    title: 'Tombol papan ketik',
    link: 'Tombol papan ketik (?)',
    how: 'Semua halaman dapat dipakai dengan Tab, Enter, spasi, dan tombol panah. Tombol ini mempercepat:',
    columns: ['Tombol', 'Gunanya'],
    rows: [
      ['j', 'baris atau kartu berikutnya'],
      ['k', 'baris atau kartu sebelumnya'],
      ['Enter', 'membuka baris yang dipilih'],
      ['x', 'memilih baris atau kartu, atau membatalkan pilihannya'],
      ['/', 'kolom Cari'],
      ['h', 'halaman daftar berikutnya'],
      ['l', 'halaman daftar sebelumnya'],
      ['s', 'langkah pertama permohonan ini'],
      ['b', 'berkas pertama permohonan ini'],
      ['n', 'halaman berkas berikutnya'],
      ['p', 'halaman berkas sebelumnya'],
      ['z', 'memperbesar berkas, lalu kembali'],
      ['r', 'memutar berkas'],
      ['u', 'tombol Urungkan'],
      ['?', 'halaman ini'],
    ],
    part: (name: string): string => `bagian ${name}`,
    areOn: 'Tombol ini menyala di peramban ini.',
    areOff: 'Tombol ini mati di peramban ini; Tab dan Enter tetap berlaku.',
    off: 'Matikan tombol ini',
    on: 'Nyalakan tombol ini',
  },
} as const;

/** The same, each under its name. */
export const keysTexts = named('desk', own, { keys: { part: ['name'] } });
