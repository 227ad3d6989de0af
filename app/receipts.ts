import type { Clock } from './clock.ts';
import type { Database } from './db/open.ts';
import { applyEarlyReceipts, applyReceipts, keepEarlyReceipt } from './db/receipts.ts';
import { inBatches } from './in-batches.ts';
import type { Receipt, StoreReceipt } from './inbound.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

type Needs = {
  db: Pick<Database, 'pool'>;
  log: Pick<Log, 'warn'>;
  metrics: Pick<Metrics, 'receipt'>;
  clock: Clock;
};

/**
 * Opens the taking of receipts. One that comes before our own *sent* is written is kept a while; a message that the
 * channel took and then refused is put back where trying again or waiting for the person can help.
 */
export const openReceipts = ({ db: { pool }, log, metrics, clock }: Needs): StoreReceipt => {
  const apply = inBatches((receipts: Receipt[]) => applyReceipts(pool, receipts, clock()), {
    lanes: 1,
    most: 500,
  });
  return async (receipt) => {
    const { channel, state, error } = receipt;
    metrics.receipt(channel, error ?? state);
    const effect = await apply(receipt);
    if (effect === 'unknown') {
      const now = clock();
      await keepEarlyReceipt(pool, receipt, now);
      const [written] = await applyReceipts(pool, [receipt], now);
      if (written !== 'unknown') await applyEarlyReceipts(pool, [receipt], now);
      return;
    }
    if (effect === 'raised' && state === 'failed')
      log.warn({ channel, refusal: error }, 'a message that had been taken was refused');
  };
};
