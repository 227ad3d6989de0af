import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { raiseSign } from './db/trouble-signs.ts';
import type { Log } from './log.ts';

/** How many are a sign where the office has not said otherwise. */
export const usualForged = 20;

const windowMs = 10 * 60_000;

/** Counts webhooks nobody has signed; so many within ten minutes are a sign of trouble, which is written down once. */
export const openForgedWatch = (
  { db, clock, log }: { db: Pick<Database, 'pool'>; clock: Clock; log: Pick<Log, 'error'> },
  channel: string,
  most: number,
): (() => void) => {
  let [since, count] = [new Date(0), 0];
  return () => {
    const now = clock();
    if (now.getTime() - since.getTime() >= windowMs) [since, count] = [now, 0];
    count += 1;
    // Whoever forges sends many: the database is asked once a window.
    if (count !== most) return;
    const sign = { kind: 'webhooks', staffId: null, channel, from: since, to: now, count } as const;
    raiseSign(db.pool, sign, now).catch((error: unknown) => {
      log.error({ channel, err: error }, 'a sign of forged webhooks could not be written down');
    });
  };
};
