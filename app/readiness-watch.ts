import { randomUUID } from 'node:crypto';
import { troubleTexts } from '../flows/features/office/trouble-texts.ts';
import type { Channel } from './channel.ts';
import { administratorAddresses, type AdministratorAddress } from './db/administrator-addresses.ts';
import type { Database } from './db/open.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** null when it can be written to, otherwise a sentence. */
type WriteCheck = () => Promise<string | null>;

type Needs = {
  db: Pick<Database, 'pool'>;
  channels: readonly Channel[];
  checks: Record<string, WriteCheck>;
  metrics: Pick<Metrics, 'writable'>;
  log: Log;
};

const lookMs = 15_000;
/** An administrator is told once in so long while it lasts. */
const quietMs = 3_600_000;

/**
 * Looks, without being asked, whether what is stored can be stored. What it finds is shown in the metrics and told to the
 * administrators straight through their channel, from memory: an alert that had to be stored first would need what is broken.
 */
export const watchReadiness = ({ db, channels, checks, metrics, log }: Needs) => {
  let known: AdministratorAddress[] = [];
  const toldAt = new Map<string, number>();

  const tell = async (name: string, sentence: string): Promise<void> => {
    const at = toldAt.get(name);
    if (at !== undefined && performance.now() - at < quietMs) return;
    toldAt.set(name, performance.now());
    const message = { text: troubleTexts.notWritable(name, sentence) };
    for (const { channel, account, address, lastInboundAt } of known) {
      const found = channels.find((each) => each.name === channel && each.account === account);
      if (!found || found.isOff?.()) continue;
      const deliveryId = `readiness-${randomUUID()}`;
      const result = await found.send({ deliveryId, address, message, lastInboundAt });
      if (!result.ok) log.warn({ error: result.error, channel }, 'an alert could not be sent');
    }
  };

  const look = async (): Promise<void> => {
    // Reading goes on where writing has stopped; when it does not, who was known before is told.
    known = await administratorAddresses(db.pool).catch(() => known);
    for (const [name, check] of Object.entries(checks)) {
      const sentence = await check();
      metrics.writable(name, sentence === null);
      if (sentence === null) {
        if (toldAt.delete(name)) log.info({ check: name }, 'can be written to again');
        continue;
      }
      log.error({ check: name, sentence }, 'cannot be written to');
      await tell(name, sentence);
    }
  };

  const run = (): Promise<void> =>
    look().catch((error: unknown) => log.error({ err: error }, 'readiness could not be looked at'));
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, lookMs).unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
};
