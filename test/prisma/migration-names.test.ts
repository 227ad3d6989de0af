import { spawnSync } from 'node:child_process';
import { readMigrations } from '../../app/db/migrations.ts';
import { renamedMigrations } from '../../app/db/renamed-migrations.ts';
import { expect, test } from 'vitest';

const names = (await readMigrations('prisma/migrations')).map(({ name }) => name);
const stamp = (name: string): string => name.slice(0, 14);
const asStamp = (at: Date): string => at.toISOString().replace(/\D/g, '').slice(0, 14);

test('a migration is named by the second it was made and by what it does, and no two by the same second', () => {
  for (const name of names) expect(name).toMatch(/^\d{14}_[a-z][a-z0-9_]*$/);
  expect(new Set(names.map(stamp)).size).toBe(names.length);
});

test('no migration is named by a time to come: the next one would sort before it', () => {
  // A clone on a machine whose clock is behind is measured by its last commit.
  const committed = Number(spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }).stdout);
  const now = asStamp(new Date(Math.max(Date.now(), committed * 1000)));
  expect(names.filter((name) => stamp(name) > now)).toEqual([]);
});

test('a renamed migration is there under its new name only', () => {
  expect(names).toEqual(expect.arrayContaining(Object.values(renamedMigrations)));
  expect(Object.keys(renamedMigrations).filter((old) => names.includes(old))).toEqual([]);
});
