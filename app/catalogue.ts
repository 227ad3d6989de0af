import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { CityError } from './city/city-error.ts';
import { readYaml, type CityFile } from './city/read-yaml.ts';

/** Where the service files stand, one a service; the same whether this file runs from source or compiled. */
export const servicesFolder = fileURLToPath(
  new URL('../flows/cities/pontianak/services', import.meta.url).href.replace(
    /\/dist(-bench)?\/flows\//,
    '/flows/',
  ),
);

const most = 200;

const namesIn = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0) throw new CityError([`${folder}:1 file: there is no service here; add one.`]);
  if (names.length > most)
    throw new CityError([`${folder}:1 file: there are ${names.length} services, at most ${most} are read.`]);
  return names;
};

/** The files that can be read, and what is wrong with the others. */
const readAll = async (folder: string, names: string[]): Promise<{ files: CityFile[]; lines: string[] }> => {
  const read = await Promise.allSettled(names.map((name) => readYaml(folder, name)));
  const lines = read.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (one.reason instanceof CityError) return one.reason.lines;
    throw one.reason;
  });
  return { files: read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), lines };
};

const misnamed = ({ name, data, tell }: CityFile): string[] => {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  return typeof code !== 'string' || basename(name).replace(/\.ya?ml$/, '') === code
    ? []
    : [tell({ path: ['code'], say: `the file is called ${name}; call it ${code}.yaml` })];
};

/** The catalogue of a folder of service files; a new service is a new file and nothing else. What does not hold together is a CityError. */
export const readCatalogue = async (folder: string, today: string): Promise<Catalogue> => {
  const { files, lines } = await readAll(folder, await namesIn(folder));
  // With the rules every example is read by; most of the administrators' commands have no use for them.
  const { catalogueOf, readServices } = await import('../flows/catalogue/catalogue.ts');
  const { services, problems } = readServices(
    files.map(({ data }) => data),
    today,
  );
  const told = problems.flatMap(({ of, ...problem }) => files[of]?.tell(problem) ?? []);
  const trouble = [...lines, ...files.flatMap(misnamed), ...told];
  if (trouble.length > 0) throw new CityError(trouble);
  return catalogueOf(services);
};
