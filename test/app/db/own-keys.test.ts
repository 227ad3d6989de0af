import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { sealWithOwnKeys } from '../../../app/db/own-keys.ts';
import { openPersonalValues } from '../../../app/personal-values.ts';
import { ownedBy, personal } from '../../../domain/personal.ts';
import { freshDatabase } from '../../support/database.ts';

const key = randomBytes(32);
let source: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let raw: pg.Pool;
beforeAll(async () => {
  source = await freshDatabase();
  db = openDatabase(source.url, { personal: openPersonalValues(key) });
  raw = new pg.Pool({ connectionString: source.url });
});
afterAll(async () => {
  await Promise.all([db.close(), raw.end()]);
  await source.drop();
});

const another = (): Database => openDatabase(source.url, { personal: openPersonalValues(key) });
const stored = async (id: string): Promise<string> =>
  (await raw.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [id])).rows[0]?.name ?? '';
const named = async (id: string, name: string): Promise<void> => {
  await db.pool.query('INSERT INTO contact (id, name) VALUES ($1, $2)', [id, ownedBy(personal(name), id)]);
};

test('a value opens with its person’s key, in a text, in JSON and as Prisma reads it, also where the key is not held yet', async () => {
  const id = crypto.randomUUID();
  const words = 'Siti "Aminah" \\ 👩🏽‍💼\nbaris dua';
  await named(id, words);
  expect(await stored(id)).toMatch(/^~p1\.[\w-]{22}\.[\w-]+$/);
  const other = another();
  const { rows } = await other.pool.query<{ name: string; all: { name: string }; words: string[] }>(
    `SELECT name, to_jsonb(c) AS all, ARRAY[name] AS words FROM contact c WHERE id = $1`,
    [id],
  );
  expect(rows[0]).toMatchObject({ name: words, all: { name: words }, words: [words] });
  const third = another();
  expect((await third.prisma.contact.findUniqueOrThrow({ where: { id } })).name).toBe(words);
  const [json] = await third.prisma.$queryRaw<
    { all: { name: string } }[]
  >`SELECT to_jsonb(c) AS all FROM contact c WHERE id = ${id}::uuid`;
  expect(json?.all.name).toBe(words);
  await Promise.all([other.close(), third.close()]);
});

test('equal words of two people are sealed otherwise, of one person alike', async () => {
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  await named(one, 'Rina Safitri');
  await named(two, 'Rina Safitri');
  const before = await stored(one);
  expect((await stored(two)).slice(27)).not.toBe(before.slice(27));
  await db.pool.query('UPDATE contact SET name = $2 WHERE id = $1', [
    one,
    ownedBy(personal('Rina Safitri'), one),
  ]);
  expect(await stored(one)).toBe(before);
});

test('once a person’s key is destroyed their words are gone, also for whoever has the data key', async () => {
  const id = crypto.randomUUID();
  await named(id, 'Zulkarnaen');
  await raw.query('DELETE FROM person_key WHERE contact_id = $1', [id]);
  const other = another();
  const { rows } = await other.pool.query('SELECT name FROM contact WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: '(dihapus)' }]);
  await other.close();
});

test('a key that two processes make in the same moment is one', async () => {
  const id = crypto.randomUUID();
  await db.pool.query('INSERT INTO contact (id) VALUES ($1)', [id]);
  const houses = Array.from({ length: 4 }, another);
  await Promise.all(
    houses.map(({ pool }, n) =>
      pool.query(`UPDATE contact SET ${n % 2 ? 'name' : 'email'} = $2 WHERE id = $1`, [
        id,
        ownedBy(personal('Budi'), id),
      ]),
    ),
  );
  const other = another();
  const { rows } = await other.pool.query('SELECT name, email FROM contact WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: 'Budi', email: 'Budi' }]);
  await Promise.all([...houses, other].map((house) => house.close()));
});

test('a key is kept whatever becomes of the transaction that needed it', async () => {
  const id = crypto.randomUUID();
  await db.prisma
    .$transaction(async (tx) => {
      await tx.contact.create({ data: { id, name: ownedBy(personal('Budi'), id) } });
      throw new Error('undone');
    })
    .catch(() => undefined);
  await named(id, 'Budi');
  const other = another();
  expect((await other.pool.query('SELECT name FROM contact WHERE id = $1', [id])).rows).toEqual([
    { name: 'Budi' },
  ]);
  await other.close();
});

test('what was sealed with the data key is sealed with people’s own keys, page by page, and opens as before', async () => {
  const ids = Array.from({ length: 3 }, () => crypto.randomUUID());
  for (const id of ids)
    await db.pool.query('INSERT INTO contact (id, name, email) VALUES ($1, $2, $3)', [
      ...[id, personal('Dewi "Lestari"'), null],
    ]);
  expect(await sealWithOwnKeys(db.pool, new Date())).toBe(3);
  expect(await sealWithOwnKeys(db.pool, new Date())).toBe(0);
  for (const id of ids) {
    expect(await stored(id)).toMatch(/^~p1\./);
    expect((await db.prisma.contact.findUniqueOrThrow({ where: { id } })).name).toBe('Dewi "Lestari"');
  }
});
