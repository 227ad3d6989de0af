import { expect, test } from 'vitest';
import { gistOf } from '../../../../flows/features/help/gist-words.ts';

test.each([
  ['bayar ndak bang semua nih', 'cost'],
  ['ongkosnya kena berapa rupiah', 'cost'],
  ['ini yg bales orang apa mesin', 'who_are_you'],
  ['sabtu minggu libur kah', 'hours'],
  ['besok kantor masih melayani kah', 'hours'],
  ['no telp kantor ada?', 'address'],
  ['kantornya sebelah mana ya', 'address'],
  ['sy mau ngomong sm orangnya langsung', 'human'],
  ['salah kirim, maaf', 'sorry'],
  ['ntar malem aja deh sy lanjut', 'wait'],
])('a word or two of it tell what a sentence asks of the office: %s', (text, gist) => {
  expect(gistOf(text)).toBe(gist);
});

test.each([
  'anak saya libur sekolah jadi mau magang',
  'orang itu menipu lewat telepon',
  'jual rumah murah hubungi saya',
  'semoga sukses selalu',
])('what tells nothing of the office is left alone: %s', (text) => {
  expect(gistOf(text)).toBeNull();
});
