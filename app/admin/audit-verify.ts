import { z } from 'zod';
import { verifyChains } from '../db/audit.ts';
import type { AdminCommand } from './command.ts';
import { parseOptions } from './options.ts';

const Options = z.object({
  head: z
    .string()
    .regex(
      /^\d{1,9}\.[0-9a-f]{64}$/,
      '--head takes what "audit verify" printed as head: a number, a dot, 64 digits',
    )
    .transform((head) => {
      const [no = '', mac = ''] = head.split('.');
      return { no: Number(no), mac };
    })
    .optional(),
});

const mostTold = 100;

/** Recomputes every chain of events and every seal, and tells where one does not hold. */
export const auditVerify: AdminCommand = {
  usage: 'audit verify',
  summary: 'recompute every chain of events and every seal over them',
  options: [['--head <head>', 'the head an earlier "audit verify" printed: shows a ledger cut off since']],
  run: async ({ db, vault }, _, given) => {
    const { head: kept } = parseOptions(Options, given);
    const audit = await verifyChains(db, vault, kept ?? null);
    const head = audit.head && `${audit.head.no}.${audit.head.mac}`;
    const { requests, events, seals, unsealed, turned } = audit;
    // Of each kind of break a hundred are looked up, which is more than anybody mends by hand.
    const more = audit.broken.length >= mostTold;
    const counted = `${requests} requests, ${events} events, ${seals} seals, ${unsealed} events waiting for one${turned > 0 ? `, ${turned} histories turned over` : ''}`;
    const end = head === null ? '' : `\nHead, to be kept elsewhere: ${head}`;
    const [first] = audit.broken;
    if (!first) return { json: { ok: true, ...audit, head }, text: `${counted}: every chain holds.${end}` };
    return {
      json: { ok: false, ...audit, head, more },
      text: `${counted}, ${more ? 'at least ' : ''}${audit.broken.length} broken. First: ${first.number}, event ${first.seq}: ${first.because}.${end}`,
      ok: false,
    };
  },
};
