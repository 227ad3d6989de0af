import { sealOpenRows as sealRows } from '../../app/db/seal-open-rows.ts';
import { keyPhones } from '../../app/db/found-by.ts';
import { keyOlderIds } from '../../app/db/keyed-ids.ts';
import { sealEmployees } from '../../app/db/own-employees.ts';
import { turnOver } from '../../app/db/turn-over.ts';
import { sealPlacesWithOwnKeys } from '../../app/db/own-places.ts';
import { sealWithOwnKeys } from '../../app/db/own-keys.ts';
import { minute, timed } from '../job.ts';

/**
 * Seals what releases before the end of November 2026 wrote about people in the open, seals with people's own keys what was sealed with
 * the data key, and turns histories of then over; until nothing of it is left.
 */
export const sealOpenRows = timed('seal-open-rows', 10 * minute, async ({ db, vault, clock, log }) => {
  const { pool } = db;
  const count = await sealRows(pool, clock());
  if (count > 0) log.info({ count }, 'values about people that lay open were sealed');
  const phones = await keyPhones(pool, clock());
  if (phones > 0) log.info({ count: phones }, 'numbers of people were sealed with their own keys');
  const own = await sealWithOwnKeys(pool, clock());
  if (own > 0) log.info({ count: own }, 'values about people were sealed with their own keys');
  const placed = await sealPlacesWithOwnKeys(pool, vault, clock());
  if (placed > 0)
    log.info({ count: placed }, 'values sealed for their place were sealed with their own keys');
  if (db.people) {
    const ids = await keyOlderIds(pool, clock());
    if (ids > 0) log.info({ count: ids }, 'ids of messages were turned into keyed hashes');
    const entries = await sealEmployees(pool, vault, clock());
    if (entries > 0)
      log.info({ count: entries }, 'entries of the employee register were sealed with their own keys');
  }
  const over = await turnOver(db, vault, clock());
  if (over > 0) log.info({ count: over }, 'histories from before were turned over');
});
