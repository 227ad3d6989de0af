import type { Database } from './db/open.ts';
import { Message } from '../flows/engine/message.ts';
import type { Channel, Outgoing, SendResult } from './channel.ts';
import type { Clock } from './clock.ts';
import { claimDeliveries, settleDelivery, type Claimed } from './db/outbox.ts';
import type { FileStore } from './files.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Vault } from './vault.ts';

export type Outbox = {
  /** Sends what is due; resolves when nothing more can be sent now. */
  pump(): Promise<void>;
  stop(): Promise<void>;
};

type Needs = {
  pool: Database['pool'];
  vault: Vault;
  files: Pick<FileStore, 'get'>;
  channels: Channel[];
  log: Log;
  metrics: Metrics;
  clock: Clock;
};

const mostAttempts = 8;
/** 2 s, 4 s, 8 s … at most five minutes. */
const backoffMs = (attempts: number): number => Math.min(300_000, 1000 * 2 ** attempts);

const outgoingOf = async (claimed: Claimed, { vault, files }: Needs): Promise<Outgoing | null> => {
  const message = Message.parse(JSON.parse(vault.open(claimed.body)));
  const base = { deliveryId: claimed.id, address: claimed.address, message };
  if (!message.file) return base;
  const bytes = await files.get(message.file.sha256);
  return bytes ? { ...base, file: { name: message.file.name, mime: message.file.mime, bytes } } : null;
};

const attempt = async (claimed: Claimed, channel: Channel, needs: Needs): Promise<SendResult> => {
  const outgoing = await outgoingOf(claimed, needs);
  if (!outgoing) return { ok: false, error: 'bad_request', retryable: false };
  return channel.send(outgoing);
};

const deliver = async (claimed: Claimed, needs: Needs): Promise<void> => {
  const { pool, channels, log, metrics, clock } = needs;
  const channel = channels.find(
    ({ name, account }) => name === claimed.channel && account === claimed.account,
  );
  if (!channel) return;
  const ids = { deliveryId: claimed.id, channel: claimed.channel };
  let result: SendResult;
  try {
    result = await attempt(claimed, channel, needs);
  } catch (error) {
    log.error({ ...ids, err: error }, 'an adapter threw');
    result = { ok: false, error: 'unknown', retryable: true };
  }
  if (result.ok) {
    metrics.delivery(claimed.channel, 'sent');
    return settleDelivery(pool, claimed, { state: 'sent', providerId: result.providerId, at: clock() });
  }
  metrics.delivery(claimed.channel, result.error);
  log.warn({ ...ids, error: result.error, attempts: claimed.attempts }, 'a delivery was not taken');
  if (!result.retryable || claimed.attempts >= mostAttempts)
    return settleDelivery(pool, claimed, { state: 'failed', error: result.error, at: clock() });
  const wait = result.retryAfterMs ?? backoffMs(claimed.attempts);
  return settleDelivery(pool, claimed, {
    state: 'pending',
    error: result.error,
    next: new Date(clock().getTime() + wait),
  });
};

/** Opens the outbox: deliveries go out in order for each identity, one in flight, whichever process holds the channel. */
export const openOutbox = (needs: Needs): Outbox => {
  const accounts = needs.channels.map(({ name, account }) => ({ name, account }));
  let running: Promise<void> | null = null;
  let asked = false;
  let stopped = false;

  const round = async (): Promise<void> => {
    while (!stopped) {
      const claimed = await claimDeliveries(needs.pool, accounts, needs.clock());
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => deliver(one, needs)));
    }
  };

  const pump = (): Promise<void> => {
    asked = true;
    running ??= (async () => {
      try {
        while (asked && !stopped) {
          asked = false;
          await round();
        }
      } finally {
        running = null;
      }
    })();
    return running;
  };

  return {
    pump,
    async stop() {
      stopped = true;
      await running;
    },
  };
};
