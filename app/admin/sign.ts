import { lastSigns } from '../db/trouble-signs.ts';
import type { AdminCommand } from './command.ts';
import { listing } from './listing.ts';

/** Lists the signs of trouble the house has found, the newest first; ids only. */
export const signList: AdminCommand = {
  usage: 'sign list',
  summary: 'signs of trouble found by themselves: mass views, codes, forged webhooks, broken chains, exports',
  options: [],
  run: async ({ db }) => {
    const rows = await lastSigns(db.pool);
    return listing({
      ...{
        key: 'signs',
        rows,
        total: rows.length,
        headings: ['ID', 'KIND', 'AT', 'COUNT', 'STAFF', 'INCIDENT'],
      },
      cells: ({ id, kind, at, count, staffId, channel, incidentId }) => [
        ...[id, kind, at.toISOString(), String(count), staffId ?? channel ?? '', incidentId ?? ''],
      ],
    });
  },
};
