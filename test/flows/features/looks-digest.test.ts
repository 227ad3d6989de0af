import { describe, expect, test } from 'vitest';
import { looksDigest, type LooksOf } from '../../../flows/features/incidents/index.ts';

const row = (name: string, looks: number, people: number, outside = 0): LooksOf => ({
  ...{ staffId: name, name, unit: 'ikp', looks, people, outside },
});

const cases: [what: string, rows: LooksOf[], unusual: string[]][] = [
  ['all alike', [row('A', 30, 30), row('B', 28, 25), row('C', 31, 29)], []],
  ['one with three times as many people', [row('A', 30, 30), row('B', 100, 90), row('C', 31, 29)], ['B']],
  ['three times as many of few is nothing', [row('A', 5, 5), row('B', 19, 19), row('C', 5, 5)], []],
  ['mostly at night', [row('A', 30, 30), row('B', 12, 4, 11), row('C', 31, 29)], ['B']],
  ['a late evening now and then', [row('A', 30, 30), row('B', 40, 25, 11), row('C', 31, 29)], []],
  ['only one in office', [row('A', 300, 200)], []],
];

describe('the digest of looks', () => {
  test.each(cases)('%s', (_, rows, unusual) => {
    const text = looksDigest('Oktober 2026', rows) ?? '';
    const marked = [...text.matchAll(/^⚠️ (\w+):/gm)].map(([, name]) => name);
    expect(marked).toEqual(unusual);
    const [, lines = ''] = text.split('\n\n');
    // What is unusual stands first.
    expect(lines.startsWith('⚠️')).toBe(unusual.length > 0);
  });

  test('is as long as a message may be, whatever the office', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      row(`Petugas dengan nama yang sangat panjang sekali nomor ${n}`, 10_000 + n, 9_000 + n, 5_000),
    );
    expect(looksDigest('September 2026', many)?.length).toBeLessThanOrEqual(900);
  });

  test('nobody looked: nothing is said', () => {
    expect(looksDigest('Oktober 2026', [])).toBeNull();
  });
});
