import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Resources } from '../domain/resources.ts';
import type { Units } from '../domain/unit.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { CityFile, type City } from '../flows/catalogue/city.ts';
import { ElsewhereFile } from '../flows/catalogue/elsewhere.ts';
import { HolidaysFile, holidaysOf } from '../flows/catalogue/holidays.ts';
import { checkResources, ResourcesFile, resourcesOf } from '../flows/catalogue/resources.ts';
import { unitsOf, UnitsFile } from '../flows/catalogue/units.ts';
import { schemaProblems } from '../flows/catalogue/problem.ts';
import { CityError } from './city/city-error.ts';
import { readEmblem } from './city/read-emblem.ts';
import { readYaml, type CityFile as YamlFile } from './city/read-yaml.ts';

const most = 200;

/** What reading came to, or what is wrong. */
type Read<T> = { value: T; lines?: never } | { value?: never; lines: readonly string[] };

const tried = async <T>(reading: Promise<T>): Promise<Read<T>> => {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof CityError) return { lines: error.lines };
    throw error;
  }
};

const linesOf = (reads: readonly Read<unknown>[]): string[] => reads.flatMap(({ lines = [] }) => lines);

/** A file's data as its schema says it is, and how a problem of it is told. */
type Part<T> = { is: T; tell: YamlFile['tell'] };

const readPart = async <T>(folder: string, name: string, schema: z.ZodType<T>): Promise<Part<T>> => {
  const { data, tell } = await readYaml(folder, name);
  const parsed = schema.safeParse(data);
  if (parsed.success) return { is: parsed.data, tell };
  throw new CityError(schemaProblems(data, parsed.error).map(tell));
};

/** One that a city may leave out. */
const readPerhaps = async <T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  without: T,
): Promise<Part<T>> =>
  existsSync(join(folder, name))
    ? readPart(folder, name, schema)
    : { is: without, tell: ({ say }) => `${name}:1 file: ${say}.` };

const readResourceList = (folder: string) => readPerhaps(folder, 'resources.yaml', ResourcesFile, []);

/** The units of a city's folder. */
export const readUnits = async (folder: string): Promise<Units> =>
  unitsOf((await readPart(folder, 'units.yaml', UnitsFile)).is);

/** What can be booked in a city's folder. */
export const readResources = async (folder: string): Promise<Resources> => {
  const [list, units] = await Promise.all([readResourceList(folder), readUnits(folder)]);
  return resourcesOf(list.is, units);
};

type About = Read<Part<z.infer<typeof CityFile>>>;

/** The emblem the city's file names; none where it names none, or cannot be read itself. */
const emblemOf = async (folder: string, { value: about }: About): Promise<Read<string | null>> => {
  const name = about?.is.emblem;
  return about && name !== undefined ? tried(readEmblem(folder, name, about.tell)) : { value: null };
};

/** All that a city decides beside its services, each part read by itself: what is wrong with one hides nothing of the others. */
const readCityParts = async (folder: string) => {
  const [about, units, resources, holidays, elsewhere] = await Promise.all([
    tried(readPart(folder, 'city.yaml', CityFile)),
    tried(readUnits(folder)),
    tried(readResourceList(folder)),
    tried(readPerhaps(folder, 'holidays.yaml', HolidaysFile, [])),
    tried(readPerhaps(folder, 'elsewhere.yaml', ElsewhereFile, [])),
  ]);
  const emblem = await emblemOf(folder, about);
  return { about, emblem, units, resources, holidays, elsewhere };
};

type CityParts = Awaited<ReturnType<typeof readCityParts>>;

/** The city of its parts; null when one of them cannot be used. */
const cityOf = ({ about, emblem, units, resources, holidays, elsewhere }: CityParts): City | null =>
  about.lines || emblem.lines || units.lines || resources.lines || holidays.lines || elsewhere.lines
    ? null
    : {
        ...about.value.is,
        emblem: emblem.value,
        units: units.value,
        resources: resourcesOf(resources.value.is, units.value),
        holidays: holidaysOf(holidays.value.is),
        elsewhere: elsewhere.value.is,
      };

const serviceNames = async (folder: string): Promise<string[]> => {
  const place = join(folder, 'services');
  const found = existsSync(place) ? await readdir(place) : [];
  const names = found.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0) throw new CityError(['services:1 file: there is no service here; add one.']);
  if (names.length > most)
    throw new CityError([`services:1 file: there are ${names.length} services, at most ${most} are read.`]);
  return names;
};

const codeOf = (name: string): string => basename(name).replace(/\.ya?ml$/, '');

const misnamed = ({ name, data, tell }: YamlFile): string[] => {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code !== 'string' || codeOf(name) === code
    ? []
    : [tell({ path: ['code'], say: `the file is called ${basename(name)}; call it ${code}.yaml` })];
};

type ServiceFiles = { files: YamlFile[]; lines: string[]; codes: string[] };

/** The files of services that can be read, what is wrong with the others, and what all of them are called. */
const readServiceFiles = async (folder: string): Promise<ServiceFiles> => {
  const names = await tried(serviceNames(folder));
  if (names.lines) return { files: [], lines: [...names.lines], codes: [] };
  const reads = await Promise.all(names.value.map((name) => tried(readYaml(folder, `services/${name}`))));
  return {
    files: reads.flatMap((read) => (read.lines ? [] : [read.value])),
    lines: linesOf(reads),
    codes: names.value.map(codeOf),
  };
};

/** What the other files name that no service file has. */
const besideServices = ({ about, units, resources }: CityParts, codes: readonly string[]): string[] => {
  // Without any service that alone is said.
  if (codes.length === 0) return [];
  const complaints = about.value?.is.complaints;
  const isThere = complaints === undefined || codes.includes(complaints);
  const say = `"${complaints ?? ''}" is no service of this city; correct the name or leave it out`;
  return [
    ...(isThere ? [] : [about.value?.tell({ path: ['complaints'], say }) ?? '']),
    ...(resources.value
      ? checkResources(resources.value.is, codes, units.value ?? null).map(resources.value.tell)
      : []),
  ];
};

/**
 * The catalogue of a city's folder, as of a day; a new service is a new file and nothing else. What does not hold together is
 * a CityError that tells all of it.
 */
export const readCatalogue = async (
  folder: string,
  today: string | ((zone: string) => string),
): Promise<Catalogue> => {
  if (!existsSync(join(folder, 'city.yaml')))
    throw new CityError([
      `${folder}: there is no city.yaml here; name the folder of a city in CITY or CITY_DIR.`,
    ]);
  const [parts, { files, lines, codes }] = await Promise.all([
    readCityParts(folder),
    readServiceFiles(folder),
  ]);
  // With the rules every example is read by; most of the administrators' commands have no use for them.
  const { catalogueOf, readServices } = await import('../flows/catalogue/catalogue.ts');
  const { units, resources } = parts;
  const bookable = units.value && resources.value ? resourcesOf(resources.value.is, units.value) : null;
  const { services, problems } = readServices(
    files.map(({ data }) => data),
    { units: units.value ?? null, resources: bookable },
    typeof today === 'string' ? today : today(parts.about.value?.is.zone ?? 'UTC'),
  );
  const told = problems.flatMap(({ of, ...problem }) => files[of]?.tell(problem) ?? []);
  const beside = besideServices(parts, codes);
  const trouble = [
    ...linesOf(Object.values(parts)),
    ...beside,
    ...lines,
    ...files.flatMap(misnamed),
    ...told,
  ];
  const city = cityOf(parts);
  if (city === null || trouble.length > 0) throw new CityError(trouble);
  return catalogueOf(city, services);
};

/** The time zone of a city's folder. */
export const readZone = async (folder: string): Promise<string> =>
  (await readPart(folder, 'city.yaml', CityFile)).is.zone;
