import { expect, test } from 'vitest';
import { qualityOf, quarterOf, type Quality } from '../../domain/figures/survey.ts';

/** The bounds of Permenpan RB 14/2017, on both sides of each. */
const bounds: [index: number, quality: Quality][] = [
  [100, 'A'],
  [88.31, 'A'],
  [88.305, 'A'],
  [88.3, 'B'],
  [76.61, 'B'],
  [76.6, 'C'],
  [65, 'C'],
  [64.99, 'D'],
  [25, 'D'],
];

test.each(bounds)('an index of %d is %s', (index, quality) => {
  expect(qualityOf(index)).toBe(quality);
});

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-12-31', '2026-10-01'],
])('%s lies in the quarter from %s on', (day, first) => {
  expect(quarterOf(day)).toBe(first);
});
