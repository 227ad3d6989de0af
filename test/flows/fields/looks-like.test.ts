import { describe, expect, test } from 'vitest';
import type { Holds } from '../../../flows/fields/field-schema.ts';
import { looksLike } from '../../../flows/fields/read/looks-like.ts';

const clear: Record<string, readonly string[]> = {
  person: [
    'Budi Santoso',
    'tjhin djie sen',
    'bu Rosmala',
    'Ketua RT Pak Jumadi',
    'M. Said bin Usman',
    'Siti (humas)',
  ],
  people: ['Rina Safitri\nbudi santoso', 'putri (ketua)\ndimas'],
  institution: [
    'untan',
    'SMKN 4',
    'komunitas vespa',
    'dinas kesehatan',
    'rt 04 rw 12 sungai jawi',
    'Toko Sinar Abadi',
  ],
  study: ['informatika', 'TJKT', 'oseanografi', 'ilmu hukum', 'Kelas Malam'],
  position: ['kabid aptika', 'PPK', 'kuasa pengguna anggaran', 'Pj Wali Kota'],
  place: ['aula smp 1', 'waterfront', 'PCC', 'gedung kartini', 'lapangan korem', 'kantor lurah roban'],
  subject: ['rapat pra musrenbang', 'kerja kelompok matkul', 'GERAKAN PANGAN MURAH', 'acara wisuda'],
  system: ['simpeg', 'aplikasi absen', 'e-kinerja'],
  title: ['waspada karhutla', 'Ayo Vaksin HPV'],
  when: [
    'tadi malam jam 11an',
    'udah 2 minggu',
    'jumat subuh',
    'awal november',
    'pas hujan deras',
    'semenjak listrik padam',
    'triwulan III 2026',
    'since yesterday',
  ],
  technology: ['Laravel 11', 'php native', 'dell r740', 'windows server', 'CI4', 'rakitan', 'PC Tower'],
};
const unclear: Record<string, readonly string[]> = {
  person: ['anak magang', 'ibu ketua komite', 'gantian jaga', 'Yudi / Hendra', 'pak'],
  people: ['Rina\nteman sekelas'],
  institution: [
    'lembaga swadaya masyarakat',
    'ASN Kubu Raya',
    'kantor kami',
    'kampus biru',
    'ibu2 pengajian',
    'akreditasi A',
    'poltek',
  ],
  study: ['favorit', 'beda semua', 'S.Kom', 'reguler b', 'fakultas teknik'],
  position: ['para asisten', 'menyusul'],
  place: ['zoom', 'daring saja', 'medsos facebook', 'gedung baru sebelah', 'nunggu konfirmasi gedung'],
  subject: [
    'bengong',
    'acara kampus',
    'buat lomba',
    'wifian',
    'kurang lebih 3 acara',
    'banyak acara bulan itu',
  ],
  system: ['web dinas', 'aplikasi kami', 'banyak, ada lima'],
  title: ['pengumuman saja', 'skripsi', 'baru pengajuan outline', 'revisi terus dari dospem'],
  when: ['ga sempat lihat jam', 'sudah lama', 'pas itu', 'kurang ingat', 'ga nyatet'],
  technology: ['yang umum', 'vendor kami', 'belum mulai', 'terserah'],
};

const rows = (table: Record<string, readonly string[]>): [Holds, string][] =>
  Object.entries(table).flatMap(([holds, texts]) =>
    texts.map((text) => [holds as Holds, text] as [Holds, string]),
  );

describe('what a field in words of one’s own holds', () => {
  test.each(rows(clear))('a %s: %j', (holds, text) => {
    expect(looksLike(text, holds)).toBe(true);
  });

  test.each(rows(unclear))('a %s cannot be seen in %j', (holds, text) => {
    expect(looksLike(text, holds)).toBe(false);
  });
});
