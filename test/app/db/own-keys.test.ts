import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { sealWithOwnKeys } from '../../../app/db/own-keys.ts';
import { sealPlacesWithOwnKeys } from '../../../app/db/own-places.ts';
import { openPersonalValues } from '../../../app/personal-values.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { openSealed, sealValue } from '../../../app/sealed-answers.ts';
import { openVault } from '../../../app/vault.ts';
import { ownedBy, personal } from '../../../domain/personal.ts';
import { addRequest } from '../../support/request-row.ts';
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

test('what releases before sealed with the data key for its place is sealed with people’s own keys, and opens there as before', async () => {
  const vault = openVault(key, { people: db.people });
  const before = openVault(key);
  const [contactId, nik] = [crypto.randomUUID(), '6171010101900001'];
  await named(contactId, 'Budi');
  const id = await addRequest(db, { contactId, answers: {}, ratingComment: 'x' });
  const answers = { nik: sealValue(nik, before, `${sealedPlaces.requestAnswers(id)}.nik`), kampus: 'Untan' };
  const comment = before.seal('Bagus', sealedPlaces.ratingComment(id));
  await raw.query('UPDATE request SET answers = $2, rating_comment = $3 WHERE id = $1', [
    id,
    answers,
    comment,
  ]);
  await db.prisma.requestMessage.create({
    data: { requestId: id, sender: 'applicant', body: before.seal('Halo'), createdAt: new Date() },
  });
  const shown = async () => {
    const { answers: kept, ratingComment } = await db.prisma.request.findUniqueOrThrow({ where: { id } });
    const { body } = await db.prisma.requestMessage.findFirstOrThrow({ where: { requestId: id } });
    return [
      openSealed(kept, vault, sealedPlaces.requestAnswers(id)),
      vault.open(ratingComment ?? '', sealedPlaces.ratingComment(id)),
      vault.open(body),
    ];
  };
  const is = [{ nik, kampus: 'Untan' }, 'Bagus', 'Halo'];
  expect(await shown()).toEqual(is);
  expect(await sealPlacesWithOwnKeys(db.pool, vault, new Date())).toBe(3);
  expect(await sealPlacesWithOwnKeys(db.pool, vault, new Date())).toBe(0);
  expect(await shown()).toEqual(is);
  const { rows } = await raw.query<{ all: string }>(
    'SELECT concat(r.answers, r.rating_comment, m.body) AS all FROM request r JOIN request_message m ON m.request_id = r.id',
  );
  expect(rows.map(({ all }) => [/v[12]\./.test(all), all.match(/~p2\./g)?.length])).toEqual([[false, 3]]);
});

test('of more people than keys are held of at once, in one statement, each is written and read', async () => {
  const ids = Array.from({ length: 2_100 }, () => crypto.randomUUID());
  const names = ids.map((id, n) => ownedBy(personal(`Orang ke-${n}`), id));
  // Some are held already, and are let go of while the others are loaded.
  await Promise.all(ids.slice(0, 150).map((id) => named(id, 'Sementara')));
  await db.pool.query(
    'INSERT INTO contact (id, name) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
    [ids, names],
  );
  const other = another();
  const read = await other.pool.query<{ name: string }>(
    'SELECT name FROM contact WHERE id = ANY($1::uuid[])',
    [ids],
  );
  expect(new Set(read.rows.map(({ name }) => name))).toEqual(new Set(ids.map((_, n) => `Orang ke-${n}`)));
  await other.close();
});
