import { expect, test } from 'vitest';
import { chosen } from '../../../flows/kernel/chosen.ts';
import { newSession } from '../../../flows/conversation.ts';

const options = [
  { id: 'q1.external', label: 'Layanan eksternal (masyarakat/institusi)' },
  { id: 'q1.status', label: 'Status permohonan' },
  { id: 'q1.help', label: 'Bantuan' },
  { id: 'q1.back', label: 'Kembali', kind: 'nav' as const },
  ...Array.from({ length: 7 }, (_, n) => ({ id: `q1.more${n + 4}`, label: `Pilihan lain ${n + 4}` })),
];
const session = { ...newSession, prompt: { no: 1, options } };
const pick = (text: string, reading?: 'exact') => chosen(session, { kind: 'text', text }, reading);

test.each([
  '2',
  ' 2 ',
  '2.',
  '2)',
  '(2)',
  '#2',
  '*2*',
  'no 2',
  'No. 2',
  'nomor 2',
  'nomer 2.',
  'pilih 2',
  'Pilihan 2',
  'pilihan nomor 2',
  'opsi 2',
  'yang 2',
  'yang no 2',
  '2️⃣',
  '２',
  '②',
  'Status permohonan',
  'STATUS PERMOHONAN.',
  '2. Status permohonan',
  '2) status permohonan',
  '2 status permohonan',
])('%s chooses the second', (text) => {
  expect(pick(text)).toBe('status');
  expect(pick(text, 'exact')).toBe('status');
});

test.each([
  ['🔟', 'more10'],
  ['１０', 'more10'],
  ['lay', 'external'],
  ['layanan ekst', 'external'],
  ['kembali', 'back'],
])('%s chooses %s', (text, id) => {
  expect(pick(text)).toBe(id);
});

test.each([
  '0',
  '11',
  '99',
  '2 orang',
  '2 3',
  '12 2',
  'pilihan',
  'pilihan lain',
  '3. Status permohonan',
  '2x',
  'la',
  '22.2',
])('%s chooses nothing', (text) => {
  expect(pick(text)).toBeNull();
});

test.each(['yang kedua', 'nomor dua', 'pilihan ke-2', 'Kedua', 'dua'])(
  '%s chooses the second where no words of their own are written',
  (text) => {
    expect([pick(text), pick(text, 'exact')]).toEqual(['status', null]);
  },
);

test('a beginning is no choice where people write words of their own', () => {
  expect(pick('layanan', 'exact')).toBeNull();
});
