import { z } from 'zod';
import { refuseHeld } from '../refuse-held.ts';
import { listHeld, retryHeld } from '../db/held-submissions.ts';
import { isGuid } from '../db/request-view.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand } from './administer-by-command.ts';
import { cityCatalogue } from './chosen-city.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';
import { listing } from './listing.ts';
import { parseOptions, takeFlag, TakeOption } from './options.ts';

const ListOptions = z.object({ take: TakeOption });

/** Lists what was sent and cannot be recorded, longest waiting first; no personal data. */
export const submissionList: AdminCommand = {
  usage: 'submission list',
  summary: 'list sent forms that cannot be recorded',
  options: [takeFlag],
  run: async ({ db }, _, given) => {
    const { take } = parseOptions(ListOptions, given);
    const held = await listHeld(db.pool);
    return listing({
      key: 'submissions',
      rows: held.slice(0, take),
      total: held.length,
      headings: ['ID', 'SERVICE', 'BECAUSE', 'SENT', 'TRIES', 'NEXT TRY'],
      cells: ({ draftId, service, because, sentAt, tries, nextTryAt }) => [
        draftId,
        service,
        because,
        sentAt.toISOString(),
        String(tries),
        nextTryAt.toISOString(),
      ],
    });
  },
};

const unknown = (id: string): AdminError =>
  new AdminError(`No sent form with the id ${id} is held; "submission list" shows the ids.`);

/** Has one held form, or all of them, tried again with the worker's next look, within a minute. */
export const submissionRetry: AdminCommand = {
  usage: 'submission retry <id>',
  summary: 'try a held form again now; "all" for all of them',
  options: [],
  run: async ({ db, now }, id) => {
    if (id !== 'all' && !isGuid(id)) throw unknown(id);
    const count = await retryHeld(db, id, now);
    if (count === 0 && id !== 'all') throw unknown(id);
    return { json: { count }, text: `To be tried again within a minute: ${count}.` };
  },
};

const Options = z.object({
  reason: z
    .string('--reason is needed: what the applicant reads')
    .trim()
    .min(10, '--reason is shorter than 10 letters')
    .max(500, '--reason is longer than 500 letters'),
});

const refuse = async (office: Office, id: string, reason: string): Promise<void> => {
  const { db, vault, now } = office;
  const catalogue = await cityCatalogue(office);
  await inTransaction(db, async (tx) => {
    const needs = { vault, catalogue, actor: byCommand, now };
    if (!(await refuseHeld(tx, { id, reason }, needs))) throw unknown(id);
  });
};

/** Gives up a held form that can never be recorded: its applicant hears why, and what they filled in is deleted. */
export const submissionRefuse: AdminCommand = {
  usage: 'submission refuse <id>',
  summary: 'give up a held form and tell its applicant why',
  options: [['--reason <text>', 'what the applicant reads']],
  run: async (office, id, given) => {
    const { reason } = parseOptions(Options, given);
    if (!isGuid(id)) throw unknown(id);
    await refuse(office, id, reason);
    return { json: { id, reason }, text: `${id} is given up and its applicant told.` };
  },
};
