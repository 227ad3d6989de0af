import { z } from 'zod';
import { countAside, messageAside, messagesAside, takeAgain } from '../db/set-aside.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const Options = z.object({ take: TakeOption });

/** Lists messages set aside after three faults of ours; their words stay sealed. */
export const messageList: AdminCommand = {
  usage: 'message list',
  summary: 'list messages that could not be answered',
  options: [takeFlag],
  run: async ({ db }, _, given) => {
    const { take } = parseOptions(Options, given);
    return listing({
      key: 'messages',
      rows: await messagesAside(db.pool, take),
      total: await countAside(db.pool),
      headings: ['ID', 'KIND', 'FROM', 'RECEIVED', 'CAN BE REPLAYED'],
      cells: ({ id, kind, inside, receivedAt, latest }) => [
        id,
        kind,
        inside ? 'inside' : 'person',
        receivedAt.toISOString(),
        inside || latest ? 'yes' : 'no',
      ],
    });
  },
};

/** Lets a message have its turn again, unless its person has gone on since: it would be taken for another answer. */
export const messageReplay: AdminCommand = {
  usage: 'message replay <id>',
  summary: 'answer a message that could not be answered',
  options: [],
  run: async ({ db }, id) => {
    const found = await messageAside(db.pool, id);
    if (!found)
      throw new AdminError(`No message with the id ${id} was set aside; "message list" shows the ids.`);
    if (!found.inside && !found.latest)
      throw new AdminError(
        `The person has written since message ${id}; it would be taken for an answer to another question.`,
      );
    await takeAgain(db.pool, id);
    return { json: { id }, text: `${id} is answered within a second.` };
  },
};
