import { existsSync } from 'node:fs';
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
import { filesInFolder, type CityFiles } from './city/city-files.ts';
import { wordingFiles } from './city/wording-files.ts';
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

const readPart = async <T>(files: CityFiles, name: string, schema: z.ZodType<T>): Promise<Part<T>> => {
  const { data, tell } = await readYaml(files, name);
  const parsed = schema.safeParse(data);
  if (parsed.success) return { is: parsed.data, tell };
  throw new CityError(schemaProblems(data, parsed.error).map(tell));
};

/** One that a city may leave out. */
const readPerhaps = async <T>(
  files: CityFiles,
  name: string,
  schema: z.ZodType<T>,
  without: T,
): Promise<Part<T>> =>
  files.has(name)
    ? readPart(files, name, schema)
    : { is: without, tell: ({ say }) => `${name}:1 file: ${say}.` };

const readResourceList = (files: CityFiles) => readPerhaps(files, 'resources.yaml', ResourcesFile, []);

const readUnits = async (files: CityFiles): Promise<Units> =>
  unitsOf((await readPart(files, 'units.yaml', UnitsFile)).is);

type About = Read<Part<z.infer<typeof CityFile>>>;

/** The emblem the city's file names; none where it names none, or cannot be read itself. */
const emblemOf = async (files: CityFiles, { value: about }: About): Promise<Read<string | null>> => {
  const name = about?.is.emblem;
  return about && name !== undefined ? tried(readEmblem(files, name, about.tell)) : { value: null };
};

/** All that a city decides beside its services, each part read by itself: what is wrong with one hides nothing of the others. */
const readCityParts = async (files: CityFiles) => {
  const [about, units, resources, holidays, elsewhere] = await Promise.all([
    tried(readPart(files, 'city.yaml', CityFile)),
    tried(readUnits(files)),
    tried(readResourceList(files)),
    tried(readPerhaps(files, 'holidays.yaml', HolidaysFile, [])),
    tried(readPerhaps(files, 'elsewhere.yaml', ElsewhereFile, [])),
  ]);
  const emblem = await emblemOf(files, about);
  return { about, emblem, units, resources, holidays, elsewhere };
};

type Parts = Awaited<ReturnType<typeof readCityParts>>;

/** The city of its parts; null when one of them cannot be used. */
const cityOf = ({ about, emblem, units, resources, holidays, elsewhere }: Parts): City | null =>
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

const serviceNames = async (files: CityFiles): Promise<string[]> => {
  const names = await files.services();
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
const readServiceFiles = async (from: CityFiles): Promise<ServiceFiles> => {
  const names = await tried(serviceNames(from));
  if (names.lines) return { files: [], lines: [...names.lines], codes: [] };
  const reads = await Promise.all(names.value.map((name) => tried(readYaml(from, `services/${name}`))));
  return {
    files: reads.flatMap((read) => (read.lines ? [] : [read.value])),
    lines: linesOf(reads),
    codes: names.value.map(codeOf),
  };
};

/** What the other files name that no service file has. */
const besideServices = ({ about, units, resources }: Parts, codes: readonly string[]): string[] => {
  // Without any service that alone is said.
  if (codes.length === 0) return [];
  const named = (['complaints', 'information'] as const).flatMap((key) => {
    const code = about.value?.is[key];
    if (code === undefined || codes.includes(code)) return [];
    const say = `"${code}" is no service of this city; correct the name or leave it out`;
    return [about.value?.tell({ path: [key], say }) ?? ''];
  });
  return [
    ...named,
    ...(resources.value
      ? checkResources(resources.value.is, codes, units.value ?? null).map(resources.value.tell)
      : []),
  ];
};

/** A day, or how it is found in the city's time zone. */
export type Today = string | ((zone: string) => string);

/**
 * The catalogue of a city's files, as of a day; a new service is a new file and nothing else. What does not hold together is
 * a CityError that tells all of it.
 */
export const catalogueIn = async (from: CityFiles, today: Today): Promise<Catalogue> => {
  const [parts, { files, lines, codes }] = await Promise.all([readCityParts(from), readServiceFiles(from)]);
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
  // Most cities say everything as it comes along; then nothing of texts is read at all.
  if (!wordingFiles.some((name) => from.has(name))) return catalogueOf(city, services);
  const { readWordings } = await import('./city/read-wordings.ts');
  return catalogueOf(city, services, await readWordings(from, city, services));
};

/** The catalogue of a city's folder, as of a day. */
export const readCatalogue = async (folder: string, today: Today): Promise<Catalogue> => {
  if (!existsSync(join(folder, 'city.yaml')))
    throw new CityError([
      `${folder}: there is no city.yaml here; name the folder of a city in CITY or CITY_DIR.`,
    ]);
  return catalogueIn(filesInFolder(folder), today);
};

/** What commands about the office look at, read alone: no service is. */
export const cityBesideServices = async (
  from: CityFiles,
): Promise<{ zone: string; units: Units; resources: Resources }> => {
  const [about, list, units] = await Promise.all([
    readPart(from, 'city.yaml', CityFile),
    readResourceList(from),
    readUnits(from),
  ]);
  return { zone: about.is.zone, units, resources: resourcesOf(list.is, units) };
};
