import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { knownParts } from './known-city.ts';

/** The city as the tests know it, in a folder: for what reads its city out of one. The run's scratch goes with the run. */
export const knownFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-known-'));
  for (const [name, text] of await knownParts()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
};
