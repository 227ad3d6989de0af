import type { AdminAction } from '../../domain/admin-event.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Today } from '../catalogue.ts';
import { recordAdmin } from '../db/admin-events.ts';
import { addCityVersion, cityHash, cityPartsAt, liveCityNo, lockCity } from '../db/city-versions.ts';
import type { Database } from '../db/open.ts';
import { refuseLostServices } from '../db/services-in-use.ts';
import { inTransaction } from '../db/transaction.ts';
import { refuseLostUnits } from '../db/units-in-use.ts';
import { CityError } from './city-error.ts';
import type { CityParts } from './city-files.ts';
import { catalogueOfParts, changeBetween, readableDifferences } from './city-state.ts';

/** Somebody else made a version in the meantime: what was looked at is not what is live any more. */
export class CityMovedOn extends Error {
  override name = 'CityMovedOn';
}

type Needs = Pick<Database, 'pool' | 'prisma'>;

/** What would be live, on what it is built, and what it says otherwise. */
type Next = { no: number; before: CityParts; after: CityParts; differences: readonly string[] };

/** Lines of a difference that are kept with the event; all of it can be read with "city diff" at any time. */
const mostLines = 60;

const noteOf = (reason: string, hash: string, differences: readonly string[]): string =>
  [
    reason,
    `sha256 ${hash}`,
    ...differences.slice(0, mostLines),
    ...(differences.length > mostLines ? [`… ${differences.length - mostLines}`] : []),
  ].join('\n');

/** Times are kept and told in one zone from the first request on. */
const refuseOtherZone = (before: Catalogue, after: Catalogue): void => {
  if (before.city.zone === after.city.zone) return;
  throw new CityError([
    `city.yaml:1 zone: is ${before.city.zone} and stays so while the city is served; set TZ_CITY and start again.`,
  ]);
};

/**
 * What another state would say otherwise than the live one. A state that does not hold together by itself, or leaves without a
 * unit or a service what is under way, is a CityError that tells how to mend it.
 */
export const checkNext = async (db: Needs, after: CityParts, today: Today): Promise<Next> => {
  const no = await liveCityNo(db.pool);
  const before = await cityPartsAt(db.pool, no);
  const [now, next] = await Promise.all([catalogueOfParts(before, today), catalogueOfParts(after, today)]);
  refuseOtherZone(now, next);
  await refuseLostUnits(db, next.city.units.codes);
  await refuseLostServices(
    db,
    [...now.byCode.keys()].filter((code) => !next.byCode.has(code)),
  );
  return { no, before, after, differences: await readableDifferences(before, after) };
};

/** Makes a checked state the live one and writes it down in the office's history; its number. */
export const publishCity = (
  db: Needs,
  { no, before, after, differences }: Next,
  by: { action: AdminAction; reason: string; author: string; now: Date },
): Promise<number> =>
  inTransaction(db, async (tx) => {
    await lockCity(tx);
    if ((await liveCityNo(tx)) !== no) throw new CityMovedOn();
    const { reason, author, now } = by;
    const hash = cityHash(after);
    const change = changeBetween(before, after);
    await addCityVersion(tx, { no: no + 1, change, reason, author, at: now, hash });
    const note = noteOf(reason, hash, differences);
    await recordAdmin(tx, { action: by.action, about: `versi ${no + 1}`, actor: author, at: now, note });
    return no + 1;
  });
