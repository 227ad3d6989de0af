import { bindAllSeals } from '../../app/db/bind-seals.ts';
import { minute, timed } from '../job.ts';

/** Binds what releases before November 2026's last sealed for anywhere to the place it stands at, until nothing of it is left. */
export const bindSeals = timed('bind-seals', 10 * minute, async ({ db: { pool }, vault, clock, log }) => {
  const count = await bindAllSeals(pool, vault, clock());
  if (count > 0) log.info({ count }, 'sealed values were bound to their places');
});
