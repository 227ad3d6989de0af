import { refuse, tooManyRequests } from './refusal.ts';

/** So many a second for long, so many at once. */
export type Rate = { perSecond: number; burst: number };
export type Limits = { perChat: Rate; perGroup: Rate; overall: Rate };
/** Which send was refused for coming too early, and until when whom it has to leave alone. */
export type Flooded = { scope: 'chat' | 'overall'; retryAfter: number; injected: boolean };

/** What Telegram documents: about one message a second into a chat, twenty a minute into a group, thirty in all. */
export const telegramLimits: Limits = {
  perChat: { perSecond: 1, burst: 3 },
  perGroup: { perSecond: 20 / 60, burst: 20 },
  overall: { perSecond: 30, burst: 30 },
};

/** No limits, where a test is about something else. */
export const noLimits: Limits = {
  perChat: { perSecond: 1e6, burst: 1e6 },
  perGroup: { perSecond: 1e6, burst: 1e6 },
  overall: { perSecond: 1e6, burst: 1e6 },
};

/** Timers fire a little early; nobody is refused for that. */
const ROUNDING_MS = 15;

type Bucket = { tokens: number; at: number };

/** Counts sends; `wait` tells how many ms a send comes too early, `take` counts one. */
export const createMeter = (limits: Limits) => {
  const buckets = new Map<number | 'overall', Bucket>();
  const rateOf = (key: number | 'overall'): Rate =>
    key === 'overall' ? limits.overall : key < 0 ? limits.perGroup : limits.perChat;
  const filled = (key: number | 'overall', now: number): Bucket => {
    const { perSecond, burst } = rateOf(key);
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const fresh = { tokens, at: now };
    buckets.set(key, fresh);
    return fresh;
  };
  const wait = (key: number | 'overall', now: number): number =>
    Math.max(0, ((1 - filled(key, now).tokens) / rateOf(key).perSecond) * 1000);
  const take = (chat: number, now: number): void => {
    for (const key of [chat, 'overall'] as const) filled(key, now).tokens -= 1;
  };
  return { wait, take };
};

export type FloodGate = {
  /** Lets a send through or refuses it; whoever does not wait is refused again. */
  pass(chat: number): void;
  /** The next sends are refused whatever their pace. */
  storm(sends: number, retryAfter?: number): void;
  /** Why the last refused send was refused. */
  last(): Flooded | null;
};

/** Telegram's flood control. */
export const createFloodGate = (limits: Limits): FloodGate => {
  const meter = createMeter(limits);
  const bannedUntil = new Map<number | 'overall', number>();
  let storm = { sends: 0, retryAfter: 1 };
  let last: Flooded | null = null;

  const flood = (key: number | 'overall', retryAfter: number, injected: boolean): never => {
    last = { scope: key === 'overall' ? 'overall' : 'chat', retryAfter, injected };
    bannedUntil.set(key, Math.max(bannedUntil.get(key) ?? 0, Date.now() + retryAfter * 1000));
    const { status, description, parameters } = tooManyRequests(retryAfter);
    return refuse(status, description, parameters);
  };
  const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

  return {
    pass(chat) {
      const now = Date.now();
      if (storm.sends > 0) {
        storm.sends -= 1;
        flood(chat, storm.retryAfter, true);
      }
      for (const key of ['overall', chat] as const) {
        const banned = (bannedUntil.get(key) ?? 0) - now;
        if (banned > ROUNDING_MS) flood(key, seconds(banned), false);
        const wait = meter.wait(key, now);
        if (wait > ROUNDING_MS) flood(key, seconds(wait), false);
      }
      meter.take(chat, now);
    },
    storm(sends, retryAfter = 1) {
      storm = { sends, retryAfter };
    },
    last: () => last,
  };
};
