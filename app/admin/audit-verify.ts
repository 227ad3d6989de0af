import { verifyChains } from '../db/audit.ts';
import type { AdminCommand } from './command.ts';

/** Recomputes every request's chain of events and tells where one does not hold. */
export const auditVerify: AdminCommand = {
  usage: 'audit verify',
  summary: "recompute every request's chain of events",
  options: [],
  run: async ({ db }) => {
    const audit = await verifyChains(db);
    const counted = `${audit.requests} requests, ${audit.events} events`;
    const [first] = audit.broken;
    if (!first) return { json: { ok: true, ...audit }, text: `${counted}: every chain holds.` };
    return {
      json: { ok: false, ...audit },
      text: `${counted}, ${audit.broken.length} broken. First: ${first.number}, event ${first.seq}: ${first.because}.`,
      ok: false,
    };
  },
};
