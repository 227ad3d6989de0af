import { expect, test } from 'vitest';
import { remarkIn } from '../../../../flows/features/help/remark.ts';

test.each([
  ['mau ngomong sama orang', 'human'],
  ['Mau bicara dengan petugas dong', 'human'],
  ['bisa chat admin?', 'human'],
  ['nak becakap dengan petugas lah', 'human'],
  ['hubungi petugas', 'human'],
  ['petugas', 'human'],
  ['lama kali', 'complaint'],
  ['LAMA BANGET SIH', 'complaint'],
  ['ribet banget', 'complaint'],
  ['anjing lama banget', 'complaint'],
  ['😡😡', 'complaint'],
  ['makasih ya', 'thanks'],
  ['terima kasih banyak pak', 'thanks'],
  ['ini buat apa?', 'purpose'],
  ['buat ape ni', 'purpose'],
  ['kenapa minta nama', 'purpose'],
  ['gmn caranya', 'purpose'],
  ['maksudnya?', 'purpose'],
  ['ga ngerti kak', 'unsure'],
  ['belum tau', 'unsure'],
  ['berapa lama?', 'how_long'],
  ['brp lama prosesnya ya', 'how_long'],
  ['kapan selesainya', 'how_long'],
  ['bayar gak?', 'cost'],
  ['biayanya berapa', 'cost'],
  ['syaratnya apa aja', 'requirements'],
  ['apa yang harus disiapkan', 'requirements'],
  ['jam buka berapa', 'hours'],
  ['sabtu buka ga', 'hours'],
  ['kantornya di mana', 'address'],
])('%s is %s wherever it is said', (text, remark) => {
  expect([remarkIn(text, 'words'), remarkIn(text, 'choice')]).toEqual([remark, remark]);
});

test.each(['operator', 'cs', 'alamat', 'biaya'])('%s alone may be an answer in words', (text) => {
  expect([remarkIn(text, 'words'), remarkIn(text, 'choice')]).toEqual([null, expect.any(String)]);
});

test.each([
  'Anjing liar di jalan Ahmad Yani',
  'Wifi taman lama sekali tersambung sejak kemarin',
  'Kenapa lampu CCTV di simpang lima mati sejak hari Senin lalu padahal baru diganti',
  'Untuk apa data ini: bahan skripsi',
  'Orang tua siswa',
  'Susah Sungkowo',
  'Rapat operator desa',
  'Sosialisasi alamat kantor baru',
  'ya',
  'ok',
  '3 bulan',
  'Bodo Suprapto',
  'Lama Baru',
])('%s is no remark', (text) => {
  expect([remarkIn(text, 'words'), remarkIn(text, 'choice')]).toEqual([null, null]);
});
