import { expect } from 'vitest';
import { figures, requestsCounted } from '../../app/db/figures.ts';
import { checkFigures } from '../../app/db/figures-check.ts';
import type { Database } from '../../app/db/open.ts';
import { figureKeys } from '../../domain/figures/definitions.ts';
import { oracle } from './figures-oracle.ts';
import type { liveYear } from './live-year.ts';
import type { Life } from './random-lives.ts';

type Lived = Awaited<ReturnType<typeof liveYear>>;

const sum = (of: Record<string, number>, than: Record<string, number>): number =>
  Object.entries(of).reduce((all, [key, times]) => all + Math.max(0, times - (than[key] ?? 0)), 0);

/** What of a year was told wrongly: missed, told though nothing was due, and told more often than due. */
const wrongOf = ({ told, due }: Lived) => {
  const isDue = (key: string): boolean => Object.hasOwn(due, key);
  const of = (which: boolean) =>
    Object.fromEntries(Object.entries(told).filter(([key]) => isDue(key) === which));
  return { missed: sum(due, told), falseAlarms: sum(of(false), {}), doubled: sum(of(true), due) };
};

/** Holds a year against the oracles: nothing missed, nothing false, nothing doubled, and every figure right; gives its row of the table. */
export const judgeYear = async (db: Pick<Database, 'pool'>, lived: Lived) => {
  const { due, looks, explained, extended, terms, lives, surveys, period } = lived;
  const differ = Object.keys({ ...lived.told, ...due }).filter((key) => lived.told[key] !== due[key]);
  expect(wrongOf(lived), differ.slice(0, 5).join(', ')).toEqual({ missed: 0, falseAlarms: 0, doubled: 0 });
  const { now } = period;
  const fates = lives
    .filter(({ submittedAt }) => submittedAt <= now)
    .map((life): Life => {
      const events = life.events.filter(({ at }) => at <= now);
      const isDisposed = events.some(({ action }) => action === 'dispose');
      return {
        ...{ ...life, events, ratings: life.ratings.filter(({ at }) => at <= now) },
        state: events.at(-1)?.to ?? 'submitted',
        dueOn: isDisposed ? life.dueOn : null,
      };
    });
  const [found, right] = [await figures(db, period), oracle(fates, period, surveys)];
  for (const key of figureKeys) {
    const [is, should] = [found.total[key], right.tally[key]];
    if (is === null || should === null) expect(is, key).toBe(should);
    else expect(is, key).toBeCloseTo(should, 6);
    const counted = right.requests[key];
    if (counted) expect(new Set(await requestsCounted(db, key, period)), key).toEqual(counted);
  }
  expect(await checkFigures(db, period), 'requests of which something else is kept').toBe(0);
  const messages = Object.values(due).reduce((all, times) => all + times, 0);
  return {
    ...{ requests: fates.length, looks, told: messages, terms, extended, explained },
    ...{ ...wrongOf(lived), figures: figureKeys.length },
  };
};
