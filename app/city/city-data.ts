import { parse } from 'yaml';
import { cityPartsAt, liveCityNo } from '../db/city-versions.ts';
import type { Database } from '../db/open.ts';

/** The files of the live city as data, as they were written: before defaults, and with nothing left out. */
export const liveCityData = async (db: Pick<Database, 'pool'>): Promise<(name: string) => unknown> => {
  const parts = await cityPartsAt(db.pool, await liveCityNo(db.pool));
  const read = new Map<string, unknown>();
  return (name) => {
    const content = parts.get(name);
    if (content === undefined) return undefined;
    if (!read.has(name)) read.set(name, parse(content, { stringKeys: true }));
    return read.get(name);
  };
};
