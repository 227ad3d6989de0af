import type { Redis as Client } from 'ioredis';
import type { Log } from '../log.ts';
import { queueName, type Backend } from './backend.ts';
import { Queue, Redis, Worker } from './bullmq.ts';
import type { Outage } from '../outage-log.ts';

const prefix = 'teman';

const settingOf = (info: string, key: string): string =>
  new RegExp(`^${key}:(.*?)\\s*$`, 'm').exec(info)?.[1] ?? '';

/** Redis may forget jobs on its own in two ways; the sweep makes good for it, but late. */
const warnOfForgetting = async (client: Client, log: Log): Promise<void> => {
  const info = await client.info();
  const policy = settingOf(info, 'maxmemory_policy');
  if (policy !== 'noeviction')
    log.warn({ policy }, 'Redis may evict jobs: set maxmemory-policy to noeviction');
  if (settingOf(info, 'aof_enabled') !== '1')
    log.warn('Redis forgets jobs when it restarts: set appendonly to yes');
};

/** BullMQ on Redis: a producer that fails at once when Redis is away, workers that wait until it is back. */
export const redisBackend = (url: string, log: Log, outage: Outage): Backend => {
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  client.on('error', outage.failed);
  client.on('ready', outage.back);
  client.once('ready', () => void warnOfForgetting(client, log).catch(outage.failed));
  return {
    producer: new Queue(queueName, { connection: client, prefix }),
    consume: (process, settings) =>
      new Worker(queueName, process, {
        ...settings,
        connection: { url, maxRetriesPerRequest: null },
        prefix,
      }),
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  };
};
