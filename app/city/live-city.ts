import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { ownWording, wordAlways } from '../../flows/kernel/wording.ts';
import type { Today } from '../catalogue.ts';
import { cityPartsAt, liveCityNo } from '../db/city-versions.ts';
import type { Database } from '../db/open.ts';
import type { Log } from '../log.ts';
import { catalogueOfParts } from './city-state.ts';
import { formerBefore } from './former.ts';

/**
 * The catalogue as the office has it at this moment: each look at it sees the newest version. Who looks more than once and
 * needs one and the same, as a turn does, takes `now()`.
 */
export type LiveCatalogue = Catalogue & { now(): Catalogue };

/** A catalogue that is read through to whichever is given at the moment. */
const readThrough = (now: () => Catalogue): LiveCatalogue => ({
  now,
  get city() {
    return now().city;
  },
  get services() {
    return now().services;
  },
  get byCode() {
    return now().byCode;
  },
  get former() {
    return now().former;
  },
});

/** A catalogue that never changes, where one that may is asked for. */
export const steady = (catalogue: Catalogue): LiveCatalogue => readThrough(() => catalogue);

const lookMs = 500;

export type LiveCity = {
  catalogue: LiveCatalogue;
  /** Looks now instead of a moment later. */
  look(): Promise<void>;
  stop(): void;
};

/**
 * Follows the live version: looks for its number again and again, and exchanges the whole catalogue when there is another.
 * While the database is away, or a version cannot be read by this release, what was there before stays.
 */
export const openLiveCity = (
  first: { no: number; catalogue: Catalogue },
  { db, log, today }: { db: Pick<Database, 'pool'>; log: Pick<Log, 'warn' | 'error'>; today: Today },
): LiveCity => {
  let { no, catalogue } = first;
  wordAlways(catalogue.wording ?? ownWording);
  const look = async (): Promise<void> => {
    const newest = await liveCityNo(db.pool);
    if (newest === no) return;
    const [parts, former] = await Promise.all([
      cityPartsAt(db.pool, newest),
      formerBefore(db.pool, newest, { no, former: catalogue.former }),
    ]);
    no = newest;
    try {
      catalogue = Object.assign(await catalogueOfParts(parts, today), { former });
      wordAlways(catalogue.wording ?? ownWording);
    } catch (error) {
      log.error(
        { err: error, version: newest },
        'a version of the city cannot be used; the one before stays',
      );
    }
  };
  let looking: Promise<void> | null = null;
  const lookOnce = (): Promise<void> => (looking ??= look().finally(() => (looking = null)));
  const timer = setInterval(() => {
    lookOnce().catch((error: unknown) =>
      log.warn({ err: error }, 'the version of the city could not be read'),
    );
  }, lookMs).unref();
  const stop = (): void => {
    clearInterval(timer);
    wordAlways(ownWording);
  };
  return { catalogue: readThrough(() => catalogue), look: lookOnce, stop };
};
