import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../app/db/open.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { forgetAgain, forgetFiles, sweepFiles } from '../../app/forget-files.ts';
import { openTestDatabase } from '../support/test-database.ts';

const plain = {
  sealBytes: (bytes: Buffer) => bytes,
  openBytes: (bytes: Buffer) => bytes,
  sealsWith: () => '',
};
let db: Database;
let dir: string;
let files: FileStore;
let now = new Date();

beforeAll(async () => {
  db = await openTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'teman-forget-'));
  files = openFileStore(blobsOnDisk(dir), plain, db.pool, () => now);
});
afterAll(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

const needs = () => ({ db, files, clock: () => now });
const waiting = () => db.prisma.forgottenFile.count();

const anHourLater = (): void => void (now = new Date(now.getTime() + 61 * 60_000));

const draftWith = async (sha256: string): Promise<void> => {
  const contact = await db.prisma.contact.create({ data: {} });
  await db.prisma.draft.create({
    data: {
      contactId: contact.id,
      id: randomUUID(),
      service: 'pengaduan',
      serviceVersion: '1',
      answers: {},
      skipped: [],
      state: 'open',
      expiresAt: now,
      files: { bukti: [{ sha256, name: 'surat.pdf', mime: 'application/pdf', bytes: 11 }] },
    },
  });
};

test('a file of one sender goes at once', async () => {
  const sha256 = await files.put(Buffer.from('KTP'));
  await forgetFiles(needs(), [sha256]);
  expect(await files.get(sha256)).toBeNull();
  expect(await waiting()).toBe(0);
});

test('a file that somebody else sent meanwhile outlives being forgotten, and goes an hour later if it came for nothing', async () => {
  const sha256 = await files.put(Buffer.from('surat edaran'));
  await files.put(Buffer.from('surat edaran'));
  await forgetFiles(needs(), [sha256]);
  await forgetFiles(needs(), [sha256]);
  await forgetAgain(needs());
  expect(await files.get(sha256)).not.toBeNull();
  expect(await waiting()).toBe(1);
  anHourLater();
  await forgetAgain(needs());
  expect(await files.get(sha256)).toBeNull();
  expect(await waiting()).toBe(0);
});

test('a file that somebody else sent meanwhile and then used stays for good', async () => {
  const sha256 = await files.put(Buffer.from('surat tugas'));
  await files.put(Buffer.from('surat tugas'));
  await forgetFiles(needs(), [sha256]);
  await draftWith(sha256);
  anHourLater();
  await forgetAgain(needs());
  expect(await files.get(sha256)).not.toBeNull();
  expect(await waiting()).toBe(0);
});

test('one sent again just before the later look is looked at once more', async () => {
  const sha256 = await files.put(Buffer.from('undangan'));
  await files.put(Buffer.from('undangan'));
  await forgetFiles(needs(), [sha256]);
  anHourLater();
  await files.put(Buffer.from('undangan'));
  await forgetAgain(needs());
  expect(await files.get(sha256)).not.toBeNull();
  expect(await waiting()).toBe(1);
});

test('a file that a document order has as well stays until that order goes', async () => {
  const sha256 = await files.put(Buffer.from('lembar disposisi'));
  const contact = await db.prisma.contact.create({ data: {} });
  const order = { contactId: contact.id, what: {}, createdAt: now, doneAt: now, sha256 };
  const [one, two] = [randomUUID(), randomUUID()];
  for (const id of [one, two]) await db.prisma.documentOrder.create({ data: { id, ...order } });
  await forgetFiles(needs(), [sha256], { besides: [one] });
  expect(await files.get(sha256)).not.toBeNull();
  await forgetFiles(needs(), [sha256], { besides: [one, two] });
  expect(await files.get(sha256)).toBeNull();
});

test('what nobody refers to is swept after sixty days, a conversation’s and a draft’s file is not, and a dry run only counts', async () => {
  await rm(join(dir, 'letters'), { recursive: true });
  const [orphan, used, spoken, young] = [
    await files.put(Buffer.from('yatim')),
    await files.put(Buffer.from('dipakai')),
    await files.put(Buffer.from('disebut')),
    await files.put(Buffer.from('baru')),
  ];
  await draftWith(used);
  const contact = await db.prisma.contact.create({ data: {} });
  await db.prisma.session.create({
    data: { contactId: contact.id, state: { file: { sha256: spoken } }, updatedAt: now },
  });
  // Lost with a crash before there were rows, and with one after.
  await db.pool.query('DELETE FROM stored_file WHERE sha256 = $1', [orphan]);
  const old = Date.now() / 1000 - 61 * 24 * 3600;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name !== young) await utimes(join(entry.parentPath, entry.name), old, old);
  await db.pool.query(`UPDATE stored_file SET put_at = put_at - interval '61 days' WHERE sha256 <> $1`, [
    young,
  ]);
  const all = async () =>
    Promise.all([orphan, used, spoken, young].map(async (sha256) => (await files.get(sha256)) !== null));

  now = new Date();
  expect(await sweepFiles(needs(), { dryRun: true })).toMatchObject({ orphans: 1, bytes: 5, removed: 0 });
  expect(await all()).toEqual([true, true, true, true]);
  expect(await sweepFiles(needs())).toMatchObject({ orphans: 1, removed: 1 });
  expect(await all()).toEqual([false, true, true, true]);
  expect(await sweepFiles(needs())).toMatchObject({ orphans: 0 });
});
