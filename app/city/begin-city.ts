import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { readCatalogue, type Today } from '../catalogue.ts';
import {
  addCityVersion,
  cityHash,
  cityPartsAt,
  hasBeenLive,
  liveCityNo,
  lockCity,
} from '../db/city-versions.ts';
import type { Database } from '../db/open.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Log } from '../log.ts';
import { CityError } from './city-error.ts';
import { catalogueOfParts, partsOfFolder } from './city-state.ts';
import { formerBefore } from './former.ts';

/** A city that is served: the number of its version, and its catalogue. */
export type Served = { no: number; catalogue: Catalogue };

const ofDatabase = async (db: Pick<Database, 'pool'>, no: number, today: Today): Promise<Served> => {
  const parts = await cityPartsAt(db.pool, no);
  try {
    const [catalogue, former] = await Promise.all([
      catalogueOfParts(parts, today),
      formerBefore(db.pool, no),
    ]);
    return { no, catalogue: Object.assign(catalogue, { former }) };
  } catch (error) {
    if (!(error instanceof CityError)) throw error;
    throw new CityError([
      ...error.lines,
      `This is version ${no} of the city, from the database: "admin city export DIR" writes it out, "admin city import DIR" takes it in again once it is mended.`,
    ]);
  }
};

/** Writes the folder down as the first version; who comes second finds it there. */
const begin = async (
  db: Pick<Database, 'prisma'>,
  { folder, today, now }: { folder: string; today: Today; now: Date },
): Promise<Catalogue> => {
  // Checked as a folder first: what is wrong is told of its files, and links and sizes are those of its files.
  const catalogue = await readCatalogue(folder, today);
  const change = await partsOfFolder(folder);
  const hash = cityHash(change);
  await inTransaction(db, async (tx) => {
    await lockCity(tx);
    if ((await liveCityNo(tx)) > 0) return;
    await addCityVersion(tx, { no: 1, change, reason: `folder ${folder}`, author: 'start', at: now, hash });
  });
  return catalogue;
};

/** The city that is served: the database's live version, or, where there is none yet, that of the folder, which becomes it. */
export const beginCity = async (
  db: Pick<Database, 'pool' | 'prisma'>,
  { folder, today, now }: { folder: string; today: Today; now: Date },
): Promise<Served> => {
  const no = await liveCityNo(db.pool);
  return no > 0 ? ofDatabase(db, no, today) : { no: 1, catalogue: await begin(db, { folder, today, now }) };
};

/**
 * Says so when the folder holds what was never live: since the first start the database decides, and whoever has changed the
 * folder would wait in vain. A folder that cannot be read is nothing to anybody then.
 */
export const warnOfOtherFolder = async (
  db: Pick<Database, 'pool'>,
  { folder, no, log }: { folder: string; no: number; log: Pick<Log, 'warn'> },
): Promise<void> => {
  const parts = await partsOfFolder(folder).catch(() => null);
  if (parts !== null && (await hasBeenLive(db.pool, cityHash(parts)))) return;
  log.warn(
    { folder, version: no },
    'the folder of the city differs from what the database holds, which is served; "admin city diff" shows how, "admin city import" takes the folder over',
  );
};
