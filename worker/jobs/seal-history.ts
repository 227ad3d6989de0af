import { sealEvents } from '../../app/db/event-seals.ts';
import { minute, timed } from '../job.ts';

/** Seals what history has grown by. The log is a second place for the ledger's end, out of reach of whoever has only the database. */
export const sealHistory = timed('seal-history', minute, async ({ db, vault, clock, log }) => {
  const seal = await sealEvents(db, vault, clock());
  if (seal) log.info({ head: `${seal.no}.${seal.mac}` }, 'history sealed');
});
