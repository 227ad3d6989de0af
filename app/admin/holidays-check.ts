import { holidayGaps } from '../../domain/holiday-check.ts';
import { holidaySources } from '../../domain/holidays.ts';
import type { AdminCommand } from './command.ts';

const told = { missing: 'is missing', provisional: 'is a guess, not checked against its decree' };

/** Says which years of public holidays there are and by which decree; from October on the next year must be there. */
export const holidaysCheck: AdminCommand = {
  usage: 'holidays check',
  summary: 'are the public holidays of this year, and from October of the next, there and sourced?',
  options: [],
  run: ({ now }) => {
    const gaps = holidayGaps(now.toISOString().slice(0, 10));
    const years = [...holidaySources].map(([year, source]) => ({ year, source }));
    const listed = years.map(({ year, source }) => `${year}: ${source ?? 'provisional'}`);
    const warned = gaps.map(({ year, gap }) => `Warning: ${year} ${told[gap]}. See domain/holidays.ts.`);
    return Promise.resolve({
      json: { ok: gaps.length === 0, years, gaps },
      text: [...listed, ...warned].join('\n'),
      ...(gaps.length > 0 ? { ok: false as const } : {}),
    });
  },
};
