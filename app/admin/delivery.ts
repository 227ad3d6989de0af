import { z } from 'zod';
import { countUndelivered, deliverAgain, undelivered } from '../db/set-aside.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const Options = z.object({ take: TakeOption });

/** Lists deliveries given up in the last week; no words and no addresses. */
export const deliveryList: AdminCommand = {
  usage: 'delivery list',
  summary: 'list messages that were given up in the last week',
  options: [takeFlag],
  run: async ({ db, now }, _, given) => {
    const { take } = parseOptions(Options, given);
    return listing({
      key: 'deliveries',
      rows: await undelivered(db.pool, now, take),
      total: await countUndelivered(db.pool, now),
      headings: ['ID', 'CHANNEL', 'ERROR', 'TRIES', 'WRITTEN', 'STAFF'],
      cells: ({ id, channel, error, attempts, createdAt, staffId }) => [
        id,
        channel,
        error ?? '',
        String(attempts),
        createdAt.toISOString(),
        staffId ?? '',
      ],
    });
  },
};

/** Puts one delivery, or all to people who can be reached, back into the outbox. */
export const deliveryRetry: AdminCommand = {
  usage: 'delivery retry <id>',
  summary: 'send a message that was given up again; "all" for all to people who can be reached',
  options: [],
  run: async ({ db, now }, id) => {
    const count = await deliverAgain(db.pool, id, now);
    if (count === 0 && id !== 'all')
      throw new AdminError(
        `No message with the id ${id} was given up this week; "delivery list" shows the ids.`,
      );
    return { json: { count }, text: `To be sent again: ${count}.` };
  },
};
