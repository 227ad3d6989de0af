import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Words of one city, its units, rooms and services, which only its own folder may say. */
const words = /pontianak|sekretariat|aptika|pontive|magang|sutoyo/gi;
const folders = ['domain', 'flows/kernel', 'flows/features', 'app', 'bot', 'worker'];

/** What is still to become data, with how often it names them. It only ever shrinks. */
const stillThere: Record<string, number> = {
  // What offices are called everywhere, beside "bagian" and "bidang".
  'flows/features/form/read-signer.ts': 2,
  'flows/kernel/lexicon/meanings.ts': 4,
  'flows/kernel/lexicon/spelling.ts': 1,
};

const counted = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
      .map(({ parentPath, name }) => `${parentPath}/${name}`),
  )
  .map((file) => ({ file, count: readFileSync(file, 'utf8').match(words)?.length ?? 0 }))
  .filter(({ count }) => count > 0);

test('nothing names a city, a unit, a room or a service but what is still to become data', () => {
  const more = counted.filter(({ file, count }) => count > (stillThere[file] ?? 0));
  expect(more).toEqual([]);
});

test('what no longer names one is taken off the list', () => {
  const gone = Object.keys(stillThere).filter((name) => !counted.some(({ file }) => file === name));
  expect(gone).toEqual([]);
});
