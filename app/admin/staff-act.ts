import { z } from 'zod';
import { actingKindCodes, actingKinds, type ActingTerm, termTrouble } from '../../domain/acting-head.ts';
import { nameActingHead } from '../db/acting-head.ts';
import { inTransaction } from '../db/transaction.ts';
import { byCommand, inOffice } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { dayOption, parseOptions } from './options.ts';

const Options = z.object({
  kind: z.enum(actingKindCodes, '--kind takes plh or plt'),
  from: dayOption('--from'),
  to: dayOption('--to'),
});

const troubles = {
  end_before_start: '--to is before --from',
  past: 'these days are over',
  too_long: 'a year at most; whoever stays longer is named again',
} as const;

/** Names a member of staff to stand in for the head on some days, both included. */
export const staffAct: AdminCommand = {
  usage: 'staff act <id>',
  summary: 'name who stands in for the head (Plh./Plt.) on some days',
  options: [
    ['--kind <kind>', 'plh or plt'],
    ['--from <date>', 'the first day, as 2026-11-25'],
    ['--to <date>', 'the last day'],
  ],
  run: async ({ db, now }, id, given) => {
    const term: ActingTerm = parseOptions(Options, given);
    // In Indonesia the day has begun wherever it has in UTC: nothing is over too early here.
    const trouble = termTrouble(term, now.toISOString().slice(0, 10));
    if (trouble) throw new AdminError(troubles[trouble]);
    const found = await inOffice({ db }, id);
    if (found.role === 'head') throw new AdminError(`${found.name} is the head.`);
    const termId = await inTransaction(db, (tx) =>
      nameActingHead(tx, { staffId: id, term }, { actor: byCommand, now }),
    );
    return {
      json: { id: termId, staffId: id, name: found.name, ...term },
      text: `${found.name} is ${actingKinds[term.kind]} from ${term.from} to ${term.to}.`,
    };
  },
};
