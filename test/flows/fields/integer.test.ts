import { describe, expect, test } from 'vitest';
import { fieldRefusal, showAnswer } from '../../../flows/fields/index.ts';
import { contextWith, fieldOf, refusalOf, valueOf } from './support.ts';

const people = fieldOf('integer', { label: 'Jumlah peserta', example: '2' });
const watts = fieldOf('integer', { label: 'Daya watt', min: 50, max: 5000, unit: 'watt' });

describe('integer', () => {
  test.each([
    ['3', 3],
    [' 3 ', 3],
    ['3 orang', 3],
    ['3.', 3],
    ['sekitar 10 orang', 10],
    ['dua', 2],
    ['sepuluh orang', 10],
    ['３', 3],
    ['٣', 3],
    ['07', 7],
  ])('%j is %i', (typed, value) => {
    expect(valueOf(typed, people)).toBe(value);
  });

  test.each([
    ['1.000', 1000],
    ['1.500 watt', 1500],
    ['800W', 800],
    ['seribu lima ratus', 1500],
    ['dua ratus lima puluh watt', 250],
    ['2 ribu', 2000],
  ])('%j is %i watts', (typed, value) => {
    expect(valueOf(typed, watts)).toBe(value);
  });

  test('a number out of range is said back, written in words or not', () => {
    const sentence =
      'Jumlah peserta paling banyak 10 orang untuk satu permohonan. Anda menulis 12. Tulis angka 1 sampai 10.';
    expect(refusalOf('12', people)).toBe(sentence);
    expect(refusalOf('dua belas orang', people)).toBe(sentence);
    expect(refusalOf('0', people)).toMatch(/paling sedikit 1 orang.*menulis 0/);
    expect(refusalOf('-3', people)).toMatch(/menulis -3/);
    expect(refusalOf('999999999999', people)).toMatch(/menulis 999\.999\.999\.999/);
  });

  test.each([
    'banyak',
    '',
    'sedikit',
    'tgl 5 januari',
    '3 bulan',
    '6171010101900001',
    'IPv4',
    '-',
    'x'.repeat(5000),
  ])('%j is no number', (typed) => {
    expect(refusalOf(typed, people)).toMatch(/perlu satu angka, dari 1 sampai 10\. Contoh: 2/);
  });

  test.each(['2,5', '2.5', '1,5 orang'])('%s is no whole number', (typed) => {
    expect(refusalOf(typed, people)).toMatch(/bulat/);
  });

  test.each(['2-3', '2 atau 3', 'satu, dua', 'satu dua'])('%s is more than one number', (typed) => {
    expect(refusalOf(typed, people)).toMatch(/lebih dari satu angka/);
  });

  test('a stored number is checked against the range of today', () => {
    expect(fieldRefusal(7, people, contextWith())).toBeNull();
    expect(fieldRefusal(11, people, contextWith())).toMatch(/paling banyak 10/);
    expect(fieldRefusal('7', people, contextWith())).toMatch(/satu angka/);
    expect(showAnswer(1500, watts)).toBe('1.500 watt');
  });
});
