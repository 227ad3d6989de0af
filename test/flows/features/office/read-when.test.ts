import { expect, test } from 'vitest';
import { readDay, readTimes } from '../../../../flows/features/office/read-when.ts';
import { aContext } from '../../../support/context.ts';

// Monday, 23 November 2026.
const context = aContext();

test.each<[string, string]>([
  ['25/11/2026', '2026-11-25'],
  ['besok', '2026-11-24'],
  ['besok ya pak', '2026-11-24'],
  ['tgl 25 november', '2026-11-25'],
])('a day that is all there is, is taken: %s', (words, day) => {
  expect(readDay(words, 'Tanggal', { from: 0 }, context)).toEqual({ ok: true, value: day });
});

test.each(['besok kalau tidak hujan', 'sekitar 25 november', 'sebelum 25 november', '25 november atau lusa'])(
  'a day with more beside it is asked for once more: %s',
  (words) => {
    const read = readDay(words, 'Tanggal', { from: 0 }, context);
    expect(read.ok).toBe(false);
  },
);

test('times alike', () => {
  expect(readTimes('09.00-11.00', 'Jam', context)).toEqual({
    ok: true,
    value: { from: '09:00', to: '11:00' },
  });
  expect(readTimes('9-11 kalau ruangnya kosong', 'Jam', context).ok).toBe(false);
});
