import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Words of one city, its units, rooms and services, which only its own folder may say. */
const words = /pontianak|sekretariat|aptika|pontive|magang|sutoyo/gi;
const folders = ['domain', 'flows/kernel', 'flows/features', 'app', 'bot', 'worker'];

const counted = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
      .map(({ parentPath, name }) => `${parentPath}/${name}`),
  )
  .map((file) => ({ file, count: readFileSync(file, 'utf8').match(words)?.length ?? 0 }))
  .filter(({ count }) => count > 0);

test('nothing names a city, a unit, a room or a service', () => {
  expect(counted).toEqual([]);
});
