import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../app/db/open.ts';
import { openFileStore, type FileStore } from '../../app/files.ts';
import { forgetAgain, forgetFiles } from '../../app/forget-files.ts';
import { openTestDatabase } from '../support/test-database.ts';

const plain = { sealBytes: (bytes: Buffer) => bytes, openBytes: (bytes: Buffer) => bytes };
let db: Database;
let dir: string;
let files: FileStore;
let now = new Date();

beforeAll(async () => {
  db = await openTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'teman-forget-'));
  files = openFileStore(dir, plain);
});
afterAll(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

const needs = () => ({ db, files, clock: () => now });
const waiting = () => db.prisma.forgottenFile.count();

/** As if an hour had passed for every stored file. */
const anHourLater = async (): Promise<void> => {
  now = new Date(now.getTime() + 61 * 60_000);
  const past = Date.now() / 1000 - 3601;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), past, past);
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
  await anHourLater();
  await forgetAgain(needs());
  expect(await files.get(sha256)).toBeNull();
  expect(await waiting()).toBe(0);
});

test('a file that somebody else sent meanwhile and then used stays for good', async () => {
  const sha256 = await files.put(Buffer.from('surat tugas'));
  await files.put(Buffer.from('surat tugas'));
  await forgetFiles(needs(), [sha256]);
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
  await anHourLater();
  await forgetAgain(needs());
  expect(await files.get(sha256)).not.toBeNull();
  expect(await waiting()).toBe(0);
});

test('one sent again just before the later look is looked at once more', async () => {
  const sha256 = await files.put(Buffer.from('undangan'));
  await files.put(Buffer.from('undangan'));
  await forgetFiles(needs(), [sha256]);
  await anHourLater();
  await files.put(Buffer.from('undangan'));
  await forgetAgain(needs());
  expect(await files.get(sha256)).not.toBeNull();
  expect(await waiting()).toBe(1);
});
