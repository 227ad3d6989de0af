import { expect, test } from 'vitest';
import { periodBefore } from '../../domain/figures/period-before.ts';

test.each([
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
  ['2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
])('before %s–%s lies %s–%s', (from, to, earlierFrom, earlierTo) => {
  expect(periodBefore(from, to)).toEqual({ from: earlierFrom, to: earlierTo });
});
