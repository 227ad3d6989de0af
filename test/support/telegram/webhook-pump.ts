import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from './random.ts';
import type { Queued } from './update-queue.ts';
import type { Webhook, World } from './world.ts';

/** One delivery of an update to the webhook. */
export type Delivered = { updateId: number; chat: number; at: number; status: number | null; again: boolean };

export type PumpOptions = {
  /** One after another over all chats, instead of several at once. */
  ordered: boolean;
  /** The first pause after a delivery that failed; it doubles up to `retryUpToMs`. */
  retryMs: number;
  retryUpToMs: number;
  timeoutMs: number;
};
type Needs = PumpOptions & { isOut: () => boolean };

export type Pump = {
  delivered: Delivered[];
  /** Chats take turns at random instead of by age; one chat's updates keep their order. */
  shuffle(seed: number): void;
  /** Runs what can run now. */
  wake(): void;
  idle(): boolean;
  stop(): void;
};

const post = async (webhook: Webhook, queued: Queued, timeoutMs: number): Promise<number | null> => {
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret !== '' && { 'x-telegram-bot-api-secret-token': webhook.secret }),
      },
      body: JSON.stringify(queued.update),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
};

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** Delivers updates by webhook: in order per chat, several chats at once, again until they are taken. */
export const createPump = (world: World, options: Needs): Pump => {
  const { queue } = world;
  const busy = new Set<number>();
  const delivered: Delivered[] = [];
  const over = new AbortController();
  let running = 0;
  let random: (() => number) | null = null;

  const once = async (webhook: Webhook, queued: Queued): Promise<boolean> => {
    if (options.isOut()) return false;
    const at = Date.now();
    const status = await post(webhook, queued, options.timeoutMs);
    const { update, chat, again } = queued;
    delivered.push({ updateId: update.update_id, chat, at, status, again });
    if (isTaken(status)) return true;
    const message = status === null ? 'Connection refused' : `Wrong response from the webhook: ${status}`;
    world.webhookTrouble = { at: world.now(), message };
    return false;
  };

  const untilTaken = async (queued: Queued): Promise<void> => {
    const twice = !queued.again && queue.comesTwice(queued.update);
    // Half of the doubles come at the same moment, the others some time after.
    const atOnce = twice && queued.update.update_id % 2 === 0;
    const copy = { ...queued, again: true };
    for (
      let pause = options.retryMs;
      !over.signal.aborted;
      pause = Math.min(pause * 2, options.retryUpToMs)
    ) {
      const { webhook } = world;
      if (!webhook) return;
      const [taken] = await Promise.all([once(webhook, queued), atOnce ? once(webhook, copy) : null]);
      if (taken) break;
      await sleep(pause, undefined, { signal: over.signal }).catch(() => undefined);
    }
    if (over.signal.aborted) return;
    if (!queued.again) queue.confirm(queued);
    if (twice && !atOnce) queue.extra.push(copy);
  };

  const run = async (queued: Queued): Promise<void> => {
    running += 1;
    if (!queued.again) busy.add(queued.chat);
    await untilTaken(queued);
    running -= 1;
    if (!queued.again) busy.delete(queued.chat);
    queue.bell.ring();
  };

  const next = (): Queued | undefined => {
    const again = queue.extra.shift();
    if (again) return again;
    const heads = new Map<number, Queued>();
    for (const queued of queue.pending)
      if (!busy.has(queued.chat) && !heads.has(queued.chat)) {
        heads.set(queued.chat, queued);
        if (!random) break;
      }
    const fit = [...heads.values()];
    return fit[Math.floor((random?.() ?? 0) * fit.length)];
  };

  const wake = (): void => {
    while (world.webhook && !over.signal.aborted && !queue.held()) {
      if (running >= (options.ordered ? 1 : world.webhook.maxConnections)) return;
      const queued = next();
      if (!queued) return;
      void run(queued);
    }
  };

  queue.bell.listen(wake);
  return {
    delivered,
    wake,
    idle: () => running === 0,
    shuffle: (seed) => {
      random = seeded(seed);
    },
    stop: () => {
      over.abort();
    },
  };
};
