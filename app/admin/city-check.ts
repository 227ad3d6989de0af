import { cityDate } from '../../domain/city-time.ts';
import { readCatalogue } from '../catalogue.ts';
import { CityError } from '../city/city-error.ts';
import type { FolderCommand, Output } from './command.ts';

/** What is wrong with a city's folder, one line a problem, by the rules that hold at start. */
export const cityCheck: FolderCommand = {
  usage: 'city check <folder>',
  summary: 'does a city’s folder hold together? One line a problem: FILE:LINE KEY: sentence',
  check: async (folder, now): Promise<Output> => {
    try {
      const { city, services } = await readCatalogue(folder, (zone) => cityDate(now, zone));
      return {
        json: { ok: true, city: city.name, services: services.length, problems: [] },
        text: `${city.name}: ${services.length === 1 ? '1 service' : `${services.length} services`}, nothing wrong.`,
      };
    } catch (error) {
      if (!(error instanceof CityError)) throw error;
      return { json: { ok: false, problems: error.lines }, text: error.lines.join('\n'), ok: false };
    }
  },
};
