import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { searchRequests } from '../../../app/db/search-requests.ts';
import { aStaffMember } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import { fillDesk } from '../../support/fill-desk.ts';
import { city } from '../../support/pontianak.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
/** Pieces by how many requests share one that has them. */
const shared = [2, 60, 150, 400, 5000];
beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
  await fillDesk(db.pool, 10_000);
  await db.pool.query(
    `UPDATE request_search s SET grams = s.grams || (SELECT array_agg(1000000 + d) FROM unnest($1::int[]) d WHERE n.n % d = 0)
     FROM (SELECT request_id, row_number() OVER (ORDER BY submitted_at)::int AS n FROM request_search) n
     WHERE n.request_id = s.request_id`,
    [shared],
  );
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

// Few share it, some, many: each is looked for in another way.
test.each(shared)('what one request in %i holds is found page by page, the newest first', async (share) => {
  const piece = 1_000_000 + share;
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT s.request_id AS id FROM request_search s JOIN request r ON r.id = s.request_id
     WHERE s.grams @> ARRAY[$1::int] AND r.unit = 'aptika' ORDER BY s.submitted_at DESC, s.request_id DESC`,
    [piece],
  );
  const expected = rows.map(({ id }) => id);
  const take = 41;
  const found: string[] = [];
  for (let after: string | null = null, pages = 0; pages < 4; pages += 1) {
    const about = {
      staff: aStaffMember({ unit: 'aptika' }),
      units: city.units.codes,
      service: null,
      state: null,
    };
    const ids: string[] = await searchRequests(db, { grams: [piece], ...about, after, take });
    found.push(...ids);
    after = ids.at(-1) ?? null;
    if (ids.length < take) break;
  }
  expect(found).toEqual(expected.slice(0, found.length));
  expect(found.length).toBe(Math.min(expected.length, 4 * take));
});
