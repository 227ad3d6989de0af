import { expect, test } from 'vitest';
import { dueReport, type ReportKind } from '../../domain/report-period.ts';

const closed = new Map([['2027-01-04', 'Libur kota']]);

/** Of each day: which report is due then, by its first and last day; null: not before the first working day. */
const days: [kind: ReportKind, today: string, due: string | null][] = [
  // 1 January is a holiday, then comes a weekend, then the city is closed, then there is a holiday again.
  ['year', '2026-12-31', '2025-01-01 2025-12-31'],
  ['year', '2027-01-03', null],
  ['year', '2027-01-04', null],
  ['year', '2027-01-05', null],
  ['year', '2027-01-06', '2026-01-01 2026-12-31'],
  ['year', '2027-06-30', '2026-01-01 2026-12-31'],
  // 1 November 2026 is a Sunday.
  ['month', '2026-11-01', null],
  ['month', '2026-11-02', '2026-10-01 2026-10-31'],
  ['month', '2026-11-30', '2026-10-01 2026-10-31'],
  ['month', '2026-03-02', '2026-02-01 2026-02-28'],
  ['week', '2026-11-23', '2026-11-16 2026-11-22'],
  ['week', '2026-11-29', '2026-11-16 2026-11-22'],
];

test.each(days)('%s on %s: %s', (kind, today, due) => {
  const found = dueReport(kind, today, closed);
  expect(found && `${found.from} ${found.to}`).toBe(due);
});
