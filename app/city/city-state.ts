import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { differenceLine, differences } from '../../flows/catalogue/differences.ts';
import { catalogueIn, type Today } from '../catalogue.ts';
import type { CityChange } from '../db/city-versions.ts';
import { contentOf, filesInFolder, filesOfParts, type CityFiles, type CityParts } from './city-files.ts';
import { readYaml } from './read-yaml.ts';
import { wordingFiles } from './wording-files.ts';

/** Files beside the services, in the order people read them. */
const single = [
  ...['city.yaml', 'units.yaml', 'resources.yaml', 'holidays.yaml', 'elsewhere.yaml'],
  ...wordingFiles,
];

/** The emblem's file, where the city names one. */
const emblemIn = async (files: CityFiles): Promise<string[]> => {
  const { data } = await readYaml(files, 'city.yaml');
  const emblem = typeof data === 'object' && data !== null && 'emblem' in data ? data.emblem : undefined;
  return typeof emblem === 'string' ? [emblem] : [];
};

/** Everything a sound folder says; what lies in it beside a city's files is left where it is. */
export const partsOfFolder = async (folder: string): Promise<CityParts> => {
  const files = filesInFolder(folder);
  const services = (await files.services()).map((name) => `services/${name}`);
  const names = [
    ...single.filter((name) => files.has(name)),
    ...services,
    ...(files.has('city.yaml') ? await emblemIn(files) : []),
  ];
  const read = names.map(async (name): Promise<[string, string]> => [
    name,
    contentOf(name, await files.bytes(name)),
  ]);
  return new Map(await Promise.all(read));
};

/** The catalogue of what is kept of a city; what does not hold together is a CityError. */
export const catalogueOfParts = (parts: CityParts, today: Today): Promise<Catalogue> =>
  catalogueIn(filesOfParts(parts), today);

/** What makes one state of the other. */
export const changeBetween = (before: CityParts, after: CityParts): CityChange =>
  new Map(
    [...new Set([...before.keys(), ...after.keys()])].flatMap((name): [string, string | null][] => {
      const now = after.get(name) ?? null;
      return now === (before.get(name) ?? null) ? [] : [[name, now]];
    }),
  );

/** A state with a change made. */
export const changed = (before: CityParts, change: CityChange): CityParts => {
  const after = new Map(before);
  for (const [name, content] of change)
    if (content === null) after.delete(name);
    else after.set(name, content);
  return after;
};

const isYaml = (name: string): boolean => name.endsWith('.yaml') || name.endsWith('.yml');

const fileDifferences = async (name: string, before: CityParts, after: CityParts): Promise<string[]> => {
  if (!after.has(name)) return [`${name}: removed`];
  if (!before.has(name)) return [`${name}: added`];
  if (!isYaml(name)) return [`${name}: another picture`];
  const [old, now] = await Promise.all(
    [before, after].map(async (parts) => (await readYaml(filesOfParts(parts), name)).data),
  );
  return differences(old, now).map((one) => `${name} ${differenceLine(one)}`);
};

/** What one state says otherwise than the other, one line a difference, file by file. */
export const readableDifferences = async (before: CityParts, after: CityParts): Promise<string[]> => {
  const rank = (name: string): number => (single.includes(name) ? single.indexOf(name) : single.length);
  const names = [...changeBetween(before, after).keys()].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return (await Promise.all(names.map((name) => fileDifferences(name, before, after)))).flat();
};
