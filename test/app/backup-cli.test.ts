import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { startEmbedded } from '../../app/db/embedded/embedded.ts';
import { migrate } from '../../app/db/migrate.ts';
import { openDatabase } from '../../app/db/open.ts';
import { openFileStore } from '../../app/files.ts';
import { loadDataKey, openVault } from '../../app/vault.ts';
import { built } from '../support/built.ts';
import { emptyDatabase } from '../support/database.ts';

let folder: string;
let letter: string;
const at = (name: string): string => join(folder, name);

/** A house as `npm start` leaves it: an embedded database, its key, a letter. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-backup-cli-'));
  const embedded = await startEmbedded(at('house'));
  await migrate(embedded.url);
  const db = openDatabase(embedded.url);
  const vault = openVault(loadDataKey(at('house')));
  letter = await openFileStore(blobsOnDisk(at('house')), vault, db.pool).put(Buffer.from('surat pengantar'));
  await db.prisma.staff.create({ data: { name: 'Sri', role: 'head', unit: 'sekretariat' } });
  await db.close();
  await embedded.stop();
});
afterAll(() => rm(folder, { recursive: true }));

type Ended = { code: number; out: string; err: string };
const run = (script: string, args: string[], env: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'], TMPDIR: folder, ENV_FILE: '', ...env } };
    execFile(process.execPath, [...built(script), ...args], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

test('what was backed up here is restored there, with its key, and goes on', async () => {
  const file = at('house.age');
  const backup = await run('app/backup-cli.ts', [file], { DATA_DIR: at('house') });
  expect(backup).toMatchObject({ code: 0 });
  expect(backup.err).toMatch(/^Database: embedded in .*\/house\n$/);
  expect(backup.out).toMatch(/^\/.*house\.age: \d+ rows, 1 letters, .* restored once to prove it\.\n$/);

  const without = await run('app/restore-cli.ts', [file], { DATA_DIR: at('new') });
  expect(without.code).toBe(1);
  expect(without.err).toMatch(/^DATA_KEY is not set, and .*data\.key is not there/);

  const key = (await readFile(at('house/data.key'), 'utf8')).trim();
  const wrong = { DATA_DIR: at('wrong'), DATA_KEY: Buffer.alloc(32, 1).toString('base64') };
  expect((await run('app/restore-cli.ts', [file], wrong)).err).toMatch(/^The key does not open this file/m);

  const env = { DATA_DIR: at('new'), DATA_KEY: key };
  expect((await run('app/restore-cli.ts', [file], env)).out).toMatch(
    /^Restored: \d+ rows and 1 letters, as of /,
  );
  // The key is where an embedded house looks for it.
  const list = await run('app/admin/main.ts', ['staff', 'list', '--json'], { DATA_DIR: at('new') });
  expect(JSON.parse(list.out)).toMatchObject({ staff: [{ name: 'Sri' }] });
  expect(await blobsOnDisk(at('new')).get(letter)).not.toBeNull();
  expect((await run('app/restore-cli.ts', [file], env)).err).toMatch(/^The database is not empty/m);
});

test('into a PostgreSQL of one’s own as well', async () => {
  const own = await emptyDatabase();
  const key = (await readFile(at('house/data.key'), 'utf8')).trim();
  const env = { DATABASE_URL: own.url, DATA_KEY: key, DATA_DIR: at('own') };
  expect(await run('app/restore-cli.ts', [at('house.age'), '--json'], env)).toMatchObject({ code: 0 });
  const again = await run('app/backup-cli.ts', [at('again.age'), '--json'], env);
  expect(JSON.parse(again.out)).toMatchObject({ letters: 1, brokenChains: 0 });
  await own.drop();
});

test.each([
  ['app/backup-cli.ts', [], /^Name one file or folder/],
  ['app/backup-cli.ts', ['a', '--keep', 'all'], /^--keep takes a number/],
  ['app/restore-cli.ts', [], /^Name one file/],
  ['app/restore-cli.ts', ['/nope.age'], /^There is no file \/nope\.age\.$/m],
])('%s %j is refused with a sentence', async (script, args, sentence) => {
  const key = Buffer.alloc(32, 1).toString('base64');
  const { code, out, err } = await run(script, args, { DATA_DIR: at('refused'), DATA_KEY: key });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
});

test('no scratch database is left behind', async () => {
  expect((await readdir(folder)).filter((name) => name.startsWith('teman-backup-'))).toEqual([]);
});
