import { expect, test } from 'vitest';
import { usualDueDates } from '../../domain/due-date.ts';

test('offers working days only, the promised day among them while it is to come', () => {
  expect(usualDueDates('2026-11-26', '2026-11-30', new Map())).toEqual([
    '2026-11-27',
    '2026-11-30',
    '2026-12-01',
    '2026-12-03',
  ]);
  expect(usualDueDates('2026-11-26', '2026-11-25', new Map())).toEqual([
    '2026-11-27',
    '2026-12-01',
    '2026-12-03',
  ]);
  expect(usualDueDates('2026-11-26', '2026-11-28', new Map())).not.toContain('2026-11-28');
});
