import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Says the time of the machine the database is on. */
const says =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bCURRENT_(?:TIMESTAMP|DATE)\b/;
/** The texts of a source that are SQL. */
const fragments = (source: string): string[] => {
  // Template strings and quoted ones, without what is put into them.
  const strings = source.match(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g) ?? [];
  return strings
    .map((text) => text.replace(/\$\{[^}]*\}/g, ''))
    .filter((text) => /\b(?:SELECT|INSERT|UPDATE|DELETE|WHERE|interval)\b/.test(text));
};

/** Where the clocks of several processes must not matter, with why. */
const allowed: Record<string, string> = {
  'app/db/outbox.ts': 'a first attempt is due at once, whatever the clocks think of each other',
  'app/db/openings.ts': 'how long a process has a file to itself',
  'app/db/migrate.ts': "the ledger of migrations, as Prisma's own",
};

test('SQL is given the time, so that whoever moves the clock of the process moves all of it', () => {
  const found = ['app', 'bot', 'worker']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith('.ts') && !path.includes('/generated/'))
    .filter((path) => fragments(readFileSync(path, 'utf8')).some((text) => says.test(text)));
  expect(found.sort()).toEqual(Object.keys(allowed).sort());
});
