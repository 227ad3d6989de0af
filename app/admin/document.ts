import { z } from 'zod';
import { countOrdersGivenUp, ordersGivenUp } from '../db/document-orders.ts';
import type { AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const Options = z.object({ take: TakeOption });

/** Lists documents and pictures that could not be made; whoever asked was told, and may ask again in the chat. */
export const documentList: AdminCommand = {
  usage: 'document list',
  summary: 'list documents and pictures that could not be made',
  options: [takeFlag],
  run: async ({ db }, _, given) => {
    const { take } = parseOptions(Options, given);
    return listing({
      key: 'documents',
      rows: await ordersGivenUp(db.pool, take),
      total: await countOrdersGivenUp(db.pool),
      headings: ['ID', 'KIND', 'TRIES', 'ASKED FOR', 'GIVEN UP'],
      cells: ({ id, kind, attempts, createdAt, doneAt }) => [
        ...[id, kind ?? '', String(attempts)],
        ...[createdAt.toISOString(), doneAt.toISOString()],
      ],
    });
  },
};
