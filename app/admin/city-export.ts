import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from '../city/city-files.ts';
import { partsOfFolder } from '../city/city-state.ts';
import { cityPartsAt, liveCityNo } from '../db/city-versions.ts';
import { AdminError, type AdminCommand } from './command.ts';

/** Files of a city that lie in the folder and are none of it any more; what is no city's file is left alone. */
const leftOver = async (folder: string, names: ReadonlySet<string>): Promise<string[]> => {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return [];
  if (!existsSync(join(folder, 'city.yaml')))
    throw new AdminError(`${folder} is no folder of a city and not empty; name another one.`);
  return [...(await partsOfFolder(folder)).keys()].filter((name) => !names.has(name));
};

/** Writes the live city out as a folder, so that git can keep it. */
export const cityExport: AdminCommand = {
  usage: 'city export <folder>',
  summary: 'write the city that is served out as a folder',
  options: [],
  run: async ({ db }, folder) => {
    const no = await liveCityNo(db.pool);
    if (no === 0)
      throw new AdminError('The database holds no city yet: the first "npm start" takes the folder in.');
    const parts = await cityPartsAt(db.pool, no);
    for (const name of await leftOver(folder, new Set(parts.keys()))) await rm(join(folder, name));
    await mkdir(join(folder, 'services'), { recursive: true });
    for (const [name, content] of parts) await writeFile(join(folder, name), bytesOf(name, content));
    return {
      json: { version: no, files: [...parts.keys()] },
      text: `Version ${no}: ${parts.size} files in ${folder}.`,
    };
  },
};
