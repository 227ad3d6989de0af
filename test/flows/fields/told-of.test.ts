import { describe, expect, test } from 'vitest';
import type { ToldOf } from '../../../flows/fields/field-schema.ts';
import { tellsOf } from '../../../flows/fields/read/told-of.ts';

const told: Record<ToldOf, readonly string[]> = {
  information: [
    'daftar aplikasi milik pemkot',
    'realisasi anggaran per triwulan',
    'jumlah menara per kelurahan',
    'rekap aduan 2026',
  ],
  purpose: ['bahan skripsi', 'buat absen pegawai', 'biar data sinkron', 'mau dipajang di kantor', 'arsip'],
  reason: ['komputer lamo sering hang', 'antrian warga numpuk tiap pagi', 'untuk pelayanan daring'],
  trouble: [
    'wifi putus nyambung',
    'petugasnyo marah2 waktu sayo minta surat',
    'cctv menghadap ke langit',
    'website ndak bise dibuka',
  ],
  work: [
    'tarik kabel fiber optik',
    'pencatatan surat masuk',
    'uji beban seratus pengguna',
    'nyimpan data umkm',
  ],
  summary: ['vaksin rabies gratis tgl 5 desember', 'Disdukcapil buka pelayanan perekaman KTP di kecamatan'],
};
const beside: Record<ToldOf, readonly string[]> = {
  information: ['saya wartawan media online', 'kata orang harus lewat sini', 'yang kemarin saya minta'],
  purpose: ['dosen saya yang suruh', 'arahan pak wali', 'penting banget pokoknya', 'hp saya rusak'],
  reason: ['sudah dianggarkan', 'disuruh pak kadin'],
  trouble: ['saya mau ngadu tapi takut', 'panjang ceritanya pak', 'bapak pasti sudah tahu', 'cepat ya pak'],
  work: ['kamek dari telkom', 'fungsinya banyak', 'programmernya lagi cuti', 'kagek be'],
  summary: ['nanti tim saya yang bikin', 'lihat saja nanti'],
};

const rows = (table: Record<ToldOf, readonly string[]>): [ToldOf, string][] =>
  Object.entries(table).flatMap(([kind, texts]) =>
    texts.map((text) => [kind as ToldOf, text] as [ToldOf, string]),
  );

describe('what a long text tells', () => {
  test.each(rows(told))('%s: %j', (kind, text) => {
    expect(tellsOf(text, kind)).toBe(true);
  });

  test.each(rows(beside))('%s is not told by %j', (kind, text) => {
    expect(tellsOf(text, kind)).toBe(false);
  });

  test('any of them, where nothing says which, and every story of many words', () => {
    expect(tellsOf('wifi putus nyambung', undefined)).toBe(true);
    expect(tellsOf('dosen saya yang suruh', undefined)).toBe(false);
    expect(
      tellsOf('begitu lah kira kira yang bisa saya ceritakan kepada bapak dan ibu semua', 'trouble'),
    ).toBe(true);
  });
});
