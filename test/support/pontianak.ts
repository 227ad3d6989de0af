import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder } from '../../app/city/city-folder.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import type { Service } from '../../flows/catalogue/service.ts';
import { settingsOf } from '../../flows/settings.ts';

/** Where the data of the city stand that tests file in: those that come along, or with `npm run grown` what a year makes of them. */
export const pontianak = process.env['GROWN_CITY'] ?? cityFolder('pontianak');

/** The city without its services. */
export const { city } = await readCatalogue(pontianak, '2026-11-23');

const settings = settingsOf(city);
if (!settings.success) throw settings.error;

/** The settings of an installation that has changed nothing. */
export const usualSettings = settings.data;

/** The city with other services. */
export const catalogueWith = (services: Service[]): Catalogue => ({
  city,
  services,
  byCode: new Map(services.map((service) => [service.code, service])),
});
