import { deliverAgain, undelivered } from '../db/set-aside.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { table } from './table.ts';

const most = 200;

/** Lists deliveries given up in the last week; no words and no addresses. */
export const deliveryList: AdminCommand = {
  usage: 'delivery list',
  summary: 'list messages that were given up in the last week',
  options: [],
  run: async ({ db, now }) => {
    const deliveries = await undelivered(db.pool, now, most);
    return {
      json: { deliveries },
      text: table(
        ['ID', 'CHANNEL', 'ERROR', 'TRIES', 'WRITTEN', 'STAFF'],
        deliveries.map(({ id, channel, error, attempts, createdAt, staffId }) => [
          id,
          channel,
          error ?? '',
          String(attempts),
          createdAt.toISOString(),
          staffId ?? '',
        ]),
      ),
    };
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
