import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../telegram/random.ts';
import { createBell } from '../telegram/wait-for.ts';
import type { Change } from './world.ts';

/** One post of changes to the webhook. */
export type Posted = { status: number | null; changes: Change[]; again: boolean };

type Needs = { businessId: string; secret: string; timeoutMs: number };

const atOnce = 8;
const firstPauseMs = 50;
const longestPauseMs = 1000;

/** Meta writes JSON in ASCII, with slashes escaped: the signature is of these bytes and no others. */
const metaJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The signature of a body. */
export const signatureOf = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Brings changes to a webhook: those of one chat in order unless shuffled, again until they are taken. */
export const createWebhookPump = ({ businessId, secret, timeoutMs }: Needs) => {
  const waiting: Change[] = [];
  const taken: Change[] = [];
  const posted: Posted[] = [];
  const busy = new Set<string>();
  const bell = createBell();
  const over = new AbortController();
  let url: string | null = null;
  let running = 0;
  let held = false;
  let batch = 1;
  let random: (() => number) | null = null;
  let doubles: { random: () => number; rate: number } | null = null;

  const bodyOf = (changes: Change[]): string =>
    metaJson({
      object: 'whatsapp_business_account',
      entry: [{ id: businessId, changes: changes.map(({ field, value }) => ({ field, value })) }],
    });

  const post = async (body: string, headers: Record<string, string>): Promise<number | null> => {
    if (url === null) return null;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: AbortSignal.any([over.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  };

  const bring = async (changes: Change[], again: boolean): Promise<boolean> => {
    const body = bodyOf(changes);
    const status = await post(body, { 'x-hub-signature-256': signatureOf(secret, body) });
    posted.push({ status, changes, again });
    return status === 200;
  };

  const untilTaken = async (changes: Change[]): Promise<void> => {
    const twice = doubles !== null && doubles.random() < doubles.rate;
    for (let pause = firstPauseMs; !over.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      const [done] = await Promise.all([bring(changes, false), twice ? bring(changes, true) : true]);
      if (done) break;
      await sleep(pause, undefined, { signal: over.signal }).catch(() => undefined);
    }
    taken.push(...changes);
  };

  const next = (): Change[] => {
    const free = random ? waiting : waiting.filter(({ chat }) => !busy.has(chat));
    const first = free[Math.floor((random?.() ?? 0) * free.length)];
    if (!first) return [];
    const changes = [first, ...free.filter((each) => each !== first && (random || each.chat === first.chat))];
    return changes.slice(0, batch);
  };

  const run = async (changes: Change[]): Promise<void> => {
    running += 1;
    for (const change of changes) {
      waiting.splice(waiting.indexOf(change), 1);
      busy.add(change.chat);
    }
    await untilTaken(changes);
    for (const { chat } of changes) busy.delete(chat);
    running -= 1;
    bell.ring();
    wake();
  };

  const wake = (): void => {
    while (url !== null && !held && running < atOnce && !over.signal.aborted) {
      const changes = next();
      if (changes.length === 0) return;
      void run(changes);
    }
  };

  return {
    bell,
    posted,
    emit(change: Change) {
      waiting.push(change);
      wake();
    },
    /** Where webhooks go from now on. */
    deliverTo(to: string | null) {
      url = to;
      wake();
    },
    hold(on: boolean) {
      held = on;
      wake();
    },
    /** Everything in any order, also what one person sends. */
    shuffle(seed: number) {
      random = seeded(seed);
    },
    duplicate(rate: number, seed = 1) {
      doubles = { random: seeded(seed), rate };
    },
    /** So many changes in one webhook. */
    batch(size: number) {
      batch = size;
    },
    /** Brings all that was taken, or what fits of it, once more; resolves when it was taken again. */
    async redeliver(fits: (change: Change) => boolean = () => true) {
      for (const change of taken.filter(fits)) await bring([change], true);
    },
    /** Posts a body with any signature, or none; the status of the answer. */
    forge: (body: string, signature?: string): Promise<number | null> =>
      post(body, signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    bodyOf,
    pending: () => waiting.length + running,
    stop: () => over.abort(),
  };
};
