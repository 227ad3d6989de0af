import { z } from 'zod';
import { recordAccess } from '../db/accesses.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { endDataRequest, openDataRequests } from '../db/data-requests.ts';
import { inTransaction } from '../db/transaction.ts';
import { sealedPlaces } from '../places.ts';
import { byCommand } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions } from './options.ts';

/** Lists what people asked about their data and nobody has answered, the earliest due first, with their own words. */
export const personRequests: AdminCommand = {
  usage: 'person requests',
  summary: 'list what people ask about their data and is not answered',
  options: [],
  run: async ({ db, vault, now }) => {
    const found = await openDataRequests(db);
    const of = found.map(({ contactId }) => ({ contactId }));
    await recordAccess(db.pool, { by: 'command', door: 'command', what: 'data_request', at: now, of });
    const rows = found.map(({ id, words, number, kind, askedAt, dueAt }) => ({
      ...{ number, kind, askedAt, dueAt },
      words: words === null ? null : vault.open(words, sealedPlaces.dataRequest(id)),
    }));
    return listing({
      ...{ key: 'requests', rows, total: rows.length, headings: ['NUMBER', 'KIND', 'ASKED', 'DUE', 'WORDS'] },
      cells: ({ number, kind, askedAt, dueAt, words }) => [
        ...[number, kind, askedAt.toISOString(), dueAt.toISOString()],
        words ?? '',
      ],
    });
  },
};

const AnswerOptions = z.object({ refuse: z.string().trim().min(5).max(300).optional() });

/** Writes down that what somebody asked about their data is done, or refused by an article. */
export const personAnswer: AdminCommand = {
  usage: 'person answer <number>',
  summary: 'say that what somebody asked about their data is done, or refused',
  options: [['--refuse <article>', 'by which article it is refused']],
  run: async ({ db, now }, number, given) => {
    const { refuse } = parseOptions(AnswerOptions, given);
    const state = refuse === undefined ? 'done' : 'refused';
    await inTransaction(db, async (tx) => {
      if (!(await endDataRequest(tx, number, { state, at: now, because: refuse ?? null })))
        throw new AdminError(`No request ${number} about data is open; "person requests" shows them.`);
      const note = refuse ?? null;
      await recordAdmin(tx, { action: 'data_request_ended', about: number, actor: byCommand, at: now, note });
    });
    return { json: { number, state }, text: `${number}: ${state}.` };
  },
};
