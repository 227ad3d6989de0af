import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresShow } from '../../app/admin/figures-show.ts';
import { personErase, personExport } from '../../app/admin/person.ts';
import { eraseRestored } from '../../app/backup/erase-restored.ts';
import { makeBackup } from '../../app/backup/make-backup.ts';
import { restoreBackup } from '../../app/backup/restore-backup.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openBlobs } from '../../app/blobs.ts';
import { verifyChains } from '../../app/db/audit.ts';
import { openDatabase } from '../../app/db/open.ts';
import { openFileStore } from '../../app/files.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { loadDataKey, openVault } from '../../app/vault.ts';
import { emptyDatabase } from '../support/database.ts';
import { until } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { bringMarkedPeople, type MarkedPerson } from '../support/marked-people.ts';
import { marksLeft } from '../support/marks-left.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { storm } from '../support/storm.ts';

/*
 * People come through every door with words nobody else uses. Each reads all of theirs in their own copy; once they are erased
 * no place holds any of it, also for whoever has the data key, and everything that is counted or proved stays as it was.
 */
const count = storm(5, 50);

let redis: TestRedis | null = null;
let house: TestHouse & AsyncDisposable;
let people: MarkedPerson[];
/** Came through the same doors and stays. */
let neighbour: MarkedPerson | undefined;
beforeAll(
  async () => {
    redis = hasRedis() ? await startRedis() : null;
    house = await openTestHouse({ sealed: true, ...(redis ? { env: { REDIS_URL: redis.url } } : {}) });
    [neighbour, ...people] = await bringMarkedPeople(house, count + 1);
    const { prisma } = house.db;
    await until(
      async () => (await prisma.inboxMessage.count({ where: { doneAt: null, failedAt: null } })) === 0,
    );
    await until(async () => (await prisma.delivery.count({ where: { state: 'pending' } })) === 0);
  },
  storm(600_000, 1_800_000),
);
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await redis?.discard();
});

const backup = (): string => join(house.config.dataDir, 'before.age');
const key = (): string => loadDataKey(house.config.dataDir);

const office = () => ({ db: house.db, vault: house.vault, now: house.clock() });
const linkIn = (text: string): string => /\S+\/aman\/[\w-]{43}/.exec(text)?.[0] ?? '';
const post = (url: string, form: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form) });

/** Opens a page of one's own data with the code that comes into the chat. */
const openPage = async (phone: NonNullable<MarkedPerson['phone']>, words: string) => {
  const link = linkIn((await phone.say(words)).text);
  await phone.news();
  await fetch(link);
  const code = await phone.until(({ text }) => text.includes('Kode data saya'), 'the code');
  const page = await (await post(link, { code: /\d{6}/.exec(code.text)?.[0] ?? '' })).text();
  return { link, page };
};

/** Somebody's copy as they get it: the page and the file of the chat, or what the office gives who has none. */
const copiesOf = async ({ phone, knownBy }: MarkedPerson): Promise<string[]> => {
  if (!phone) return [JSON.stringify((await personExport.run(office(), knownBy, {})).json)];
  const { link, page } = await openPage(phone, 'minta salinan data saya');
  const [, token = ''] = /action="([\w-]{43})"/.exec(page) ?? [];
  return [page, await (await post(link.replace(/[\w-]{43}$/, token))).text()];
};

const erase = async ({ phone, knownBy }: MarkedPerson): Promise<string> => {
  if (!phone) return (await personErase.run(office(), knownBy, { yes: true })).text;
  return (await openPage(phone, 'hapus data saya')).page;
};

const thisYear = async (): Promise<unknown> => {
  const now = house.clock();
  const year = String(now.getUTCFullYear());
  const { json } = await figuresShow.run({ ...office(), now }, '', {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  });
  // When they were counted is no figure.
  return { ...(json as object), at: null };
};

const lackingOf = async (person: MarkedPerson): Promise<string[]> => {
  const copies = (await copiesOf(person)).map((copy) => copy.toLowerCase());
  return person.marks.filter((mark) => !copies.every((copy) => copy.includes(mark.toLowerCase())));
};

test('each reads all of theirs in their own copy', async () => {
  for (const person of people) expect([person.number, await lackingOf(person)]).toEqual([person.number, []]);
});

test('of whoever is erased nothing is left anywhere, the history holds and the year counts as before', async () => {
  const before = await thisYear();
  await makeBackup(backup(), {
    ...house,
    blobs: openBlobs(house.config),
    passphrase: key(),
    now: house.clock(),
  });
  for (const person of people) await erase(person);
  const marks = people.flatMap((person) => [...person.marks, ...person.hidden]);
  expect(marks.length).toBeGreaterThan(5 * people.length);
  expect(Object.fromEntries(await marksLeft(house, marks, redis?.url ?? null))).toEqual({});
  expect((await verifyChains(house.db, house.vault)).broken).toEqual([]);
  expect(await thisYear()).toEqual(before);
  expect(neighbour && (await lackingOf(neighbour))).toEqual([]);
});

test('a backup from before, restored, does not bring them back', async () => {
  const target = await emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'teman-restored-'));
  const blobs = blobsOnDisk(folder);
  await restoreBackup(backup(), { url: target.url, passphrase: key(), keep: blobs.put });
  const dataKey = Buffer.from(key(), 'base64');
  const db = openDatabase(target.url, { personal: openPersonalValues(dataKey) });
  const vault = openVault(dataKey);
  const restored = { db, vault, files: openFileStore(blobs, vault, db.pool), logged: [] };
  const marks = people.flatMap((person) => [...person.marks, ...person.hidden]);
  expect((await marksLeft(restored, marks, null)).size).toBeGreaterThan(10);
  const made = await eraseRestored({ url: target.url, dataKey, blobs, dataDir: folder }, [
    house.config.dataDir,
  ]);
  expect(made).toBe(people.length);
  expect(Object.fromEntries(await marksLeft(restored, marks, null))).toEqual({});
  expect((await verifyChains(db, vault)).broken).toEqual([]);
  expect(await eraseRestored({ url: target.url, dataKey, blobs, dataDir: folder }, [])).toBe(0);
  await db.close();
  await target.drop();
  await rm(folder, { recursive: true });
});
