import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../app/backup/make-backup.ts';
import { restoreBackup } from '../../app/backup/restore-backup.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { lastBackupAt } from '../../app/db/backup/backups-made.ts';
import { appendEvent } from '../../app/db/events.ts';
import { migrate } from '../../app/db/migrate.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openFileStore } from '../../app/files.ts';
import { makeSealingKey, readKeyRing } from '../../app/key-ring.ts';
import { openVault } from '../../app/vault.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { addRequest } from '../support/request-row.ts';

const key = randomBytes(32);
const passphrase = key.toString('base64');
const vault = openVault(key);
const awkward = 'tab\there, line\nthere, \\N, \\., "quoted", Siti ‘Aisyah 👩🏽‍💼';

let folder: string;
let source: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let file: string;
let letters: string[];
const kept = (name: string): string => join(folder, name);
const all = async (url: string): Promise<string[]> => {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => undefined);
  const rows = (await everythingStored(pool)).split('\n');
  await pool.end();
  // The ledger says when each database was migrated.
  return rows.filter((row) => row !== '' && !/^\("?[\w-]{36},\w{64}/.test(row)).sort();
};

const fill = async (): Promise<void> => {
  const files = openFileStore(blobsOnDisk(kept('data')), vault, db.pool);
  letters = [];
  for (const bytes of [10, 300_000]) letters.push(await files.put(randomBytes(bytes)));
  // The keys were changed: what is older opens as before, and what came later needs the new one.
  await makeSealingKey(db.pool, vault, new Date(0));
  const ring = await readKeyRing(db.pool, key, () => new Date());
  const later = openFileStore(blobsOnDisk(kept('data')), openVault(key, { ring }), db.pool);
  letters.push(await later.put(randomBytes(2_000_000)));
  for (let no = 0; no < 20; no += 1) {
    const id = await addRequest(db, { answers: { uraian: awkward, no, kosong: '', null: null } });
    await appendEvent(db.pool, {
      requestId: id,
      action: 'submit',
      from: null,
      to: 'submitted',
      actor: awkward,
      role: 'applicant',
      at: '2026-11-20T03:00:00.000Z',
      note: null,
    });
  }
  const contact = await db.prisma.contact.create({ data: { name: awkward } });
  // More than one piece of the archive, of rows that are larger than what is sent at once.
  for (let no = 0; no < 60; no += 1)
    await db.prisma.inboxMessage.create({
      data: {
        contactId: contact.id,
        channel: 'telegram',
        account: '',
        providerId: randomUUID(),
        kind: 'text',
        payload: randomBytes(75_000).toString('base64'),
      },
    });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-backup-test-'));
  source = await freshDatabase();
  db = openDatabase(source.url);
  await fill();
  file = kept('whole.age');
  await makeBackup(file, { db, vault, blobs: blobsOnDisk(kept('data')), passphrase, now: new Date() });
});
afterAll(async () => {
  await db.close();
  await source.drop();
  await rm(folder, { recursive: true });
});

let target: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
  target = await emptyDatabase();
  return () => target.drop();
});

const restore = (path: string, changes: Partial<Parameters<typeof restoreBackup>[1]> = {}) => {
  const blobs = blobsOnDisk(kept(`restored-${randomUUID()}`));
  return restoreBackup(path, { url: target.url, passphrase, keep: blobs.put, ...changes });
};

test('what is restored is what was there: every row, every letter, and ids that go on where they had stopped', async () => {
  const blobs = blobsOnDisk(kept('restored'));
  // Written down after the file was whole.
  await db.pool.query('TRUNCATE backup_made');
  const before = await all(source.url);
  const restored = await restore(file, { keep: blobs.put });
  expect(restored).toMatchObject({ letters: letters.length });
  const after = await all(target.url);
  expect(after).toEqual(before);
  expect(after.length).toBeGreaterThan(100);
  const [mine, theirs] = [blobsOnDisk(kept('data')), blobs];
  for (const letter of letters)
    expect((await theirs.get(letter))?.equals((await mine.get(letter)) ?? Buffer.alloc(0))).toBe(true);

  const other = openDatabase(target.url);
  const ring = await readKeyRing(other.pool, key, () => new Date());
  const [last = ''] = letters.slice(-1);
  expect(openVault(key, { ring }).openBytes((await theirs.get(last)) ?? Buffer.alloc(0))).toHaveLength(
    2_000_000,
  );
  const newest = await other.prisma.inboxMessage.aggregate({ _max: { id: true } });
  const contact = await other.prisma.contact.create({ data: {} });
  const next = await other.prisma.inboxMessage.create({
    data: { contactId: contact.id, channel: 'telegram', account: '', providerId: 'next', kind: 'text' },
  });
  expect(next.id).toBeGreaterThan(newest._max.id ?? 0n);
  // References and triggers are back.
  await expect(other.pool.query('DELETE FROM request_event')).rejects.toThrow(/append-only/);
  await expect(other.pool.query('DELETE FROM contact')).rejects.toThrow(/foreign key/);
  // And it knows how large its tables are, on which every plan hangs.
  const { rows } = await other.pool.query(
    `SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND reltuples < 0`,
  );
  expect(rows).toEqual([]);
  await other.close();
  expect(await migrate(target.url)).toEqual([]);
});

test('what let somebody in when the backup was made lets nobody in once it is restored', async () => {
  const soon = new Date(Date.now() + 3_600_000);
  const [contact, made] = [
    await db.prisma.contact.create({ data: {} }),
    { createdAt: new Date(), expiresAt: soon },
  ];
  const staff = await db.prisma.staff.create({
    data: { name: 'Sri', role: 'operator', unit: 'ikp', codeHash: 'kode', codeExpiresAt: soon },
  });
  const whose = { staffId: staff.id, contactId: contact.id };
  const session = { id: randomUUID(), tokenHash: 'sesi', agent: '', seenAt: new Date(), ...whose, ...made };
  await db.prisma.deskSession.create({ data: session });
  await db.prisma.deskLogin.create({
    data: { attemptHash: 'masuk', linkHash: 'tautan', codeKey: '', ...whose, ...made },
  });
  await db.prisma.secureToken.create({
    data: { tokenHash: 'aman', purpose: 'view', contactId: contact.id, ...made },
  });
  await db.prisma.pairingLink.create({ data: { tokenHash: 'pasang', expiresAt: soon } });
  const open = kept('open.age');
  await makeBackup(open, { db, vault, blobs: blobsOnDisk(kept('data')), passphrase, now: new Date() });
  expect(await restore(open)).toMatchObject({ staff: 1 });
  const other = openDatabase(target.url);
  const { rows } = await other.pool.query(`SELECT
      (SELECT count(*)::int FROM desk_session WHERE ended_at IS NULL) + (SELECT count(*)::int FROM desk_login WHERE expires_at > now())
      + (SELECT count(*)::int FROM secure_token WHERE expires_at > now()) + (SELECT count(*)::int FROM pairing_link WHERE expires_at > now())
      + (SELECT count(*)::int FROM staff WHERE code_expires_at > now()) AS open, (SELECT count(*)::int FROM desk_session) AS sessions`);
  expect(rows).toEqual([{ open: 0, sessions: 1 }]);
  await other.close();
});

test('nothing of what people wrote can be read in the file', async () => {
  const bytes = await readFile(file);
  expect(bytes.includes('quoted')).toBe(false);
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
});

describe('a file that is no whole backup is refused with a sentence, and nothing of it stays', () => {
  const refusedAs = async (path: string, sentence: RegExp, changes = {}): Promise<void> => {
    await expect(restore(path, changes)).rejects.toThrow(sentence);
    const left = await all(target.url);
    expect(left).toEqual([]);
  };
  const changed = async (change: (bytes: Buffer) => Buffer): Promise<string> => {
    const path = kept(randomUUID());
    await writeFile(path, change(await readFile(file)));
    return path;
  };

  test('a wrong key', async () => {
    await refusedAs(file, /^The key does not open this file: DATA_KEY/, {
      passphrase: randomBytes(32).toString('base64'),
    });
  });

  test.each([0.001, 0.3, 0.6, 0.9, 0.999])('cut off at %f of its length', async (part) => {
    const path = await changed((bytes) => bytes);
    await truncate(path, Math.floor((await stat(path)).size * part));
    await refusedAs(path, /no whole backup/);
  });

  test.each([0.1, 0.35, 0.5, 0.8, 0.99999])('one bit turned at %f of its length', async (part) => {
    const path = await changed((bytes) => {
      const at = Math.floor(bytes.length * part);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      return bytes;
    });
    await refusedAs(path, /no whole backup/);
  });

  test('a bit turned in its head', async () => {
    const path = await changed((bytes) => {
      bytes[60] = (bytes[60] ?? 0) ^ 1;
      return bytes;
    });
    await refusedAs(path, /no whole backup|does not open/);
  });

  test('something else', async () => {
    await refusedAs(await changed(() => Buffer.from('%PDF-1.4')), /no whole backup/);
    await refusedAs(await changed(() => Buffer.alloc(0)), /no whole backup/);
  });
});

test('a database that is not empty is left alone', async () => {
  const filled = await freshDatabase();
  const other = openDatabase(filled.url);
  await other.prisma.contact.create({ data: {} });
  await expect(restore(file, { url: filled.url })).rejects.toThrow(/not empty \(contact has rows\)/);
  expect(await other.prisma.contact.count()).toBe(1);
  await other.close();
  await filled.drop();
});

test('a database that has its tables and no rows is filled', async () => {
  const migrated = await freshDatabase();
  expect(await restore(file, { url: migrated.url })).toMatchObject({ letters: 3 });
  await migrated.drop();
});

test('a letter that does not open with the key makes no backup', async () => {
  const data = kept('spoilt');
  const blobs = blobsOnDisk(data);
  await blobs.put('ab'.repeat(32), vault.sealBytes(Buffer.from('another')));
  const path = kept('never.age');
  await expect(makeBackup(path, { db, vault, blobs, passphrase, now: new Date() })).rejects.toThrow(
    /letter abab/,
  );
  expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
});

test('a letter whose key is younger than the database in the file is noticed while the file is proved', async () => {
  const ring = { sealsWith: () => 'deadbeef', secretOf: () => Buffer.alloc(32, 9) };
  const blobs = blobsOnDisk(kept('younger'));
  const bytes = Buffer.from('surat');
  await blobs.put(
    createHash('sha256').update(bytes).digest('hex'),
    openVault(key, { ring }).sealBytes(bytes),
  );
  const path = kept('younger.age');
  await expect(makeBackup(path, { db, vault, blobs, passphrase, now: new Date() })).rejects.toThrow(
    'the keys were changed while it was made',
  );
  await expect(stat(path)).rejects.toThrow('ENOENT');
});

test('a folder gets a file named by the time, of which the newest stay; the last one’s time is written down', async () => {
  const place = kept('backups');
  await mkdir(place);
  await writeFile(join(place, 'teman-disko.txt'), 'not one of them');
  const blobs = blobsOnDisk(kept('nothing'));
  // Those of the days before, each written after the one before it.
  for (const day of [1, 2]) {
    const before = join(place, `teman-disko-2027010${day}T010000Z.age`);
    await writeFile(before, '');
    await utimes(before, day, day);
  }
  await makeBackup(place, { db, vault, blobs, passphrase, now: new Date('2027-01-03T01:00:00Z'), keep: 2 });
  expect((await readdir(place)).toSorted()).toEqual([
    'teman-disko-20270102T010000Z.age',
    'teman-disko-20270103T010000Z.age',
    'teman-disko.txt',
  ]);
  expect(await lastBackupAt(db.pool)).toEqual(new Date('2027-01-03T01:00:00Z'));
});
