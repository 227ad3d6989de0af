import { doChecks } from '../../app/db/audit-checks.ts';
import { minute, timed } from '../job.ts';

/** Checks the whole history when somebody at the desk has asked for it: `audit verify`, away from the bot's loop. */
export const checkHistory = timed('check-history', minute / 4, async ({ db, vault, clock, log }) => {
  const count = await doChecks(db, vault, clock);
  if (count > 0) log.info({ count }, 'history checked as asked for at the desk');
});
