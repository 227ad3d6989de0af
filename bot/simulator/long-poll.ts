import { nextRing, rungSoFar } from './bell.ts';

/** Another process may have written: that one cannot ring our bell. */
const LOOK_AGAIN_MS = 250;

/** Looks until something is found, `ms` have passed or `signal` aborts; answers what the last look found. */
export async function longPoll<T>(look: () => Promise<T[]>, ms: number, signal: AbortSignal): Promise<T[]> {
  const until = performance.now() + ms;
  for (;;) {
    const rung = rungSoFar();
    const found = await look();
    const left = until - performance.now();
    if (found.length > 0 || left <= 0 || signal.aborted) return found;
    await nextRing(rung, Math.min(left, LOOK_AGAIN_MS), signal);
  }
}
