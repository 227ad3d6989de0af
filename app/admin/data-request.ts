import { z } from 'zod';
import { recordAccess } from '../db/accesses.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { dataTexts } from '../../flows/features/personal-data/index.ts';
import { endDataRequest, openDataRequests } from '../db/data-requests.ts';
import { tellContact } from '../db/deliveries.ts';
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

const AnswerOptions = z.object({
  refuse: z.string().trim().min(5).max(300).optional(),
  say: z.string().trim().min(5).max(1000).optional(),
});

/** Writes down that what somebody asked about their data is done, or refused by an article, and tells them so in their own chat. */
export const personAnswer: AdminCommand = {
  usage: 'person answer <number>',
  summary: 'tell somebody that what they asked about their data is done, or refused',
  options: [
    ['--refuse <article>', 'by which article it is refused'],
    ['--say <text>', 'what they read besides'],
  ],
  run: async ({ db, vault, now }, number, given) => {
    const { refuse, say } = parseOptions(AnswerOptions, given);
    const state = refuse === undefined ? 'done' : 'refused';
    await inTransaction(db, async (tx) => {
      const ended = await endDataRequest(tx, number, { state, at: now, because: refuse ?? null });
      if (!ended)
        throw new AdminError(`No request ${number} about data is open; "person requests" shows them.`);
      const note = refuse ?? null;
      await recordAdmin(tx, { action: 'data_request_ended', about: number, actor: byCommand, at: now, note });
      const text = dataTexts.answered(ended.kind, { number, article: note, says: say ?? null });
      await tellContact(tx, vault, ended.contactId, [{ text }], now);
    });
    return { json: { number, state }, text: `${number}: ${state}.` };
  },
};
