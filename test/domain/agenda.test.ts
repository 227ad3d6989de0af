import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaNoOf, agendaNumber, gapsBefore } from '../../domain/agenda.ts';
import { usualSettings } from '../support/pontianak.ts';

const usual = usualSettings.agendaPattern;

test.each([
  [usual, 7, 'magang', '2026-11-23', '7/magang/DISKOMINFO/XI/2026'],
  ['{no}/{year}', 45, 'tte', '2027-01-02', '45/2027'],
  ['500.12/{no}-{month}.{year}', 3, 'tte', '2026-04-30', '500.12/3-IV.2026'],
])('the pattern %s makes of %i: %s %s → %s', (pattern, no, service, date, number) => {
  expect(agendaNumber(pattern, { no, service, date })).toBe(number);
});

test.each([
  [usual, '154/tte/DISKOMINFO/XI/2026', 154],
  [usual, '154/TTE/diskominfo/xi/2026', 154],
  [usual, '045/2026', null],
  [usual, '7', null],
  ['{no}', '7', 7],
  ['500.12/{no}', '500x12/7', null],
])('of %s a typed %s carries the count on as %s', (pattern, typed, no) => {
  expect(agendaNoOf(pattern, typed)).toBe(no);
});

test('every number made by a pattern is read back', () => {
  const parts = fc.shuffledSubarray(['{service}', '{month}', '{year}', 'DISKOMINFO', '500.12', '(A)+']);
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom('/', '-', ' ', '.'),
      (some, no, between) => {
        const pattern = ['{no}', ...some].join(between);
        const number = agendaNumber(pattern, { no, service: 'magang', date: '2026-11-23' });
        expect(agendaNoOf(pattern, number)).toBe(no);
      },
    ),
  );
});

test.each([
  [[1, 2, 3], 0, [null, null, null]],
  [[2], 0, [{ first: 1, last: 1 }]],
  [
    [5, 9],
    2,
    [
      { first: 3, last: 4 },
      { first: 6, last: 8 },
    ],
  ],
  [[101], 100, [null]],
  [[], 7, []],
])('of %j after %i is left out %j', (numbers, after, gaps) => {
  expect(gapsBefore(numbers, after)).toEqual(gaps);
});
