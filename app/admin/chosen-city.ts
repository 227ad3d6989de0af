import { cityDate } from '../../domain/city-time.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { readCatalogue, readZone } from '../catalogue.ts';
import { readCityChoice } from '../config.ts';

/** The time zone of the city that is served: TZ_CITY, or what the city says. */
export const cityZone = async (): Promise<string> => {
  const { folder, tz } = readCityChoice(process.env);
  return tz ?? (await readZone(folder));
};

/** The catalogue of the city that is served. */
export const cityCatalogue = (now: Date): Promise<Catalogue> => {
  const { folder, tz } = readCityChoice(process.env);
  return readCatalogue(folder, (zone) => cityDate(now, tz ?? zone));
};
