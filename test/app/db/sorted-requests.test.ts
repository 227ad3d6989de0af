import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { sortedRequests, sortKeys, type Sort, type SortedFrom } from '../../../app/db/sorted-requests.ts';
import type { StaffMember } from '../../../domain/role.ts';
import { stateCodes, type State } from '../../../domain/state.ts';
import { aStaffMember } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import { city } from '../../support/pontianak.ts';
import { addContact } from '../../support/request-row.ts';

const services = ['magang', 'data', 'coworking'];
const take = 7;
type Row = { id: string; service: string; state: State; since: string; promised: string; submitted: string };

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
  // Many of the same day and hour, so that ties are turned over too; some that a unit is only beside.
  await db.pool.query(
    `INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit,
       supporting_units, applicant, answers, promised_on, submitted_at, since)
     SELECT gen_random_uuid(), 'TD-2026-' || lpad(upper(to_hex(n)), 8, '0'), gen_random_uuid(), $1::uuid,
       ($2::text[])[1 + n % 3], '2026-11', '2026-11', now(),
       (ARRAY['submitted', 'in_progress', 'completed'])[1 + (n / 3) % 3], (ARRAY['aptika', 'ikp'])[1 + (n / 9) % 2],
       CASE WHEN n % 18 = 14 THEN ARRAY['aptika'] ELSE '{}' END,
       '{"name": "Budi"}', '{}', date '2026-11-01' + (n * 7) % 5, timestamptz '2026-11-01T00:00:00Z' + (n % 4) * interval '1 hour',
       timestamptz '2026-11-10T00:00:00.123Z' + ((n * 5) % 6) * interval '1 minute'
     FROM generate_series(1, 180) n`,
    [await addContact(db), services],
  );
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

type List = { staff: StaffMember; filter: { service: string | null; state: State | null }; sort: Sort };
const page = (list: List, from: SortedFrom | null) =>
  sortedRequests(db, { ...list, units: city.units.codes, services, from, take });

const rowsOf = async (where: string): Promise<Row[]> => {
  const { rows } = await db.pool.query<Row>(
    `SELECT id, service, state, to_json(since) #>> '{}' AS since, promised_on::text AS promised, submitted_at::text AS submitted
     FROM request WHERE ${where}`,
  );
  return rows;
};

const keyOf = ({ by }: Sort, row: Row): string => {
  const lead = {
    due: row.promised,
    since: row.since,
    service: `${services.indexOf(row.service)} ${row.promised}`,
    state: `${stateCodes.indexOf(row.state)} ${row.promised}`,
  }[by];
  return `${lead} ${row.submitted} ${row.id}`;
};

const atOf = ({ by }: Sort, row: Row | undefined): string | null =>
  row && by !== 'due' ? { since: row.since, service: row.service, state: row.state }[by] : null;

const operator = aStaffMember({ role: 'operator', unit: 'aptika' });
const lists: [string, Omit<List, 'sort'>, string][] = [
  [
    'what waits for an operator',
    { staff: operator, filter: { service: null, state: null } },
    `state IN ('submitted', 'in_progress') AND unit = 'aptika' OR state = 'in_progress' AND supporting_units @> '{aptika}'`,
  ],
  [
    'what a unit has finished of a service',
    { staff: operator, filter: { service: 'data', state: 'completed' } },
    `service = 'data' AND state = 'completed' AND (unit = 'aptika' OR supporting_units @> '{aptika}')`,
  ],
  [
    'all that is open',
    { staff: aStaffMember({ role: 'administrator' }), filter: { service: null, state: null } },
    `state IN ('submitted', 'in_progress')`,
  ],
];

const sorts: Sort[] = sortKeys.flatMap((by) => [false, true].map((down) => ({ by, down })));
const cases = lists.flatMap(([what, list, where]) => sorts.map((sort) => ({ what, list, where, sort })));

describe('a sorted list shows everything once, in order, forwards and back', () => {
  test.each(cases)('$what by $sort', async ({ list, where, sort }) => {
    const rows = await rowsOf(where);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const key = (row: Row): string => keyOf(sort, row);
    const up = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
    const expected = sort.down ? up.toReversed() : up;
    expect(expected.length).toBeGreaterThan(take);
    const next = (ids: readonly string[], before: boolean): SortedFrom => {
      const id = (before ? ids[0] : ids.at(-1)) ?? '';
      return { id, at: atOf(sort, byId.get(id)), before };
    };
    const forwards = [await page({ ...list, sort }, null)];
    while (forwards.at(-1)?.later) {
      const ids = forwards.at(-1)?.ids ?? [];
      forwards.push(await page({ ...list, sort }, next(ids, false)));
    }
    expect(forwards.flatMap(({ ids }) => ids)).toEqual(expected);
    expect(forwards.map(({ earlier }) => earlier)).toEqual(forwards.map((_, at) => at > 0));
    const back = await page({ ...list, sort }, next(forwards.at(-1)?.ids ?? [], true));
    expect(back.ids).toEqual(forwards.at(-2)?.ids);
    expect(back.later).toBe(true);
  });
});

test('a page stands where it stood when the request it follows has been dealt with since', async () => {
  const sort: Sort = { by: 'since', down: false };
  const list = { staff: operator, filter: { service: null, state: null }, sort };
  const first = await page(list, null);
  const id = first.ids.at(-1) ?? '';
  const at = atOf(sort, (await rowsOf(`id = '${id}'`))[0]);
  const second = await page(list, { id, at, before: false });
  await db.pool.query(`UPDATE request SET state = 'rejected', since = now() WHERE id = $1`, [id]);
  expect(await page(list, { id, at, before: false })).toEqual(second);
});
