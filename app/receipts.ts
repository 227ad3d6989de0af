import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { applyEarlyReceipts, applyReceipts, keepEarlyReceipts } from './db/receipts.ts';
import { inBatches } from './in-batches.ts';
import type { Receipt, StoreReceipt } from './inbound.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

type Needs = {
  /** The connections of turns: a plan made while few messages were sent would read all of them later. */
  db: Pick<Database, 'turns'>;
  log: Pick<Log, 'warn'>;
  metrics: Pick<Metrics, 'receipt'>;
  clock: Clock;
  /** Resolves when what this process has sent until now is written down. */
  recorded?: () => Promise<void>;
};

/**
 * Opens the taking of receipts. One that comes before our own *sent* is written is kept a while; a message that the
 * channel took and then refused is put back where trying again or waiting for the person can help.
 */
export const openReceipts = ({
  db: { turns: pool },
  log,
  metrics,
  clock,
  recorded = () => Promise.resolve(),
}: Needs): StoreReceipt => {
  // Nobody waits for a receipt, and several a message come.
  const apply = inBatches((receipts: Receipt[]) => applyReceipts(pool, receipts, clock()), {
    lanes: 1,
    most: 500,
    gather: true,
  });
  // Both sides write first and look then, so that of receipt and sender at least one sees the other.
  const keep = inBatches(
    async (receipts: Receipt[]) => {
      const now = clock();
      await keepEarlyReceipts(pool, receipts, now);
      const effects = await applyReceipts(pool, receipts, now);
      const written = receipts.filter((_, at) => effects[at] !== 'unknown');
      if (written.length > 0) await applyEarlyReceipts(pool, written, now);
      return receipts.map(() => undefined);
    },
    { lanes: 1, most: 500 },
  );
  return async (receipt) => {
    const { channel, state, error } = receipt;
    metrics.receipt(channel, error ?? state);
    // Most receipts that come early are of what this very process sends: a moment later they are not early any more.
    await recorded();
    const effect = await apply(receipt);
    if (effect === 'unknown') return keep(receipt);
    if (effect === 'raised' && state === 'failed')
      log.warn({ channel, refusal: error }, 'a message that had been taken was refused');
  };
};
