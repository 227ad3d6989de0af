import { describe, expect, test } from 'vitest';
import { htmlOf, plainOf, runsOf, splitRuns } from '../../../bot/channels/telegram/rich-text.ts';

test.each([
  ['plain', 'plain'],
  ['*tebal* dan _miring_', '<b>tebal</b> dan <i>miring</i>'],
  ['*tebal _dan miring_*', '<b>tebal </b><b><i>dan miring</i></b>'],
  ['~coret~', '<s>coret</s>'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['*<b>*', '<b>&lt;b&gt;</b>'],
  // Marks only at the edges of words, and on one line.
  ['2*3*4 dan snake_case_name', '2*3*4 dan snake_case_name'],
  ['* bukan *', '* bukan *'],
  ['*tidak\nselesai*', '*tidak\nselesai*'],
  ['(*a*), _b_.', '(<b>a</b>), <i>b</i>.'],
  // A link is nobody's markup.
  ['https://x.id/aman/a_b_c_d *ya*', 'https://x.id/aman/a_b_c_d <b>ya</b>'],
  ['_Buka https://x.id/a_b_', '<i>Buka https://x.id/a_b</i>'],
])('%j is shown as %j', (text, html) => {
  expect(htmlOf(runsOf(text))).toBe(html);
});

test('thousands of marks are read as few are', () => {
  expect(htmlOf(runsOf('*a* '.repeat(20_000)))).toBe('<b>a</b> '.repeat(20_000));
  expect(plainOf(runsOf('*a'.repeat(20_000)))).toBe('*a'.repeat(20_000));
  expect(plainOf(runsOf('*_x '.repeat(20_000)))).toBe('*_x '.repeat(20_000));
});

const lengths = (parts: string[]) => parts.map(({ length }) => length);
const split = (text: string, limit: number) => splitRuns(runsOf(text), limit).map(plainOf);

describe('a long text', () => {
  test('is parted after a paragraph, a line, a sentence or a word, whichever fits best', () => {
    expect(split('satu dua.\n\ntiga empat lima', 20)).toEqual(['satu dua.', 'tiga empat lima']);
    expect(split('satu dua tiga\nempat lima enam', 20)).toEqual(['satu dua tiga', 'empat lima enam']);
    expect(split('Satu dua tiga. Empat lima enam', 20)).toEqual(['Satu dua tiga.', 'Empat lima enam']);
    expect(split('satu dua tiga empat lima', 16)).toEqual(['satu dua tiga', 'empat lima']);
  });

  test('without any such place is cut, but never through an emoji', () => {
    expect(lengths(split('x'.repeat(25), 10))).toEqual([10, 10, 5]);
    expect(split('🙂'.repeat(6), 5)).toEqual(['🙂🙂', '🙂🙂', '🙂🙂']);
  });

  test('loses nothing but white space, and every part is bold where it was', () => {
    const text = `*${'kata '.repeat(2000).trim()}*`;
    const parts = splitRuns(runsOf(text));
    expect(parts.map(plainOf).join(' ')).toBe('kata '.repeat(2000).trim());
    for (const part of parts) {
      expect(plainOf(part).length).toBeLessThanOrEqual(4096);
      expect(htmlOf(part)).toMatch(/^<b>[^<]*<\/b>$/);
    }
  });

  test('of white space only is nothing', () => {
    expect(splitRuns(runsOf('  \n '))).toEqual([]);
  });
});
