import { z } from 'zod';
import { actingKindCodes, actingKinds, type ActingTerm, termTrouble } from '../../domain/acting-head.ts';
import { isIsoDate } from '../../domain/iso-date.ts';
import { nameActingHead } from '../acting-head.ts';
import { byCommand, inOffice } from './administer-by-command.ts';
import { AdminError, type AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';

const day = (flag: string) =>
  z.string(`${flag} is needed, as 2026-11-25`).refine(isIsoDate, `${flag} takes a date such as 2026-11-25`);

const Options = z.object({
  kind: z.enum(actingKindCodes, '--kind takes plh or plt'),
  from: day('--from'),
  to: day('--to'),
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
    const termId = await db.prisma.$transaction((tx) =>
      nameActingHead(tx, { staffId: id, term }, { actor: byCommand, now }),
    );
    return {
      json: { id: termId, staffId: id, name: found.name, ...term },
      text: `${found.name} is ${actingKinds[term.kind]} from ${term.from} to ${term.to}.`,
    };
  },
};
