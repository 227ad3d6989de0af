import type { Ending, News } from './protocol.ts';

/** How far one life of the browser's process has come. */
export type Phase = 'starting' | 'pairing' | 'loading' | 'ready';

/** One life of the browser's process, by the moments (milliseconds) at which something was last heard of it. */
export type Life = {
  phase: Phase;
  begunAt: number;
  beatAt: number;
  /** The last sign that it gets on: a new phase, a new QR code, more of what it loads. */
  movedAt: number;
  readyAt: number | null;
};

/** Why a life has to be ended from outside. */
export type Overdue = 'silent' | 'never ready' | 'stale QR code';

/** How long each may take, in milliseconds. WhatsApp shows a new QR code every 20 seconds until it gives up. */
export type Patience = { beat: number; start: number; load: number; qr: number };
export const usualPatience: Patience = { beat: 15_000, start: 90_000, load: 180_000, qr: 120_000 };

/** A life that begins. */
export const begunAt = (now: number): Life => ({
  phase: 'starting',
  begunAt: now,
  beatAt: now,
  movedAt: now,
  readyAt: null,
});

const phaseOf = { qr: 'pairing', loading: 'loading', ready: 'ready' } as const;

/** The life after something was heard of it; `ready` may be heard again and again. */
export const heard = (life: Life, { type }: Pick<News, 'type'>, now: number): Life => {
  const alive = { ...life, beatAt: now };
  if (type !== 'qr' && type !== 'loading' && type !== 'ready') return alive;
  // Loading is also told of again when it is ready already.
  if (type === 'loading' && life.phase === 'ready') return alive;
  const phase = phaseOf[type];
  return { ...alive, phase, movedAt: now, readyAt: phase === 'ready' ? (life.readyAt ?? now) : null };
};

/** Whether a life has to be ended, and why; null while all is well. */
export const overdue = (life: Life, now: number, patience = usualPatience): Overdue | null => {
  if (now - life.beatAt > patience.beat) return 'silent';
  const still = now - life.movedAt;
  if (life.phase === 'starting' && still > patience.start) return 'never ready';
  if (life.phase === 'loading' && still > patience.load) return 'never ready';
  if (life.phase === 'pairing' && still > patience.qr) return 'stale QR code';
  return null;
};

/** How often it went wrong lately; decides how long to wait before the next life. */
export type Failures = number;

const longReadyMs = 60_000;
const pauses = [0, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000];

/** What a life that ended adds to the failures: nothing is forgotten until one was ready for a minute. */
export const failuresAfter = (before: Failures, { readyAt, phase }: Life, now: number): Failures => {
  if (readyAt !== null) return now - readyAt >= longReadyMs ? 0 : before + 0.25;
  return phase === 'pairing' ? Math.min(before, 1) : before + 1;
};

/** How long to rest before the next life, in milliseconds: not at all at first, a minute in the end. */
export const restMs = (failures: Failures): number =>
  pauses[Math.min(Math.floor(failures), pauses.length - 1)] ?? 0;

/** Whether the session itself is at an end, so that its number has to be paired anew. */
export const endsSession = (because: Ending | Overdue | 'restart'): boolean =>
  because === 'logout' || because === 'unpaired';

/** Whether the daily restart is due: its last time came after the one that was `served`, or after we began. */
export const restartDue = (life: Life | null, last: Date, served: Date): boolean =>
  life?.phase === 'ready' && last > served;
