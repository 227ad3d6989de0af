import { sealOpenRows as sealRows } from '../../app/db/seal-open-rows.ts';
import { sealWithOwnKeys } from '../../app/db/own-keys.ts';
import { minute, timed } from '../job.ts';

/** Seals what releases before the end of November 2026 wrote about people in the open, until nothing of it is left; and with people's own keys what was sealed with the data key. */
export const sealOpenRows = timed('seal-open-rows', 10 * minute, async ({ db: { pool }, clock, log }) => {
  const count = await sealRows(pool, clock());
  if (count > 0) log.info({ count }, 'values about people that lay open were sealed');
  const own = await sealWithOwnKeys(pool, clock());
  if (own > 0) log.info({ count: own }, 'values about people were sealed with their own keys');
});
