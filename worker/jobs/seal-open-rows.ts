import { sealOpenRows as sealRows } from '../../app/db/seal-open-rows.ts';
import { minute, timed } from '../job.ts';

/** Seals what releases before the end of November 2026 wrote about people in the open, until nothing of it is left. */
export const sealOpenRows = timed('seal-open-rows', 10 * minute, async ({ db: { pool }, clock, log }) => {
  const count = await sealRows(pool, clock());
  if (count > 0) log.info({ count }, 'values about people that lay open were sealed');
});
