import { expect, test } from 'vitest';
import { holidayGaps } from '../../domain/holiday-check.ts';
import { moreThanWorkingDaysAgo, workingDayBefore } from '../../domain/working-days.ts';

const sources = new Map([
  [2026, 'SKB 2026'],
  [2027, null],
]);

test.each([
  ['2026-09-30', []],
  ['2026-10-01', [{ year: 2027, gap: 'provisional' }]],
  ['2027-01-02', [{ year: 2027, gap: 'provisional' }]],
  [
    '2027-11-01',
    [
      { year: 2027, gap: 'provisional' },
      { year: 2028, gap: 'missing' },
    ],
  ],
  ['2028-01-01', [{ year: 2028, gap: 'missing' }]],
])('on %s it is known which years are wanting', (today, gaps) => {
  expect(holidayGaps(today, sources)).toEqual(gaps);
});

test.each([
  // Due on Thursday: overdue by two working days on Monday, by more on Tuesday.
  ['2026-11-23', 2, '2026-11-18'],
  ['2026-11-24', 2, '2026-11-19'],
  ['2026-11-24', 0, '2026-11-23'],
  // The cluster of 18 to 24 March counts for nothing: what was due on the 16th is two working days late on the 25th.
  ['2026-03-25', 2, '2026-03-15'],
  ['2026-03-26', 2, '2026-03-16'],
  ['2026-03-27', 2, '2026-03-24'],
])('on %s what is overdue by more than %i working days was due by %s', (today, n, day) => {
  expect(moreThanWorkingDaysAgo(today, n)).toBe(day);
});

test('the working day before skips the holidays', () => {
  expect(workingDayBefore('2026-03-25')).toBe('2026-03-17');
});
