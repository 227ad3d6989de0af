import { isOutage } from '../../../app/db/outage.ts';
import { nextRing, rungSoFar } from './bell.ts';

/** Another process may have written: that one cannot ring our bell. */
const LOOK_AGAIN_MS = 250;

/**
 * Looks until something is found, `ms` have passed or `signal` aborts; answers what the last look found. A database that
 * is away is waited for as news is: only if it is away to the end does the last look's error come out.
 */
export async function longPoll<T>(look: () => Promise<T[]>, ms: number, signal: AbortSignal): Promise<T[]> {
  const until = performance.now() + ms;
  for (;;) {
    const rung = rungSoFar();
    let away: Error | null = null;
    const found = await look().catch((error: unknown) => {
      if (!(error instanceof Error) || !isOutage(error)) throw error;
      away = error;
      return [];
    });
    const left = until - performance.now();
    const isOver = left <= 0 || signal.aborted;
    if (isOver && away !== null) throw away;
    if (found.length > 0 || isOver) return found;
    await nextRing(rung, Math.min(left, LOOK_AGAIN_MS), signal);
  }
}
