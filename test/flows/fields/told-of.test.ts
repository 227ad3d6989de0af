import { describe, expect, test } from 'vitest';
import type { ToldOf } from '../../../flows/fields/field-schema.ts';
import { onlyTalks, tellsOf } from '../../../flows/fields/read/told-of.ts';

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

describe('a long text', () => {
  const talk: readonly [ToldOf, string][] = [
    [
      'trouble',
      'selamat pagi bapak ibu admin, saya mau nanya dulu sebelum cerita, ini kalau saya lapor nanti nama saya ketahuan ndak sama orang kelurahan',
    ],
    [
      'trouble',
      'maaf ya min saya lagi di jalan bawa motor jadi belum bisa ngetik panjang panjang nanti kalau udah sampai rumah baru saya ceritakan semuanya ya',
    ],
    [
      'information',
      'sebelumnya saya mau memastikan dulu apakah data yang saya minta nanti itu bisa langsung dipakai untuk skripsi atau harus ada izin lagi dari kampus',
    ],
    [
      'purpose',
      'saya kurang paham sebenarnya harus ditulis apa disini soalnya yang nyuruh minta data itu atasan saya dan beliau sekarang lagi tidak di tempat',
    ],
  ];
  const story: readonly [ToldOf, string][] = [
    [
      'trouble',
      'jadi begini pak, wifi gratis yang di taman akcaya itu sudah hampir dua minggu tidak bisa dipakai, anak anak sini biasa belajar di situ jadi tolong dicek',
    ],
    [
      'trouble',
      'mau tanya min, aplikasi jepin saya error terus tiap login, sudah saya hapus dan pasang lagi tetap gagal, kapan kira kira diperbaiki soalnya antrian online penting',
    ],
    [
      'purpose',
      'data ini akan saya pakai sebagai bahan skripsi tentang pemerataan internet publik di enam kecamatan kota pontianak dan lampiran presentasi sidang',
    ],
  ];

  test.each(talk)('of %s that only talks with us is none: %s', (kind, text) => {
    expect(onlyTalks(text, kind)).toBe(true);
  });

  test.each(story)('of %s that tells it is one: %s', (kind, text) => {
    expect(onlyTalks(text, kind)).toBe(false);
  });
});
