import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '../../domain/city-time.ts';
import { median, workingHours } from '../../domain/working-hours.ts';

const tz = 'Asia/Pontianak';
const at = (moment: string): Date => {
  const [date = '', time = ''] = moment.split(' ');
  return toInstant(date, time, tz);
};

test.each([
  ['within a day', '2026-11-23 09:00', '2026-11-23 11:30', 2.5],
  ['sent before the office opens', '2026-11-23 06:00', '2026-11-23 09:00', 1],
  ['sent at night, done the next morning', '2026-11-23 21:00', '2026-11-24 08:30', 0.5],
  ['done after hours', '2026-11-23 15:00', '2026-11-23 19:00', 1],
  ['over a weekend', '2026-11-20 15:00', '2026-11-23 09:00', 2],
  ['over Nyepi and Idul Fitri', '2026-03-17 15:00', '2026-03-25 09:00', 2],
  ['wholly on a Sunday', '2026-11-22 09:00', '2026-11-22 15:00', 0],
  ['backwards', '2026-11-24 09:00', '2026-11-23 09:00', 0],
])('working hours %s', (_, from, to, hours) => {
  expect(workingHours(at(from), at(to), tz)).toBe(hours);
});

test('hours add up whatever moment lies between, and are never more than the clock’s', () => {
  const hour = fc.integer({ min: 0, max: 24 * 60 });
  const moment = hour.map((n) => new Date(at('2026-03-10 00:00').getTime() + n * 3_600_000));
  fc.assert(
    fc.property(moment, moment, moment, (...moments) => {
      const [a, b, c] = moments.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
      const whole = workingHours(a, c, tz);
      expect(workingHours(a, b, tz) + workingHours(b, c, tz)).toBeCloseTo(whole, 9);
      expect(whole).toBeLessThanOrEqual((c.getTime() - a.getTime()) / 3_600_000);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [[], null],
  [[3], 3],
  [[9, 1, 2], 2],
  [[10, 2, 1, 100], 6],
])('the median of %j is %s', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
