import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../app/channel.ts';
import { systemClock } from '../app/clock.ts';
import { readConfig } from '../app/config.ts';
import { openConversation } from '../app/conversation-parts.ts';
import { migrate } from '../app/db/migrate.ts';
import { openHouse, type House } from '../app/house.ts';
import type { StoreInbound, StoreReceipt } from '../app/inbound.ts';
import { addSubmit } from '../app/jobs.ts';
import { createLog } from '../app/log.ts';
import { openPure, type Pure } from './pure.ts';
import { startWorker } from '../worker/worker.ts';

/** Over what the parts are started. */
export type PartsOptions = {
  /** What answers are sent through; what people write comes in through `storeInbound`, under the channel's name and account. */
  channels: Channel[];
  /** An empty database, or one of this product; it is migrated. */
  databaseUrl: string;
  /** Where the job queue is; without it in the database. */
  redisUrl?: string;
  /** A city's folder; the usual one without it. */
  city?: string;
  /** What is written about people lies open, to see what sealing it costs. */
  isOpen?: boolean;
  /** False: nobody takes jobs. */
  worker?: boolean;
  /** Told the named points of a turn's way, as they are passed. */
  at?: (point: string) => void;
};

/** The product without HTTP: what an outside harness drives. */
export type Parts = {
  /** A message of a person; when it resolves the message may be acknowledged. The answer goes out through its channel. */
  storeInbound: StoreInbound;
  /** What the channel says later of a message it took. */
  storeReceipt: StoreReceipt;
  /** Adds the job that makes a request of a draft in state `submitting`, as *Kirim* does. */
  submit(draftId: string): Promise<void>;
  /** The pure `step`, with a context to run it on. */
  pure: Pure;
  /** What the parts share: database, vault, catalogue, queue. For looking at rows; its shape may change. */
  house: House;
  /** Ends everything that was started; channels and database are their owner's to stop. */
  stop(): Promise<void>;
};

/**
 * Starts inbox, turns, outbox and submit job. The one export an outside harness may rely on: its signature changes only with a
 * line in docs/performance.md.
 */
export const openParts = async (options: PartsOptions): Promise<Parts> => {
  const { channels, databaseUrl, redisUrl, city, isOpen = false, worker = true, at } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-parts-'));
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SIMULATOR: '0',
    LOG_LEVEL: 'error',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  });
  await migrate(databaseUrl);
  const house = await openHouse(config, {
    databaseUrl,
    log: createLog(config),
    ...(city ? { city } : {}),
    ...(isOpen ? { personal: null } : {}),
  });
  const conversation = openConversation(house, channels, at ? { at } : {});
  const jobs = worker ? startWorker(house) : null;
  return {
    storeInbound: conversation.storeInbound,
    storeReceipt: conversation.storeReceipt,
    submit: (draftId) => addSubmit(house.queues, draftId),
    pure: openPure({
      catalogue: house.catalogue,
      settings: house.settings,
      tz: house.tz,
      clock: systemClock,
    }),
    house,
    async stop() {
      await conversation.stop();
      await jobs?.stop();
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
