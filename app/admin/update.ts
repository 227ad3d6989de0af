import { z } from 'zod';
import { countUpdatesAside, updatesAside } from '../db/updates-aside.ts';
import type { AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const Options = z.object({ take: TakeOption });

/** Lists what channels brought and could not be read or stored; its words stay sealed. */
export const updateList: AdminCommand = {
  usage: 'update list',
  summary: 'list what channels brought and could not be stored',
  options: [takeFlag],
  run: async ({ db }, _, given) => {
    const { take } = parseOptions(Options, given);
    return listing({
      key: 'updates',
      rows: await updatesAside(db.pool, take),
      total: await countUpdatesAside(db.pool),
      headings: ['ID', 'CHANNEL', 'ACCOUNT', 'BECAUSE', 'BYTES', 'CAME'],
      cells: ({ id, channel, account, because, bytes, at }) => [
        id,
        channel,
        account,
        because,
        String(bytes),
        at.toISOString(),
      ],
    });
  },
};
