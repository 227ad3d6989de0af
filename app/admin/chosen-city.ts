import { cityDate } from '../../domain/city-time.ts';
import type { Resources } from '../../domain/resources.ts';
import type { Units } from '../../domain/unit.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { readCatalogue, readResources, readUnits, readZone } from '../catalogue.ts';
import { readCityChoice } from '../config.ts';

/** The time zone of the city that is served: TZ_CITY, or what the city says. */
export const cityZone = async (): Promise<string> => {
  const { folder, tz } = readCityChoice(process.env);
  return tz ?? (await readZone(folder));
};

/** The units of the city that is served. */
export const cityUnits = (): Promise<Units> => readUnits(readCityChoice(process.env).folder);

/** What can be booked in the city that is served. */
export const cityResources = (): Promise<Resources> => readResources(readCityChoice(process.env).folder);

/** The catalogue of the city that is served. */
export const cityCatalogue = (now: Date): Promise<Catalogue> => {
  const { folder, tz } = readCityChoice(process.env);
  return readCatalogue(folder, (zone) => cityDate(now, tz ?? zone));
};
