import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { keyList, keyRotate } from '../../app/admin/key.ts';
import { openBlobs } from '../../app/blobs.ts';
import type { Database } from '../../app/db/open.ts';
import { employeesOf } from '../../app/db/employees.ts';
import { sealAllAnew } from '../../app/seal-anew.ts';
import { isUnderOwnKey, keyIdOf } from '../../app/vault.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { eventually } from '../support/eventually.ts';
import { fileService } from '../support/file-service.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openOffice, requestIn, serviceIn } from '../support/office.ts';
import { openPhone, type Phone } from '../support/phone.ts';

let house: TestHouse & AsyncDisposable;
let ahead = 0;
const clock = (): Date => new Date(Date.now() + ahead);
const minutes = 60_000;
beforeAll(async () => {
  // Sealed, as it is everywhere else: what is sealed with people's own keys needs no key that is changed.
  house = await openTestHouse({ clock, sealed: true });
});
afterAll(() => house[Symbol.asyncDispose]());

const office = () => ({ db: house.db, vault: house.vault, now: clock() });
const round = (db: Pick<Database, 'pool'> = house.db) => sealAllAnew({ ...house, db, now: clock() });
const rotate = async (): Promise<string> => {
  const { id } = (await keyRotate.run(office(), '', {})).json as { id: string };
  ahead += minutes;
  await eventually(() => house.vault.sealsWith()).toBe(id);
  return id;
};
const keys = async () => ((await keyList.run(office(), '', {})).json as { keys: { id: string }[] }).keys;

/** The ids of keys that anything is sealed with, in the database and in the store of letters. */
const inUse = async (): Promise<string[]> => {
  // As it lies there: what is inside of what people's own keys seal needs no key that is changed.
  const raw = new pg.Pool({ connectionString: house.db.url });
  const rows = (await everythingStored(raw)).split('\n').filter((row) => !/^\(\w{8},v2\./.test(row));
  await raw.end();
  const texts = [...rows.join('\n').matchAll(/(?<![\w-])v[12]\.(?:(\w{8})\.)?[\w-]{37,}/g)].map(
    ([, id = '']) => id,
  );
  const blobs = openBlobs(house.config);
  const files: string[] = [];
  for await (const page of blobs.list())
    for (const { name } of page) {
      const sealed = (await blobs.get(name)) ?? Buffer.alloc(0);
      if (!isUnderOwnKey(sealed)) files.push(keyIdOf(sealed));
    }
  expect(files.length).toBeGreaterThan(0);
  return [...new Set([...texts, ...files])].sort();
};

/** A pool that gives up at the n-th thing it is to write, as a process that is killed there. */
const killedAt = (n: number): Pick<Database, 'pool'> => {
  let left = n;
  const query = (sql: string, values: unknown[]) => {
    if (sql.startsWith('UPDATE') && left-- <= 0) throw new Error('killed');
    return house.db.pool.query(sql, values);
  };
  return { pool: { ...house.db.pool, query } as unknown as Database['pool'] };
};

/** Somebody who writes all the time; how many answers they got. */
const writes = async (phone: Phone, isOver: () => boolean): Promise<number> => {
  let answers = 0;
  for (; !isOver(); answers += 1) await phone.say(answers % 2 ? 'menu' : 'bantuan');
  return answers;
};

test('everything is sealed with a new key while people write, whoever ends it in the middle, and the old one stays until nothing needs it', async () => {
  const { warga, ikp } = openOffice(house.url);
  const { number } = await fileService(warga, serviceIn(house, 'magang'), 61);
  await warga.say('bantuan');
  await warga.say('Hubungi petugas');
  await warga.say('Kapan kantor buka?');
  await ikp.say('menu');
  // What is about people is sealed with their own keys: left to turn over is what could not be read, of nobody known. More than three pages.
  await house.db.prisma.updateAside.createMany({
    data: Array.from({ length: 900 }, (_, n) => ({
      ...{ channel: 'telegram', account: 'kantor', digest: `aside-${n}`, because: 'unreadable' },
      ...{ payload: house.vault.seal(`apa ini ${n}`), bytes: 9, at: clock() },
    })),
  });
  // Of nobody known either: what came from somebody has a key of its own, which their person's key seals.
  const nobodys = await house.files.put(Buffer.from('belum siapa-siapa'));
  const before = await requestIn(house, number);
  const register = await employeesOf(house.db, house.vault, { phones: ['+6281200000011'] });
  expect(await inUse()).toEqual(['']);
  expect(await round()).toBeNull();

  let isOver = false;
  const writing = Promise.all(
    [1, 2].map((n) => writes(openPhone(house.url, 'whatsapp', `62812990000${n}`), () => isOver)),
  );
  // Heard below; a test that fails before ends them.
  writing.catch(() => undefined);
  onTestFinished(() => void (isOver = true));
  const first = await rotate();
  for (const n of [0, 1, 2]) await expect(round(killedAt(n))).rejects.toThrow('killed');
  // Half is sealed with one key and half with the other: all of it opens.
  expect(await inUse()).toEqual(['', first]);
  expect(await requestIn(house, number)).toEqual(before);
  await eventually(() => round()).toMatchObject({ found: 0, unopened: 0 });
  isOver = true;
  for (const answers of await writing) expect(answers).toBeGreaterThan(5);
  expect(await inUse()).toEqual([first]);
  await expect(keyRotate.run(office(), '', {})).rejects.toThrow('not come to its end');
  expect((await keyList.run(office(), '', {})).text).toContain('the last round found 0');

  // An hour later nothing that was held up can come any more.
  ahead += 61 * minutes;
  await round();
  expect(await round()).toBeNull();
  const second = await rotate();
  expect((await keys()).map(({ id }) => id)).toEqual([second, first]);
  await round();
  expect(await requestIn(house, number)).toEqual(before);
  expect(await employeesOf(house.db, house.vault, { phones: ['+6281200000011'] })).toEqual(register);
  for (const { sha256, bytes } of before.letters) expect(await house.files.get(sha256)).toHaveLength(bytes);
  expect(String(await house.files.get(nobodys))).toBe('belum siapa-siapa');
  ahead += 61 * minutes;
  await round();
  expect((await keys()).map(({ id }) => id)).toEqual([second]);
  expect(await inUse()).toEqual([second]);
  expect(await requestIn(house, number)).toEqual(before);
});

test('what does not open is counted, keeps nothing else back, and keeps the old key', async () => {
  const own = house.vault.sealsWith();
  const broken = { payload: house.vault.seal('x').replace(/.{4}$/, 'AAAA') };
  const [message] = await house.db.prisma.inboxMessage.findMany({ take: 1 });
  await house.db.prisma.inboxMessage.update({ where: { id: message?.id ?? 0n }, data: broken });
  await rotate();
  expect(await round()).toMatchObject({ unopened: 1 });
  ahead += 61 * minutes;
  expect(await round()).toMatchObject({ found: 1, unopened: 1 });
  expect((await keys()).map(({ id }) => id)).toContain(own);
  expect((await keyList.run(office(), '', {})).text).toContain('1 did not open');
});
