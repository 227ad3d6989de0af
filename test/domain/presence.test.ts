import { expect, test } from 'vitest';
import { presenceOf } from '../../domain/presence.ts';

test('only working days count, and a day away twice counts once', () => {
  // 2026-11-25 is closed in this city; the 28th and 29th are a weekend.
  const { workingDays, away } = presenceOf(
    { from: '2026-11-23', to: '2026-11-30' },
    [
      { staffId: 'sari', from: '2026-11-24', to: '2026-11-26' },
      { staffId: 'sari', from: '2026-11-26', to: '2026-11-29' },
      { staffId: 'budi', from: '2026-11-28', to: '2026-11-29' },
    ],
    new Map([['2026-11-25', 'Libur kota']]),
  );
  expect(workingDays).toBe(5);
  expect([...away]).toEqual([
    ['sari', 3],
    ['budi', 0],
  ]);
});
