import { expect, test } from 'vitest';
import { actingOn, termTrouble } from '../../domain/acting-head.ts';

const terms = [
  { kind: 'plh', from: '2026-11-23', to: '2026-11-25' },
  { kind: 'plt', from: '2026-12-01', to: '2026-12-01' },
] as const;

test.each([
  ['2026-11-22', null],
  ['2026-11-23', 'plh'],
  ['2026-11-25', 'plh'],
  ['2026-11-26', null],
  ['2026-12-01', 'plt'],
  ['2026-12-02', null],
])('on %s somebody named for these days is %s', (today, kind) => {
  expect(actingOn(terms, today)).toBe(kind);
});

test.each([
  ['2026-11-23', '2026-11-23', null],
  ['2026-11-20', '2026-11-23', null],
  ['2026-11-24', '2026-11-23', 'end_before_start'],
  ['2026-11-20', '2026-11-22', 'past'],
  ['2026-11-23', '2027-11-24', null],
  ['2026-11-23', '2027-11-25', 'too_long'],
])('from %s to %s can be named on 23 November: %s', (from, to, because) => {
  expect(termTrouble({ from, to }, '2026-11-23')).toBe(because);
});
