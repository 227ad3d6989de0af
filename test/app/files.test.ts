import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openBlobs } from '../../app/blobs.ts';
import { readConfig } from '../../app/config.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { openS3Server } from '../support/s3-server.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** Seals by turning every bit, which is enough to see that nothing is stored plain. */
const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const vault = { sealBytes: turn, openBytes: turn, sealsWith: () => '' };

let db: Database;
let dir: string;
let now: Date;
let files: FileStore;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  now = new Date('2026-11-23T03:00:00Z');
  await db.pool.query('TRUNCATE stored_file');
  dir = await mkdtemp(join(tmpdir(), 'teman-files-'));
  files = openFileStore(blobsOnDisk(dir), vault, db.pool, () => now);
});
afterEach(() => rm(dir, { recursive: true }));

const pass = (minutes: number): void => void (now = new Date(now.getTime() + minutes * 60_000));
const stored = async (): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

test('a file comes back as it was put, named by the hash of its plain bytes', async () => {
  const bytes = randomBytes(5000);
  const sha256 = await files.put(bytes);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await files.get(sha256)).toEqual(bytes);
});

test('putting the same bytes twice, also at once, leaves one file and no leftovers', async () => {
  const bytes = randomBytes(100);
  await Promise.all([files.put(bytes), files.put(bytes), files.put(bytes)]);
  await files.put(bytes);
  expect(await stored()).toHaveLength(1);
});

test('what lies in the store is sealed', async () => {
  await files.put(Buffer.from('Rina Safitri'));
  const [path = ''] = await stored();
  expect((await readFile(path)).includes('Rina')).toBe(false);
});

test('a missing file is null, a changed one an error', async () => {
  expect(await files.get('0'.repeat(64))).toBeNull();
  const sha256 = await files.put(Buffer.from('surat'));
  const [path = ''] = await stored();
  await writeFile(path, turn(Buffer.from('surat lain')));
  await expect(files.get(sha256)).rejects.toThrow('is not what was put');
});

test('a file put once goes as soon as it is forgotten; one put again rests an hour first', async () => {
  const once = await files.put(Buffer.from('surat'));
  const again = await files.put(Buffer.from('surat lain'));
  await files.put(Buffer.from('surat lain'));
  expect(await files.forget(once)).toBe('removed');
  expect(await files.forget(again)).toBe('put again');
  expect([await files.get(once), await files.get(again)]).toEqual([null, Buffer.from('surat lain')]);
  pass(61);
  expect(await files.forget(again)).toBe('removed');
  expect(await stored()).toEqual([]);
});

test('a file of before files were written down counts as put just now', async () => {
  const sha256 = await files.put(Buffer.from('surat'));
  await db.pool.query('TRUNCATE stored_file');
  expect(await files.forget(sha256)).toBe('put again');
  pass(61);
  expect(await files.forget(sha256)).toBe('removed');
});

test('what cannot be removed from the store is still written down', async () => {
  const blobs = blobsOnDisk(dir);
  const stuck = { ...blobs, remove: () => Promise.reject(new Error('read-only')) };
  const sha256 = await files.put(Buffer.from('surat'));
  await expect(openFileStore(stuck, vault, db.pool).forget(sha256)).rejects.toThrow('read-only');
  expect(await files.forget(sha256)).toBe('removed');
});

test('a name that is not a hash never becomes a path', async () => {
  await expect(files.get('../../etc/passwd')).rejects.toThrow('64 hex digits');
  await expect(files.forget('../../etc/passwd')).rejects.toThrow('64 hex digits');
});

/** Two processes, each with a database connection of its own, on one store. */
describe.each(['disk', 's3'])('two senders of the same bytes at once, on %s', (place) => {
  let s3: Awaited<ReturnType<typeof openS3Server>>;
  let other: Database;
  beforeAll(async () => {
    s3 = await openS3Server();
    other = openDatabase(db.url);
  });
  afterAll(async () => {
    await other.close();
    await s3.close();
  });
  const stores = (): [FileStore, FileStore] => {
    const open = () => openBlobs(readConfig({ DATA_DIR: dir, ...(place === 's3' ? s3.env : {}) }));
    return [openFileStore(open(), vault, db.pool), openFileStore(open(), vault, other.pool)];
  };

  test('when one of them is forgotten the other’s file stays, fifty times of fifty', async () => {
    const [mine, theirs] = stores();
    for (let round = 0; round < 50; round += 1) {
      const bytes = randomBytes(500);
      const [sha256] = await Promise.all([mine.put(bytes), theirs.put(bytes)]);
      expect(await mine.forget(sha256)).toBe('put again');
      expect(await theirs.get(sha256), `round ${round}`).toEqual(bytes);
    }
  });

  test('one that is put while it is being removed is there, whoever was first', async () => {
    const [mine, theirs] = stores();
    for (let round = 0; round < 50; round += 1) {
      const bytes = randomBytes(500);
      const sha256 = await mine.put(bytes);
      const [, outcome] = await Promise.all([theirs.put(bytes), mine.forget(sha256)]);
      expect(await theirs.get(sha256), `round ${round}, ${outcome}`).toEqual(bytes);
    }
  });
});
