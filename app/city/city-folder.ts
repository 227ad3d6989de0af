import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The cities that come along; the same folder whether this file runs from source or compiled. */
const cities = fileURLToPath(
  new URL('../../flows/cities/', import.meta.url).href.replace(/\/dist[-.\w]*\/flows\//, '/flows/'),
);

/** The folder of a city that comes along. */
export const cityFolder = (name: string): string => join(cities, name);

/** The names of the cities that come along. */
export const cityNames = (): string[] =>
  readdirSync(cities).filter((name) => existsSync(join(cities, name, 'city.yaml')));
