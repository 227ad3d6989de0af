import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileStore } from '../../app/files.ts';

/** Seals by turning every bit, which is enough to see that nothing is stored plain. */
const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const vault = { sealBytes: turn, openBytes: turn };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'teman-files-'));
});
afterEach(() => rm(dir, { recursive: true }));

const stored = async (): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

test('a file comes back as it was put, named by the hash of its plain bytes', async () => {
  const files = openFileStore(dir, vault);
  const bytes = randomBytes(5000);
  const sha256 = await files.put(bytes);
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(await files.get(sha256)).toEqual(bytes);
});

test('putting the same bytes twice, also at once, leaves one file and no leftovers', async () => {
  const files = openFileStore(dir, vault);
  const bytes = randomBytes(100);
  await Promise.all([files.put(bytes), files.put(bytes), files.put(bytes)]);
  await files.put(bytes);
  expect(await stored()).toHaveLength(1);
});

test('what lies on disk is sealed and only its owner may read it', async () => {
  const files = openFileStore(dir, vault);
  const sha256 = await files.put(Buffer.from('Rina Safitri'));
  const path = join(dir, 'letters', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect((await readFile(path)).includes('Rina')).toBe(false);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(dir, 'letters'))).mode & 0o777).toBe(0o700);
});

test('a missing file is null, a changed one an error', async () => {
  const files = openFileStore(dir, vault);
  expect(await files.get('0'.repeat(64))).toBeNull();
  const sha256 = await files.put(Buffer.from('surat'));
  const [path = ''] = await stored();
  await writeFile(path, turn(Buffer.from('surat lain')));
  await expect(files.get(sha256)).rejects.toThrow('is not what was put');
});

test('a removed file is gone, and removing it again harms nothing', async () => {
  const files = openFileStore(dir, vault);
  const sha256 = await files.put(Buffer.from('surat'));
  await files.remove(sha256);
  await files.remove(sha256);
  expect(await files.get(sha256)).toBeNull();
  expect(await stored()).toEqual([]);
});

test('what was put again within the hour stays, for somebody counts on it; what was put once goes', async () => {
  const files = openFileStore(dir, vault);
  const once = await files.put(Buffer.from('surat'));
  const again = await files.put(Buffer.from('surat lain'));
  await files.put(Buffer.from('surat lain'));
  expect(await files.removeUnlessPutAgain(once)).toBe(true);
  expect(await files.removeUnlessPutAgain(once)).toBe(true);
  expect(await files.removeUnlessPutAgain(again)).toBe(false);
  expect([await files.get(once), await files.get(again)]).toEqual([null, Buffer.from('surat lain')]);
  const [path = ''] = await stored();
  const anHourAgo = Date.now() / 1000 - 3601;
  await utimes(path, anHourAgo, anHourAgo);
  expect(await files.removeUnlessPutAgain(again)).toBe(true);
  expect(await stored()).toEqual([]);
});

test('of bytes put and removed at once by many, those put last are there', async () => {
  const files = openFileStore(dir, vault);
  const bytes = Buffer.from('surat');
  for (let round = 0; round < 30; round += 1) {
    const sha256 = await files.put(bytes);
    await Promise.all([
      files.removeUnlessPutAgain(sha256),
      files.put(bytes),
      files.removeUnlessPutAgain(sha256),
    ]);
    expect(await files.get(sha256), `round ${round}`).toEqual(bytes);
    await files.remove(sha256);
  }
  expect(await stored()).toEqual([]);
});

test('a name that is not a hash never becomes a path', async () => {
  await expect(openFileStore(dir, vault).get('../../etc/passwd')).rejects.toThrow('64 hex digits');
});
