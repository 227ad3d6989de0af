import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceLine, differences } from '../../../flows/catalogue/differences.ts';

/** Anything a file may hold; there is no -0 in it. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const field = (key: string, more: object = {}) => ({ key, type: 'text', max: 20, ...more });

describe('what differs between two states of a city’s data', () => {
  test.each([
    ['a word', { title: 'Lama' }, { title: 'Baru' }, ['title: "Lama" → "Baru"']],
    ['a key more', { a: 1 }, { a: 1, b: 2 }, ['b: added 2']],
    ['a key less', { a: 1, b: { c: 2 } }, { a: 1 }, ['b: removed {"c":2}']],
    [
      'a field changed, by its key and not its place',
      { fields: [field('nama'), field('jumlah')] },
      { fields: [field('catatan'), field('nama'), field('jumlah', { max: 30 })] },
      ['fields.jumlah.max: 20 → 30', 'fields.catatan: added {"key":"catatan","type":"text","max":20}'],
    ],
    [
      'two that have changed places',
      [{ code: 'a' }, { code: 'b' }],
      [{ code: 'b' }, { code: 'a' }],
      ['order: ["a","b"] → ["b","a"]'],
    ],
    [
      'words in a list, as a whole',
      { keywords: ['a'] },
      { keywords: ['a', 'b'] },
      ['keywords: ["a"] → ["a","b"]'],
    ],
    ['a step that is long, cut', { sop: 'x'.repeat(900) }, { sop: '' }, [`sop: "${'x'.repeat(118)}… → ""`]],
    ['a list in the place of a group', { a: [] }, { a: {} }, ['a: [] → {}']],
  ])('%s', (_, before, after, lines) => {
    expect(differences(before, after).map(differenceLine).toSorted()).toEqual(lines.toSorted());
  });

  test('nothing differs from itself, and something from anything else', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
        expect(differences(one, other).length > 0).toBe(
          JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)),
        );
      }),
    );
  });
});

/** The same with keys in order, so that texts can be compared. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
};
