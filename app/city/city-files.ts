import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CityError } from './city-error.ts';

/** The files of a city, wherever they are kept; names are relative to its folder (`services/CODE.yaml`). */
export type CityFiles = {
  has(name: string): boolean;
  services(): Promise<string[]>;
  bytes(name: string): Promise<Buffer>;
};

/** The content of a city's files by their names; pictures in base64. */
export type CityParts = ReadonlyMap<string, string>;

/** Editors and systems leave files of their own beside ours, whose names begin with a dot. */
const isYaml = (name: string): boolean => /(?:^|\/)[^./][^/]*\.ya?ml$/.test(name);

/** A service with everything in it is 6 KB; nothing that people write by hand comes near this. */
const mostBytes = 256 * 1024;

const inWords = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`;

const wrong = (name: string, say: string): CityError => new CityError([`${name}:1 file: ${say}.`]);

/** Refuses what nobody writes by hand. */
const refuseLarge = (name: string, bytes: number): void => {
  if (bytes > mostBytes)
    throw wrong(name, `has ${inWords(bytes)}, at most ${inWords(mostBytes)} are read; make it shorter`);
};

/** The bytes of a file that lies in the city's folder and may be read whole. */
const bytesIn = async (folder: string, name: string): Promise<Buffer> => {
  const path = await realpath(join(folder, name)).catch(() => null);
  if (path === null) throw wrong(name, 'cannot be found; a link may lead to nothing');
  if (!path.startsWith(`${await realpath(folder)}${sep}`))
    throw wrong(name, 'is a link out of the folder of the city; put the file itself there');
  const about = await stat(path);
  if (!about.isFile()) throw wrong(name, 'is no file; remove it');
  refuseLarge(name, about.size);
  return readFile(path);
};

/** The files of a city in a folder. */
export const filesInFolder = (folder: string): CityFiles => ({
  has: (name) => existsSync(join(folder, name)),
  async services() {
    const place = join(folder, 'services');
    if (!existsSync(place)) return [];
    if (!(await stat(place)).isDirectory())
      throw wrong('services', 'is no folder; make it one, with a file a service');
    const found = await readdir(place);
    return found.filter(isYaml).sort();
  },
  bytes: (name) => bytesIn(folder, name),
});

const isPicture = (name: string): boolean => /\.(png|jpe?g)$/i.test(name);

/** What a file is kept as: text as it is, a picture in base64. */
export const contentOf = (name: string, bytes: Buffer): string =>
  bytes.toString(isPicture(name) ? 'base64' : 'utf8');

/** The bytes of a file that is kept so. */
export const bytesOf = (name: string, content: string): Buffer =>
  Buffer.from(content, isPicture(name) ? 'base64' : 'utf8');

/** The files of a city of what is kept of them. */
export const filesOfParts = (parts: CityParts): CityFiles => ({
  has: (name) => parts.has(name),
  services: () =>
    Promise.resolve(
      [...parts.keys()]
        .filter((name) => name.startsWith('services/') && isYaml(name))
        .map((name) => name.slice('services/'.length))
        .sort(),
    ),
  bytes(name) {
    const content = parts.get(name);
    if (content === undefined) return Promise.reject(wrong(name, 'cannot be found'));
    const bytes = bytesOf(name, content);
    refuseLarge(name, bytes.length);
    return Promise.resolve(bytes);
  },
});
