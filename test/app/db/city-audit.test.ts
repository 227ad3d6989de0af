import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCity } from '../../../app/city/begin-city.ts';
import { changed } from '../../../app/city/city-state.ts';
import { checkNext, publishCity } from '../../../app/city/publish-city.ts';
import { checkCity } from '../../../app/db/city-audit.ts';
import { cityPartsAt } from '../../../app/db/city-versions.ts';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { aMoment } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = '2026-11-23';
let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
  await beginCity(db, { folder: pontianak, today, now: aMoment });
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

test('a file of the city that was changed behind everybody’s back is found, and so is a version history does not know', async () => {
  const before = await cityPartsAt(db.pool, 1);
  const city = (before.get('city.yaml') ?? '').replace(/phone: .*/, "phone: '0561-1'");
  const next = await checkNext(db, changed(before, new Map([['city.yaml', city]])), today);
  const by = { action: 'city_imported' as const, reason: 'Nomor baru', author: 'Dewi', now: aMoment };
  expect(await publishCity(db, next, by)).toBe(2);
  expect(await checkCity(db.pool)).toEqual([]);

  const change = 'UPDATE city_version SET hash = $2 WHERE no = $1';
  const { rows } = await db.pool.query<{ hash: string }>('SELECT hash FROM city_version WHERE no = 2');
  await db.pool.query(change, [2, rows[0]?.hash.replace(/^./, 'x')]);
  expect(await checkCity(db.pool)).toMatchObject([{ seq: 2, because: 'its files are not what was adopted' }]);
  await db.pool.query(change, [2, rows[0]?.hash]);

  await db.pool.query(
    `UPDATE city_part SET content = (SELECT content FROM city_part WHERE name = 'city.yaml' ORDER BY version_id LIMIT 1)
     WHERE name = 'city.yaml' AND version_id = (SELECT id FROM city_version WHERE no = 2)`,
  );
  expect(await checkCity(db.pool)).toMatchObject([{ number: 'city', seq: 2 }]);
  await db.pool.query(
    'UPDATE city_version SET hash = (SELECT hash FROM city_version WHERE no = 1) WHERE no = 2',
  );
  expect(await checkCity(db.pool)).toMatchObject([{ because: 'history says of it something else' }]);
});
