import { cp, mkdtemp, readFile, rm, writeFile, mkdir, appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../../app/db/migrate.ts';
import { renamedMigrations } from '../../../app/db/renamed-migrations.ts';
import { freshDatabase } from '../../support/database.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let folder: string;

beforeEach(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'teman-migrations-'));
  await cp('prisma/migrations', folder, { recursive: true });
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const add = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'migration.sql'), sql);
};

const query = async (sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
};

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('a new migration is applied once and stands in the ledger as Prisma writes it', async () => {
  await add('20990101000000_more', 'CREATE TABLE more (id INT); INSERT INTO more VALUES (1);');
  expect(await migrate(database.url, folder)).toEqual(['20990101000000_more']);
  expect(await migrate(database.url, folder)).toEqual([]);
  const [row] = await query(`SELECT * FROM _prisma_migrations WHERE migration_name LIKE '2099%'`);
  expect(row).toMatchObject({ applied_steps_count: 1, rolled_back_at: null, logs: null });
  expect(row?.['checksum']).toMatch(/^[0-9a-f]{64}$/);
});

test('of four processes at once exactly one applies', async () => {
  await add('20990101000000_more', 'CREATE TABLE more (id INT); SELECT pg_sleep(0.2);');
  const all = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
  expect(all.flat()).toEqual(['20990101000000_more']);
});

test('a failing migration leaves nothing behind, and those before it stay', async () => {
  await add('20990101000000_good', 'CREATE TABLE good (id INT);');
  await add('20990102000000_bad', 'CREATE TABLE half (id INT); SELECT 1/0;');
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /20990102000000_bad failed and was undone: division by zero/,
  );
  expect(await query(`SELECT to_regclass('good') AS good, to_regclass('half') AS half`)).toEqual([
    { good: 'good', half: null },
  ]);
});

test('a migration changed after it was applied is refused by name', async () => {
  await appendFile(join(folder, '20261122000000_house', 'migration.sql'), '\n-- a second thought\n');
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /20261122000000_house was changed after it had been applied/,
  );
});

test('line ends that git turned around are no change', async () => {
  const path = join(folder, '20261122000000_house', 'migration.sql');
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
  expect(await migrate(database.url, folder)).toEqual([]);
});

test('a migration this version does not know is refused by name', async () => {
  await rm(join(folder, '20261122000000_house'), { recursive: true });
  await expect(migrate(database.url, folder)).rejects.toThrow(/does not know/);
});

test('a release that is taken back to runs on what a newer one left, unless that says it cannot', async () => {
  await add('20990101000000_more', 'CREATE TABLE more (id INT)');
  await migrate(database.url, folder);
  expect(await migrate(database.url)).toEqual([]);
  await add(
    '20990102000000_other',
    '-- Older releases cannot run on this.\nALTER TABLE contact RENAME TO person',
  );
  await migrate(database.url, folder);
  await expect(migrate(database.url)).rejects.toThrow(
    /20990102000000_other, after which this release cannot run. Start the newer version/,
  );
});

test('a migration that began elsewhere and did not finish is refused by name', async () => {
  await query(`UPDATE _prisma_migrations SET finished_at = NULL`);
  await expect(migrate(database.url)).rejects.toThrow(/began but did not finish/);
});

test('a database migrated when folders had other names goes on, and knows them by the new ones', async () => {
  const names = () =>
    query('SELECT migration_name AS name, checksum FROM _prisma_migrations ORDER BY 1').then((rows) =>
      rows.map(({ name, checksum }) => [name, checksum]),
    );
  const before = await names();
  for (const [was, now] of Object.entries(renamedMigrations))
    await query(`UPDATE _prisma_migrations SET migration_name = '${was}' WHERE migration_name = '${now}'`);
  expect(await names()).not.toEqual(before);
  await add('20990101000000_more', 'CREATE TABLE more (id INT)');

  expect(await migrate(database.url, folder)).toEqual(['20990101000000_more']);
  expect(await names()).toEqual([...before, ['20990101000000_more', expect.anything()]]);
});
