import { filesInFolder, type CityParts } from '../city/city-files.ts';
import { partsOfFolder, readableDifferences } from '../city/city-state.ts';
import { readCityChoice } from '../config.ts';
import { cityPartsAt, liveCityNo } from '../db/city-versions.ts';
import { AdminError, type AdminCommand, type Office } from './command.ts';

/** What is served: the database's live version, or the folder before anything has started on it. */
const served = async ({ db }: Pick<Office, 'db'>): Promise<CityParts> => {
  const no = await liveCityNo(db.pool);
  return no > 0 ? cityPartsAt(db.pool, no) : partsOfFolder(readCityChoice(process.env).folder);
};

/** What a folder says otherwise than the city that is served, one line a difference. */
export const cityDiff: AdminCommand = {
  usage: 'city diff <folder>',
  summary: 'what does a city’s folder say otherwise than the city that is served?',
  options: [],
  run: async (office, folder) => {
    if (!filesInFolder(folder).has('city.yaml'))
      throw new AdminError(`${folder}: there is no city.yaml here.`);
    const all = await readableDifferences(await served(office), await partsOfFolder(folder));
    return { json: { differences: all }, text: all.length === 0 ? 'Nothing differs.' : all.join('\n') };
  },
};
