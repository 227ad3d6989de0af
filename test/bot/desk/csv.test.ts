import { expect, test } from 'vitest';
import { csvOf } from '../../../bot/desk/csv.ts';

test.each([
  ['Budi', '"Budi"'],
  ['Toko "Maju", Pontianak', '"Toko ""Maju"", Pontianak"'],
  ['=1+1', `"'=1+1"`],
  ['+62812', `"'+62812"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['  =1', `"'  =1"`],
  ['\u200b=1', `"'\u200b=1"`],
  ['＝1', `"'＝1"`],
  ['satu\ndua', '"satu dua"'],
  ['\n=1', `"' =1"`],
  ['', '""'],
])('%j is the cell %s', async (text, cell) => {
  expect(await csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`);
});
