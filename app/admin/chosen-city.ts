import { cityDate } from '../../domain/city-time.ts';
import type { Resources } from '../../domain/resources.ts';
import type { Units } from '../../domain/unit.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { catalogueIn, cityBesideServices } from '../catalogue.ts';
import { filesInFolder, filesOfParts, type CityFiles } from '../city/city-files.ts';
import { readCityChoice } from '../config.ts';
import { cityPartsAt, liveCityNo } from '../db/city-versions.ts';
import type { Office } from './command.ts';

type Asked = Pick<Office, 'db' | 'now'>;

/** The files of the city that is served: the database's, or the folder's before anything has started on it. */
const cityFiles = async ({ db }: Asked): Promise<CityFiles> => {
  const no = await liveCityNo(db.pool);
  return no > 0
    ? filesOfParts(await cityPartsAt(db.pool, no))
    : filesInFolder(readCityChoice(process.env).folder);
};

const beside = async (office: Asked) => cityBesideServices(await cityFiles(office));

/** The time zone of the city that is served: TZ_CITY, or what the city says. */
export const cityZone = async (office: Asked): Promise<string> =>
  readCityChoice(process.env).tz ?? (await beside(office)).zone;

/** The units of the city that is served. */
export const cityUnits = async (office: Asked): Promise<Units> => (await beside(office)).units;

/** What can be booked in the city that is served. */
export const cityResources = async (office: Asked): Promise<Resources> => (await beside(office)).resources;

/** The catalogue of the city that is served. */
export const cityCatalogue = async (office: Asked): Promise<Catalogue> => {
  const { tz } = readCityChoice(process.env);
  return catalogueIn(await cityFiles(office), (zone) => cityDate(office.now, tz ?? zone));
};
