import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { CityEdit } from '../../flows/catalogue/city-edit.ts';
import type { Today } from '../catalogue.ts';
import { cityPartsAt, earlierVersions, liveCityNo } from '../db/city-versions.ts';
import type { Database } from '../db/open.ts';
import { applyEdits } from './apply-edits.ts';
import { CityError } from './city-error.ts';
import { catalogueOfParts, changed } from './city-state.ts';
import { checkNext } from './publish-city.ts';

/** What edits would come to: on which version, what they would say otherwise, or why they cannot be made. */
export type Trial = { live: number; lines: string[]; problems: string[] };

/** Tries edits on the live city, by the rules that hold at start; changes nothing. */
export const tryEdits = async (
  db: Pick<Database, 'pool' | 'prisma'>,
  edits: readonly CityEdit[],
  today: Today,
): Promise<Trial> => {
  const live = await liveCityNo(db.pool);
  const parts = await cityPartsAt(db.pool, live);
  const applied = applyEdits(parts, edits, await earlierVersions(db.pool, edits));
  if (applied.conflicts) return { live, lines: [], problems: applied.conflicts };
  try {
    const { no, differences } = await checkNext(db, changed(parts, applied.change), today);
    return { live: no, lines: [...differences], problems: [] };
  } catch (error) {
    if (!(error instanceof CityError)) throw error;
    return { live, lines: [], problems: [...error.lines] };
  }
};

/** The catalogue as it would be with edits that hold together. */
export const catalogueWith = async (
  db: Pick<Database, 'pool'>,
  edits: readonly CityEdit[],
  today: Today,
): Promise<Catalogue> => {
  const parts = await cityPartsAt(db.pool, await liveCityNo(db.pool));
  const { change = new Map<string, string>() } = applyEdits(
    parts,
    edits,
    await earlierVersions(db.pool, edits),
  );
  return catalogueOfParts(changed(parts, change), today);
};
