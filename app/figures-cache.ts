import { cityDate } from '../domain/city-time.ts';
import type { Figures } from '../domain/figures/figures.ts';
import type { ClosedDays } from '../domain/working-days.ts';
import type { Clock } from './clock.ts';
import { figures } from './db/figures.ts';
import { keepFigures, keptFigures } from './db/kept-figures.ts';
import type { Database } from './db/open.ts';

/** Figures may be so old: the worker counts them anew before that, those of days that have passed once a day. */
export const freshMs = 5 * 60_000;
const pastFreshMs = 25 * 3_600_000;
export const countAgainMs = 4 * 60_000;

/** The days of the head's figures of the week, today among them. */
export const weekDays = 7;

type Needs = {
  db: Pick<Database, 'pool'>;
  clock: Clock;
  tz: string;
  catalogue: { city: { holidays: ClosedDays } };
};

/** Counts the figures of some days and keeps them for whoever asks. */
export const countFigures = async (
  { db, clock, tz, catalogue }: Needs,
  from: string,
  to: string,
): Promise<Figures> => {
  const now = clock();
  const counted = await figures(db, { from, to, now, tz, holidays: catalogue.city.holidays });
  await keepFigures(db.pool, counted, now);
  return counted;
};

/**
 * Figures at most five minutes old, of days that have passed at most a day old, for whoever asks: one row is read, which says of when it is. Only what nobody has counted, because no
 * worker runs or nobody asked for these days before, is counted then, once for all who ask in this process.
 */
export const openFigures = (needs: Needs) => {
  const counting = new Map<string, Promise<Figures>>();

  const count = (from: string, to: string): Promise<Figures> => {
    const key = `${from} ${to}`;
    const found = counting.get(key);
    if (found) return found;
    const counted = countFigures(needs, from, to).finally(() => counting.delete(key));
    counting.set(key, counted);
    return counted;
  };

  return async (from: string, to: string): Promise<Figures> => {
    const now = needs.clock();
    const hasPassed = to < cityDate(now, needs.tz);
    const since = new Date(now.getTime() - (hasPassed ? pastFreshMs : freshMs));
    return (await keptFigures(needs.db.pool, { from, to }, { since, now })) ?? count(from, to);
  };
};
