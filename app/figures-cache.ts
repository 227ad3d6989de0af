import type { Figures } from '../flows/features/figures/figures.ts';
import type { Clock } from './clock.ts';
import { figures } from './db/figures.ts';
import type { Database } from './db/open.ts';

const freshMs = 60_000;

/** Figures at most a minute old: anybody may ask for them, and counting costs the same whoever asks. */
export const openFigures = ({ db, clock, tz }: { db: Pick<Database, 'pool'>; clock: Clock; tz: string }) => {
  const kept = new Map<string, { at: number; counted: Promise<Figures> }>();

  return (from: string, to: string): Promise<Figures> => {
    const now = clock();
    for (const [key, { at }] of kept) if (Math.abs(now.getTime() - at) >= freshMs) kept.delete(key);
    const key = `${from} ${to}`;
    const found = kept.get(key);
    if (found) return found.counted;
    const counted = figures(db, { from, to, now, tz });
    kept.set(key, { at: now.getTime(), counted });
    // What failed is asked anew the next time.
    counted.catch(() => kept.delete(key));
    return counted;
  };
};
