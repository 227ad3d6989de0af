import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../app/backup/restore-backup.ts';
import { writeBackup } from '../../app/backup/write-backup.ts';
import type { BlobStore } from '../../app/blob-store.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openBlobs } from '../../app/blobs.ts';
import { readConfig } from '../../app/config.ts';
import { eraseAll } from '../../app/db/erase-person.ts';
import { erasures, noteErasure } from '../../app/db/erasures.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { eraseAgain } from '../../app/erasures.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { forgetFiles } from '../../app/forget-files.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { isUnderOwnKey, openVault, type Vault } from '../../app/vault.ts';
import { ownedBy, personal } from '../../domain/personal.ts';
import { openS3Server } from '../support/s3-server.ts';
import { addRequest } from '../support/request-row.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';

const key = randomBytes(32);
const passphrase = key.toString('base64');
let source: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let vault: Vault;
let folder: string;
let s3: Awaited<ReturnType<typeof openS3Server>>;
let now: Date;
const clock = (): Date => now;

beforeAll(async () => {
  source = await freshDatabase();
  db = openDatabase(source.url, { personal: openPersonalValues(key) });
  vault = openVault(key, { people: db.people });
  folder = await mkdtemp(join(tmpdir(), 'teman-copies-'));
  s3 = await openS3Server();
});
afterAll(async () => {
  await db.close();
  await source.drop();
  await s3.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  now = new Date('2026-11-30T03:00:00Z');
});

const aDayPasses = (): void => void (now = new Date(now.getTime() + 24 * 3_600_000));

const somebody = async (): Promise<string> => {
  const id = randomUUID();
  const name = ownedBy(personal('Rina Safitri'), id);
  await db.pool.query('INSERT INTO contact (id, name) VALUES ($1, $2)', [id, name]);
  return id;
};

/** A request of somebody with this file as its letter. */
const sendsIn = async (contactId: string, sha256: string): Promise<string> => {
  const id = await addRequest(db, { contactId });
  await db.prisma.requestLetter.create({
    data: {
      requestId: id,
      key: 'surat',
      position: 0,
      sha256,
      name: 'surat.pdf',
      mime: 'application/pdf',
      bytes: 9,
    },
  });
  return id;
};

const eraseWith = (files: FileStore) => async (contactId: string, requestId: string) => {
  const rows = { requestIds: [requestId], contactIds: [contactId], employeeIds: [] };
  const named = await inTransaction(db, async (tx) => {
    await noteErasure(tx, { id: randomUUID(), at: now.toISOString(), ...rows });
    return eraseAll(tx, vault, rows);
  });
  await forgetFiles({ db, files, clock }, named);
};

/** What whoever has the database, the blobs and the data key makes of a store. */
const readable = async (blobs: BlobStore): Promise<Record<string, 'data key' | 'own key'>> => {
  const found: Record<string, 'data key' | 'own key'> = {};
  for await (const page of blobs.list())
    for (const { name } of page)
      found[name] = isUnderOwnKey((await blobs.get(name)) ?? Buffer.alloc(0)) ? 'own key' : 'data key';
  return found;
};

describe.each(['disk', 's3'])('files of people, on %s', (place) => {
  let blobs: BlobStore;
  let files: FileStore;
  beforeEach(() => {
    const env = place === 's3' ? s3.env : {};
    blobs = openBlobs(readConfig({ DATA_DIR: join(folder, randomUUID()), ...env }));
    files = openFileStore(blobs, vault, db.pool, clock);
  });

  test('what comes from somebody known is under a key of theirs at once, as is the copy for staff made of it', async () => {
    const before = await readable(blobs);
    const [bytes, copy] = [randomBytes(5000), randomBytes(400)];
    const madeOf = await files.put(bytes, { owner: await somebody() });
    const shown = await files.put(copy, { madeOf });
    expect([await files.get(madeOf), await files.get(shown)]).toEqual([bytes, copy]);
    const after = Object.entries(await readable(blobs)).filter(([name]) => !(name in before));
    expect(after.map(([, under]) => under)).toEqual(['own key', 'own key']);
    expect(after.map(([name]) => name)).not.toContain(madeOf);
    // Another process, which holds no key yet.
    const other = openDatabase(source.url, { personal: openPersonalValues(key) });
    expect(await openFileStore(blobs, openVault(key), other.pool).get(madeOf)).toEqual(bytes);
    await other.close();
  });

  test('two people who send the same bytes share no key: one’s erasure leaves the other’s letter, and nothing of theirs', async () => {
    const bytes = randomBytes(3000);
    const [one, other] = [await somebody(), await somebody()];
    const [sha256] = await Promise.all([
      files.put(bytes, { owner: one }),
      files.put(bytes, { owner: other }),
    ]);
    const { rows } = await db.pool.query<{ blob: string; owner: string; key: string }>(
      'SELECT blob, owner::text, key FROM file_key WHERE sha256 = $1',
      [sha256],
    );
    expect(new Set(rows.map(({ key: each }) => each)).size).toBe(2);
    const erase = eraseWith(files);
    const [requestId, theirs] = [await sendsIn(one, sha256), await sendsIn(other, sha256)];
    await erase(one, requestId);
    expect(await files.get(sha256)).toEqual(bytes);
    const blobOf = (owner: string): string => rows.find((row) => row.owner === owner)?.blob ?? '';
    expect([await blobs.has(blobOf(one)), await blobs.has(blobOf(other))]).toEqual([false, true]);
    now = new Date(now.getTime() + 3_600_001);
    await erase(other, theirs);
    expect([await files.get(sha256), await blobs.has(blobOf(other))]).toEqual([null, false]);
  });

  test('a file of before is put under its people’s keys, whoever ends it in the middle, and a day later under nothing else', async () => {
    const bytes = randomBytes(2000);
    const sha256 = await files.put(bytes);
    expect(await files.settle(sha256)).toBe('waits');
    const [one, other] = [await somebody(), await somebody()];
    await sendsIn(one, sha256);
    await sendsIn(other, sha256);
    const stuck = { ...blobs, put: () => Promise.reject(new Error('no room')) };
    await expect(openFileStore(stuck, vault, db.pool, clock).settle(sha256)).rejects.toThrow('no room');
    expect(await files.get(sha256)).toEqual(bytes);
    expect([await files.settle(sha256), await files.settle(sha256)]).toEqual(['copied', 'waits']);
    // A backup that began before may still name it.
    expect(await blobs.has(sha256)).toBe(true);
    aDayPasses();
    expect(await files.settle(sha256)).toBe('settled');
    expect([await blobs.has(sha256), await files.get(sha256)]).toEqual([false, bytes]);
    const due = await db.pool.query('SELECT keys_due FROM stored_file WHERE sha256 = $1', [sha256]);
    expect(due.rows).toEqual([{ keys_due: null }]);
  });

  test('what a member of staff sent for somebody is theirs who it was sent for', async () => {
    const [staff, applicant] = [await somebody(), await somebody()];
    const sha256 = await files.put(Buffer.from(`hasil ${randomUUID()}`), { owner: staff });
    await addRequest(db, { contactId: applicant, resultFile: { sha256, name: 'hasil.pdf' } });
    expect(await files.settle(sha256)).toBe('copied');
    aDayPasses();
    expect(await files.settle(sha256)).toBe('settled');
    const { rows } = await db.pool.query('SELECT owner::text FROM file_key WHERE sha256 = $1', [sha256]);
    expect(rows).toEqual([{ owner: applicant }]);
  });
});

test('a file of somebody erased since does not open from a backup of before, also with the data key; a neighbour’s does', async () => {
  const data = join(folder, randomUUID());
  const blobs = blobsOnDisk(data);
  const files = openFileStore(blobs, vault, db.pool, clock);
  const [mine, theirs] = [randomBytes(900), randomBytes(800)];
  const [erased, neighbour] = [await somebody(), await somebody()];
  const sha256 = await files.put(mine, { owner: erased });
  const requestId = await sendsIn(erased, sha256);
  const kept = await files.put(theirs, { owner: neighbour });
  await sendsIn(neighbour, kept);
  const file = join(folder, 'before.age');
  await writeBackup(file, { url: source.url, blobs, passphrase, now });
  await cp(data, `${data}.copied`, { recursive: true });
  await eraseWith(files)(erased, requestId);

  const target = await emptyDatabase();
  const back = blobsOnDisk(join(folder, 'back'));
  await restoreBackup(file, { url: target.url, passphrase, keep: back.put });
  const restored = openDatabase(target.url, { personal: openPersonalValues(key) });
  const again = openFileStore(back, openVault(key), restored.pool, clock);
  expect([await again.get(sha256), await again.get(kept)]).toEqual([mine, theirs]);
  const needs = { db: restored, vault: openVault(key), files: again, clock };
  expect(await eraseAgain(needs, await erasures(db.pool))).toBeGreaterThan(0);
  // The folder of letters as somebody copied it then, beside that database.
  const copied = openFileStore(blobsOnDisk(`${data}.copied`), openVault(key), restored.pool, clock);
  expect([await copied.get(sha256), await copied.get(kept)]).toEqual([null, theirs]);
  expect([await again.get(sha256), await again.get(kept)]).toEqual([null, theirs]);
  await restored.close();
  await target.drop();
});

test('a backup with a copy that was changed is refused', async () => {
  const blobs = blobsOnDisk(join(folder, randomUUID()));
  const files = openFileStore(blobs, vault, db.pool, clock);
  await files.put(Buffer.from('surat'), { owner: await somebody() });
  const changed: BlobStore = {
    ...blobs,
    async get(name) {
      const sealed = await blobs.get(name);
      if (sealed) sealed[20] = (sealed[20] ?? 0) ^ 1;
      return sealed;
    },
  };
  const file = join(folder, 'changed.age');
  await writeBackup(file, { url: source.url, blobs: changed, passphrase, now });
  const target = await emptyDatabase();
  const keep = (): Promise<void> => Promise.resolve();
  await expect(restoreBackup(file, { url: target.url, passphrase, keep })).rejects.toThrow(/does not open/);
  await target.drop();
});
