import type { Redis as Client } from 'ioredis';
import type { Log } from '../log.ts';
import type { Backend } from './backend.ts';
import { Queue, Redis, Worker } from './bullmq.ts';
import type { Outage } from '../outage-log.ts';

const prefix = 'teman';
/** How soon a connection that was lost, or never was, is tried again. */
const retryStrategy = (times: number): number => Math.min(times * 100, 1000);

const settingOf = (info: string, key: string): string =>
  new RegExp(`^${key}:(.*?)\\s*$`, 'm').exec(info)?.[1] ?? '';

/** Redis may forget jobs on its own in two ways; what is put back from rows makes good for it, but late. */
const warnOfForgetting = async (client: Client, log: Log): Promise<void> => {
  const info = await client.info();
  const policy = settingOf(info, 'maxmemory_policy');
  if (policy !== 'noeviction')
    log.warn({ policy }, 'Redis may evict jobs: set maxmemory-policy to noeviction');
  if (settingOf(info, 'aof_enabled') !== '1')
    log.warn('Redis forgets jobs when it restarts: set appendonly to yes');
};

/** BullMQ on Redis: producers that fail at once when Redis is away, workers that wait until it is back. */
export const redisBackend = (url: string, log: Log, outage: Outage): Backend => {
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, retryStrategy });
  let away = false;
  client.on('error', (error) => {
    away = true;
    outage.failed(error);
  });
  client.on('close', () => {
    away = true;
  });
  client.on('ready', () => {
    away = false;
    outage.back();
  });
  client.once('ready', () => void warnOfForgetting(client, log).catch(outage.failed));
  const produce = (lane: string) => new Queue(lane, { connection: client, prefix });
  return {
    producers: { jobs: produce('jobs'), timed: produce('timed') },
    consume: (lane, process, settings) =>
      new Worker(lane, process, {
        ...settings,
        connection: { url, maxRetriesPerRequest: null, retryStrategy },
        prefix,
      }),
    isUp: () => !away,
    whenUp(listener) {
      client.on('ready', listener);
      if (client.status === 'ready') setImmediate(listener);
    },
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  };
};
