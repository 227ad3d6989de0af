import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedGrams, askedWords, gramsOf, holdsWords, searchWords } from '../../domain/search-words.ts';

/** What is looked for, in which texts, and whether it is found there. */
const cases: [asked: string, texts: string[], found: boolean][] = [
  ['budi', ['Budi Santoso'], true],
  ['BUDI', ['budi santoso'], true],
  ['santoso budi', ['Budi Santoso'], true],
  ['santo', ['Budi Santoso'], true],
  ['toso', ['Budi Santoso'], true],
  ['bu', ['Budi Santoso'], true],
  ['di', ['Budi Santoso'], false],
  ['budi wati', ['Budi Santoso'], false],
  ['budi magang', ['Budi Santoso', 'Permohonan magang di bidang aplikasi'], true],
  ['josé', ['Jose'], true],
  ['nur’aini', ["Nur'Aini"], true],
  ['470/12', ['470/12/DISKOMINFO/XI/2026'], true],
  ['TD-2026-VHJTHDNC', ['TD-2026-VHJTHDNC'], true],
  ['vhjt', ['TD-2026-VHJTHDNC'], true],
  ['0812-3456-7890', ['+6281234567890'], true],
  ['+62 812 3456 7890', ['+6281234567890'], true],
  ['62812345', ['+6281234567890'], true],
  ['567890', ['+6281234567890'], true],
  ['0812-3456-7891', ['+6281234567890'], false],
  ['SMKN 4', ['SMKN 4 Pontianak'], true],
];

describe('a search finds by words, their beginnings and parts', () => {
  test.each(cases)('%s in %j: %j', (asked, texts, found) => {
    expect(holdsWords(askedWords(asked), texts.flatMap(searchWords))).toBe(found);
  });
});

test('what holds the words has all their pieces, so the index never loses anything', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (words, which, from, length) => {
        const whole = words[which % words.length] ?? '';
        const start = from % whole.length;
        const part = whole.slice(start, start + 2 + (length % 10));
        const asked = askedWords(part);
        fc.pre(asked.length > 0 && holdsWords(asked, words));
        const grams = new Set(gramsOf(words));
        expect(askedGrams(asked).filter((gram) => !grams.has(gram))).toEqual([]);
      },
    ),
  );
});

test('signs alone, a letter alone and nothing are no search', () => {
  for (const text of ['', ' ', '%', 'a', '***', '_', '\\']) expect(askedWords(text)).toEqual([]);
});
