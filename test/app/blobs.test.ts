import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isDiskTrouble, type BlobStore, type StoredBlob } from '../../app/blob-store.ts';
import { openBlobs } from '../../app/blobs.ts';
import { readConfig } from '../../app/config.ts';
import { tryToKeepBlob, writeCheck } from '../../app/write-checks.ts';
import { openS3Server } from '../support/s3-server.ts';

const nameOf = (): string => randomBytes(32).toString('hex');
const all = async (blobs: BlobStore): Promise<StoredBlob[]> => {
  const found: StoredBlob[] = [];
  for await (const page of blobs.list()) found.push(...page);
  return found;
};

let s3: Awaited<ReturnType<typeof openS3Server>>;
let dir: string;
beforeAll(async () => {
  s3 = await openS3Server();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'teman-blobs-'));
});
afterEach(async () => {
  s3.objects.clear();
  s3.fail(0);
  await rm(dir, { recursive: true });
});
afterAll(() => s3.close());

describe.each(['disk', 's3'])('on %s', (place) => {
  const open = (): BlobStore =>
    openBlobs(readConfig(place === 's3' ? { DATA_DIR: dir, ...s3.env } : { DATA_DIR: dir }));

  test('a blob comes back as it was put, twice is once, and a removed one is gone', async () => {
    const blobs = open();
    const [name, bytes] = [nameOf(), randomBytes(300_000)];
    expect([await blobs.get(name), await blobs.has(name)]).toEqual([null, false]);
    await Promise.all([blobs.put(name, bytes), blobs.put(name, bytes)]);
    expect(await blobs.get(name)).toEqual(bytes);
    expect(await blobs.has(name)).toBe(true);
    await blobs.remove(name);
    await blobs.remove(name);
    expect([await blobs.get(name), await blobs.has(name)]).toEqual([null, false]);
  });

  test('all blobs are listed, with size and time', async () => {
    const blobs = open();
    expect(await all(blobs)).toEqual([]);
    const names = Array.from({ length: 12 }, nameOf);
    for (const [bytes, name] of names.entries()) await blobs.put(name, Buffer.alloc(bytes));
    const found = await all(blobs);
    expect(new Map(found.map((blob) => [blob.name, blob.bytes]))).toEqual(
      new Map(names.map((name, bytes) => [name, bytes])),
    );
    for (const { storedAt } of found) expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000);
  });
});

test('on disk only its owner may read, and what a killed process left half written goes after a day', async () => {
  const blobs = openBlobs(readConfig({ DATA_DIR: dir }));
  const name = nameOf();
  await blobs.put(name, Buffer.from('sealed'));
  const folder = join(dir, 'letters', name.slice(0, 2), name.slice(2, 4));
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dir, 'letters'))).mode & 0o777).toBe(0o700);
  const half = (id: string): string => join(folder, `${name}.${id}-0000-4000-8000-000000000000.tmp`);
  await writeFile(half('00000000'), '');
  await writeFile(half('11111111'), '');
  const old = Date.now() / 1000 - 25 * 3600;
  await utimes(half('00000000'), old, old);
  expect(await all(blobs)).toHaveLength(1);
  expect((await readdir(folder)).toSorted()).toEqual([name, half('11111111').split('/').at(-1)]);
});

test('in a store with many blobs the list goes on page by page', async () => {
  const blobs = openBlobs(readConfig({ DATA_DIR: dir, ...s3.env }));
  for (let no = 0; no < 1203; no += 1)
    s3.objects.set(`kota/pontianak/aa/bb/${nameOf()}`, { bytes: Buffer.alloc(1), at: new Date() });
  s3.objects.set('kota/pontianak/README', { bytes: Buffer.alloc(1), at: new Date() });
  s3.objects.set(`kota/singkawang/aa/bb/${nameOf()}`, { bytes: Buffer.alloc(1), at: new Date() });
  expect(await all(blobs)).toHaveLength(1203);
});

test('a store that stumbles is asked again; one that stays away is the store’s trouble, told without secrets', async () => {
  const blobs = openBlobs(readConfig({ DATA_DIR: dir, ...s3.env }));
  const name = nameOf();
  s3.fail(2);
  await blobs.put(name, Buffer.from('sealed'));
  expect(await blobs.get(name)).toEqual(Buffer.from('sealed'));
  s3.fail(10);
  const trouble = await blobs.put(nameOf(), Buffer.from('sealed')).catch((error: unknown) => error);
  expect(isDiskTrouble(trouble)).toBe(true);
  expect(String(trouble)).toMatch(/FILES_URL/);
  expect(String(trouble)).not.toMatch(/AKIA|a-secret/);
  s3.fail(10);
  expect(isDiskTrouble(await blobs.get(name).catch((error: unknown) => error))).toBe(true);
});

test('what /readyz asks of a store is answered by a write, of which nothing stays', async () => {
  const blobs = openBlobs(readConfig({ DATA_DIR: dir, ...s3.env }));
  await tryToKeepBlob(blobs);
  expect(s3.objects.size).toBe(0);
  s3.fail(10);
  expect(await writeCheck('FILES_URL', () => tryToKeepBlob(blobs))()).toBe('cannot be written to');
});

test('a wrong key is let in nowhere', async () => {
  const env = { ...s3.env, AWS_SECRET_ACCESS_KEY: 'another' };
  const blobs = openBlobs(readConfig({ DATA_DIR: dir, ...env }));
  const trouble = await blobs.put(nameOf(), Buffer.from('sealed')).catch((error: unknown) => error);
  expect(isDiskTrouble(trouble)).toBe(true);
  expect(s3.objects.size).toBe(0);
});

test.each([
  ['https://bucket/x', /FILES_URL: got .*takes s3:/],
  ['s3://bucket?endpoint=nowhere', /FILES_URL/],
  ['s3://bucket?colour=red', /FILES_URL/],
])('FILES_URL=%s is refused', (url, sentence) => {
  expect(() => readConfig({ ...s3.env, FILES_URL: url })).toThrow(sentence);
});

test('FILES_URL needs its keys, and Amazon’s endpoint is the usual one', () => {
  expect(() => readConfig({ FILES_URL: 's3://bucket' })).toThrow(/AWS_ACCESS_KEY_ID: got nothing/);
  expect(readConfig({ ...s3.env, FILES_URL: 's3://bucket?region=ap-southeast-3' }).filesIn).toMatchObject({
    endpoint: 'https://s3.ap-southeast-3.amazonaws.com',
    prefix: '',
  });
});
