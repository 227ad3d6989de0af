import { readdir } from 'node:fs/promises';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import { pathToFileURL } from 'node:url';

/** Where the service files stand, one a service. */
export const servicesFolder = new URL('../flows/services/', import.meta.url);

const isServiceFile = (name: string): boolean => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts');

const asFolder = (folder: URL | string): URL => {
  const url = typeof folder === 'string' ? pathToFileURL(folder) : folder;
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
};

const dataOf = async (file: URL): Promise<unknown> => {
  const module: unknown = await import(file.href);
  const data =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (data === undefined)
    throw new Error(`${file.pathname} has no default export; a service file exports its data.`);
  return data;
};

/** The catalogue of a folder of service files; a new service is a new file and nothing else. */
export const readCatalogue = async (folder: URL | string, today: string): Promise<Catalogue> => {
  const base = asFolder(folder);
  const names = (await readdir(base)).filter(isServiceFile).sort();
  const sources = await Promise.all(names.map((name) => dataOf(new URL(name, base))));
  // With the rules every example is read by; most of the administrators' commands have no use for them.
  const { loadCatalogue } = await import('../flows/catalogue/catalogue.ts');
  return loadCatalogue(sources, today);
};
