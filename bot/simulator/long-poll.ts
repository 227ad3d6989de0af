import { isOutage } from '../../app/db/outage.ts';
import { nextRing, rungSoFar } from './bell.ts';

/** Another process may have written: that one cannot ring our bell. */
const LOOK_AGAIN_MS = 250;

/**
 * Looks until something is found, `ms` have passed or `signal` aborts; answers what the last look found. A database that
 * is away is waited for as news is: only if it is away to the end does the last look's error come out.
 */
export async function longPoll<T>(look: () => Promise<T[]>, ms: number, signal: AbortSignal): Promise<T[]> {
  const until = performance.now() + ms;
  const isOver = (): boolean => performance.now() >= until || signal.aborted;
  const patientLook = (): Promise<T[]> =>
    look().catch((error: unknown) => {
      if (isOver() || !isOutage(error)) throw error;
      return [];
    });
  for (;;) {
    const rung = rungSoFar();
    const found = await patientLook();
    const left = until - performance.now();
    if (found.length > 0 || left <= 0 || signal.aborted) return found;
    await nextRing(rung, Math.min(left, LOOK_AGAIN_MS), signal);
  }
}
