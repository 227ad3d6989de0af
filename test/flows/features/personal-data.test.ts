import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataWish } from '../../../flows/features/personal-data/wish.ts';

describe('what people write about their own data', () => {
  test.each([
    ['data saya', 'menu'],
    ['Data pribadi saya', 'menu'],
    ['saya mau lihat data saya dong', 'menu'],
    ['apa saja data saya yang kalian simpan', 'menu'],
    ['data apa aja tentang saya yg disimpan di sini', 'menu'],
    ['saya mau lihat data statistik kota', null],
    ['mau lihat data wifi publik', null],
    ['minta salinan data saya', 'copy'],
    ['tolong kirimkan semua data saya', 'copy'],
    ['bisa unduh data pribadi saya?', 'copy'],
    ['hapus data saya', 'erasure'],
    ['tolong hapus semua data saya ya kak', 'erasure'],
    ['saya mau data saya dihapus', 'erasure'],
    ['hapuskan akun saya', 'erasure'],
    ['ubah nomor saya', 'correction'],
    ['ganti nomor hp saya', 'correction'],
    ['mau ganti no wa saya dong min', 'correction'],
    ['nama saya salah', 'correction'],
    ['perbaiki data saya', 'correction'],
    ['siapa yang lihat data saya', 'looks'],
    ['siapa aja yg sudah liat data saya', 'looks'],
    ['siapa yang mengakses data pribadi saya?', 'looks'],
    ['saya tarik persetujuan saya', 'withdrawal'],
    ['cabut izin data saya', 'withdrawal'],
    ['saya keberatan data saya dipakai', 'objection'],
    ['pindahkan data saya', 'portability'],
    ['permintaan data penduduk', null],
    ['saya mau minta data statistik kecamatan', null],
    ['status permohonan saya', null],
    ['ganti jadwal rapat saya', null],
    ['data', null],
    ['hapus', null],
    ['siapa kepala dinasnya', null],
  ] as const)('%s', (text, wish) => {
    expect(dataWish(text)).toBe(wish);
  });
});

test('no message is longer than a phone shows at once', () => {
  const source = readFileSync('flows/features/personal-data/texts.ts', 'utf8');
  expect([...source.matchAll(/['`]([^'`]{900,})['`]/g)]).toEqual([]);
});
