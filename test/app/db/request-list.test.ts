import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { inboxPage, pageSize, requestsByCode } from '../../../app/db/request-list.ts';
import type { StaffMember } from '../../../domain/role.ts';
import type { InboxFilter, InboxFrom, InboxPage } from '../../../flows/features/office/inbox-page.ts';
import { aStaffMember } from '../../support/context.ts';
import { freshDatabase } from '../../support/database.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { city } from '../../support/pontianak.ts';

const units = city.units.codes;
const many = 20_000;
const today = '2026-11-23';
let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;

// Services and units go round so that a filter finds its requests among many others; promises come in runs of equal days.
// Persandian is named beside others in a fifth of what was disposed, of which little is still open.
const fill = async (contactId: string): Promise<void> => {
  await db.pool.query(
    `INSERT INTO request (id, number, draft_id, contact_id, service, service_version, sop_version, sop_accepted_at, state, unit,
       supporting_units, applicant, answers, promised_on, submitted_at, since)
     SELECT gen_random_uuid(), 'TD-2026-' || lpad(upper(to_hex(n)), 8, '0'), gen_random_uuid(), $1::uuid,
       (ARRAY['magang', 'data', 'coworking'])[1 + n % 3], '2026-11', '2026-11', now(),
       (ARRAY['submitted', 'verified', 'completed', 'in_progress'])[1 + (n / 3) % 4], (ARRAY['aptika', 'ikp'])[1 + (n / 12) % 2],
       CASE WHEN (n / 3) % 4 = 2 AND n % 5 = 0 OR (n / 3) % 4 = 3 AND n % 100 = 0 THEN ARRAY['persandian'] ELSE '{}' END,
       '{"name": "Budi"}', '{}', date '2026-11-01' + (n / 400), timestamptz '2026-11-01T00:00:00Z' + n * interval '1 minute', now()
     FROM generate_series(1, $2::int) n`,
    [contactId, many],
  );
  await db.pool.query('VACUUM (ANALYZE) request');
};

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase(fresh.url);
  await fill(await addContact(db));
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const none: InboxFilter = { service: null, state: null };
const read = (
  staff: Partial<StaffMember>,
  filter: Partial<InboxFilter> = {},
  from: InboxFrom = null,
): Promise<InboxPage> =>
  inboxPage(db, { staff: aStaffMember(staff), filter: { ...none, ...filter }, from, today, units });
const idsOf = ({ rows }: InboxPage): string[] => rows.map(({ id }) => id);

const expected = async (where: string, order = 'promised_on, submitted_at, id'): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM request WHERE ${where} ORDER BY ${order} LIMIT 100`,
  );
  return rows.map(({ id }) => id);
};

/** Turns pages forwards; the ids in the order they were shown. */
const turned = async (pages: number, staff: Partial<StaffMember>, filter: Partial<InboxFilter> = {}) => {
  const shown = [await read(staff, filter)];
  while (shown.length < pages) {
    const after = shown.at(-1)?.rows.at(-1)?.id ?? '';
    shown.push(await read(staff, filter, { after }));
  }
  return shown;
};

describe('pages among thousands', () => {
  test('show everything once and in order, forwards and back', async () => {
    const pages = await turned(5, { unit: 'ikp' });
    const waiting = await expected(`state IN ('submitted', 'in_progress') AND unit = 'ikp'`);
    expect(pages.flatMap(idsOf)).toEqual(waiting.slice(0, 5 * pageSize));
    expect(pages.map(({ earlier, later }) => [earlier, later])).toEqual([
      [false, true],
      ...Array.from({ length: 4 }, () => [true, true]),
    ]);
    const back = await read({ unit: 'ikp' }, {}, { before: pages[2]?.rows[0]?.id ?? '' });
    expect(idsOf(back)).toEqual(pages[1] && idsOf(pages[1]));
    expect([back.earlier, back.later]).toEqual([true, true]);
    const first = await read({ unit: 'ikp' }, {}, { before: pages[1]?.rows[0]?.id ?? '' });
    expect(idsOf(first)).toEqual(pages[0] && idsOf(pages[0]));
    expect(first.earlier).toBe(false);
  });

  test('stand on requests that have been dealt with since as well', async () => {
    const [first] = await turned(1, { unit: 'aptika' });
    const last = first?.rows.at(-1)?.id ?? '';
    const before = idsOf(await read({ unit: 'aptika' }, {}, { after: last }));
    await db.pool.query(`UPDATE request SET state = 'rejected' WHERE id = $1`, [last]);
    expect(idsOf(await read({ unit: 'aptika' }, {}, { after: last }))).toEqual(before);
    await db.pool.query(`UPDATE request SET state = 'submitted' WHERE id = $1`, [last]);
  });

  test.each<[string, Partial<StaffMember>, Partial<InboxFilter>, string, string?]>([
    ['of the records officer', { role: 'records_officer' }, {}, `state = 'verified'`],
    ['of the secretariat', { unit: 'sekretariat' }, {}, `state IN ('submitted', 'in_progress')`],
    [
      'of an administrator',
      { role: 'administrator' },
      {},
      `state IN ('submitted', 'verified', 'in_progress')`,
    ],
    [
      'by service',
      {},
      { service: 'data' },
      `state IN ('submitted', 'in_progress') AND unit = 'aptika' AND service = 'data'`,
    ],
    ['by state', { unit: 'ikp' }, { state: 'verified' }, `state = 'verified' AND unit = 'ikp'`],
    [
      'by service and finished state, newest first',
      { unit: 'ikp' },
      { service: 'magang', state: 'completed' },
      `state = 'completed' AND unit = 'ikp' AND service = 'magang'`,
      'promised_on DESC, submitted_at DESC, id DESC',
    ],
  ])('%s hold what they should', async (_, staff, filter, where, order) => {
    const pages = await turned(3, staff, filter);
    expect(pages.flatMap(idsOf)).toEqual((await expected(where, order)).slice(0, 3 * pageSize));
  });

  test('count to a hundred and say how many are late', async () => {
    expect(await read({ unit: 'ikp' })).toMatchObject({ count: 100, late: 100 });
    await addRequest(db, { unit: 'persandian', promisedOn: new Date('2026-11-20') });
    await addRequest(db, { unit: 'persandian', promisedOn: new Date('2026-11-23') });
    await addRequest(db, { unit: 'persandian', state: 'in_progress', promisedOn: new Date('2026-11-01') });
    expect(await read({ unit: 'persandian' })).toMatchObject({
      count: 3,
      late: 1,
      earlier: false,
      later: false,
    });
  });

  test('of a unit named beside another hold that last, counted by itself, and turn over into it and back', async () => {
    const staff = { unit: 'sekretariat', role: 'operator' } as const;
    const beside = { unit: 'infrastruktur' } as const;
    const add = (changes: Parameters<typeof addRequest>[1]) =>
      addRequest(db, { service: 'vicon', ...changes });
    const own: string[] = [];
    for (const day of [20, 21, 22, 23, 24])
      own.push(await add({ unit: 'infrastruktur', promisedOn: new Date(`2026-11-${day}`) }));
    const supported: string[] = [];
    for (const day of [10, 11, 12])
      supported.push(
        await add({
          supportingUnits: ['infrastruktur', 'ikp'],
          state: day === 11 ? 'in_progress' : 'disposed',
          promisedOn: new Date(`2026-11-${day}`),
        }),
      );
    // Not theirs to see yet, or any more work.
    const done = await add({ supportingUnits: ['infrastruktur'], state: 'completed' });
    await add({ unit: 'ikp', state: 'disposed' });

    const [first, second] = await turned(2, beside);
    expect([first, second].flatMap((page) => page && idsOf(page))).toEqual([...own, ...supported]);
    expect([first?.later, second?.later]).toEqual([true, false]);
    expect(first).toMatchObject({ count: 5, late: 3, beside: 3 });
    const back = await read(beside, {}, { before: supported[1] ?? '' });
    expect(idsOf(back)).toEqual([...own, supported[0]]);
    expect(idsOf(await read(beside, {}, { after: own[3] ?? '' }))).toEqual([own[4], ...supported]);

    expect(await read(beside, { state: 'disposed' })).toMatchObject({ count: 0, beside: 2 });
    expect(await read(beside, { service: 'magang' })).toMatchObject({ rows: [], beside: 0 });
    expect(idsOf(await read(beside, { service: 'vicon', state: 'completed' }))).toEqual([done]);
    // Who sees every unit's requests sees them once, as everybody else's.
    const all = await read(staff, { service: 'vicon', state: 'disposed' });
    expect([all.count, all.beside, new Set(idsOf(all)).size]).toEqual([3, 0, 3]);
    const acting = { ...beside, acting: 'plh' } as const;
    expect(await read(acting, { service: 'vicon', state: 'disposed' })).toMatchObject({
      count: 3,
      beside: 0,
    });
    expect(await read({ role: 'records_officer', unit: 'infrastruktur' })).toMatchObject({ beside: 0 });
  });

  test('count as late what is past the day the head set', async () => {
    const due = (day: string, state: string) =>
      addRequest(db, { service: 'hosting', unit: 'ikp', state, dueOn: new Date(day) });
    await due('2026-11-22', 'in_progress');
    await due('2026-11-23', 'in_progress');
    await due('2026-11-20', 'completed');
    const page = await read({ unit: 'ikp' }, { service: 'hosting' });
    expect(page).toMatchObject({ count: 2, late: 1 });
    expect(page.rows.map(({ dueOn }) => dueOn).toSorted()).toEqual(['2026-11-22', '2026-11-23']);
  });

  test('begin at the end of nothing with nothing', async () => {
    const gone = 'b0000000-0000-4000-8000-000000000404';
    for (const from of [{ after: gone }, { before: gone }])
      expect(idsOf(await read({ unit: 'ikp' }, {}, from))).toEqual([]);
    expect(idsOf(await read({ unit: 'ikp' }, {}, { after: 'no id' }))).toEqual(
      idsOf(await read({ unit: 'ikp' })),
    );
  });
});

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** What one call asks of the database: how many statements, how many rows of `request` they read, and by what. */
const costOf = async (work: () => Promise<unknown>) => {
  const query = vi.spyOn(db.pool, 'query');
  await work();
  const calls = query.mock.calls.map((call): unknown[] => [...call]);
  query.mockRestore();
  const [sql, values] = calls[0] ?? [];
  const { rows } = await db.pool.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${String(sql)}`,
    values as unknown[],
  );
  const scans = rows
    .flatMap((row) => row['QUERY PLAN'])
    .flatMap(({ Plan: plan }) => nodes(plan))
    .filter((node) => node['Relation Name'] === 'request');
  return {
    statements: calls.length,
    kinds: new Set(scans.map((scan) => scan['Node Type'])),
    read: scans.reduce(
      (sum, scan) =>
        sum + (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'],
      0,
    ),
  };
};

describe('a page costs the same wherever it lies and however many there are', () => {
  const middle = async (): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(
      `SELECT id FROM request WHERE state = 'submitted' AND unit = 'ikp' ORDER BY promised_on DESC, submitted_at DESC OFFSET 50 LIMIT 1`,
    );
    return rows[0]?.id ?? '';
  };

  test.each<[string, Partial<StaffMember>, Partial<InboxFilter>]>([
    ['an operator’s', { unit: 'ikp' }, {}],
    ['an operator’s of one service', { unit: 'ikp' }, { service: 'data' }],
    ['an administrator’s, of everything', { role: 'administrator' }, {}],
    ['of what is finished', { unit: 'sekretariat' }, { state: 'completed' }],
    ['of a unit beside others', { unit: 'persandian' }, {}],
    ['of what a unit was beside', { unit: 'persandian' }, { state: 'completed' }],
  ])('%s', async (_, staff, filter) => {
    const deep = await middle();
    for (const from of [null, { after: deep }, { before: deep }]) {
      const cost = await costOf(() => read(staff, filter, from));
      expect(cost.statements).toBe(1);
      expect([...cost.kinds].filter((kind) => !/^(Index|Bitmap)/.test(kind))).toEqual([]);
      // Seven rows of each state and unit, at most a hundred each for the counts, and the little a unit is beside.
      expect(cost.read).toBeLessThan(many / 8);
    }
  });

  test('and so does a search', async () => {
    const cost = await costOf(() =>
      requestsByCode(db, { staff: aStaffMember({ unit: 'sekretariat' }), units, code: '00004E' }),
    );
    expect(cost.statements).toBe(1);
    expect(cost.read).toBeLessThan(300);
    expect([...cost.kinds]).not.toContain('Seq Scan');
  });
});

test('a search finds by how a code begins, within reach only', async () => {
  const { id } = { id: await addRequest(db, { number: 'TD-2025-VHJTHDNC', unit: 'ikp' }) };
  const other = await addRequest(db, { number: 'TD-2026-VHJ99999', unit: 'aptika' });
  const found = async (staff: Partial<StaffMember>, code: string) =>
    (await requestsByCode(db, { staff: aStaffMember(staff), units, code })).map((row) => row.id);
  expect(await found({ unit: 'ikp' }, 'VHJ')).toEqual([id]);
  expect(await found({ role: 'head', unit: 'sekretariat' }, 'VHJ')).toEqual([other, id]);
  expect(await found({ unit: 'ikp' }, 'HJT')).toEqual([]);
  const beside = await addRequest(db, {
    number: 'TD-2026-VHJ88888',
    supportingUnits: ['ikp'],
    state: 'disposed',
  });
  expect(await found({ unit: 'ikp' }, 'VHJ')).toEqual([beside, id]);
});
