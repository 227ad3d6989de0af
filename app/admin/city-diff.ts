import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { differenceLine, differences } from '../../flows/catalogue/differences.ts';
import { readYaml } from '../city/read-yaml.ts';
import { readCityChoice } from '../config.ts';
import type { FolderCommand } from './command.ts';

const parts = ['city.yaml', 'units.yaml', 'resources.yaml', 'holidays.yaml', 'elsewhere.yaml'];

const filesIn = (folder: string): string[] => {
  const services = join(folder, 'services');
  const names = existsSync(services) ? readdirSync(services).filter((name) => /\.ya?ml$/.test(name)) : [];
  return [
    ...parts.filter((name) => existsSync(join(folder, name))),
    ...names.sort().map((name) => `services/${name}`),
  ];
};

const dataIn = async (folder: string, name: string): Promise<unknown> =>
  existsSync(join(folder, name)) ? (await readYaml(folder, name)).data : undefined;

/** What a folder says otherwise than the city that is served, one line a difference. */
export const cityDiff: FolderCommand = {
  usage: 'city diff <folder>',
  summary: 'what does a city’s folder say otherwise than the city that is served?',
  check: async (folder) => {
    const { folder: served } = readCityChoice(process.env);
    const names = [...new Set([...filesIn(served), ...filesIn(folder)])];
    const lines = await Promise.all(
      names.map(async (name) => {
        const [before, after] = await Promise.all([dataIn(served, name), dataIn(folder, name)]);
        if (before === undefined) return [`${name}: added`];
        if (after === undefined) return [`${name}: removed`];
        return differences(before, after).map((one) => `${name} ${differenceLine(one)}`);
      }),
    );
    const all = lines.flat();
    return { json: { differences: all }, text: all.length === 0 ? 'Nothing differs.' : all.join('\n') };
  },
};
