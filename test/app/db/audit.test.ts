import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventHash } from '../../../domain/event-chain.ts';
import { recordAdmin } from '../../../app/db/admin-events.ts';
import { verifyChains, verifyIn } from '../../../app/db/audit.ts';
import { sealEvents } from '../../../app/db/event-seals.ts';
import { appendEvent, eventsOf } from '../../../app/db/events.ts';
import { openVault } from '../../../app/vault.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { addRequest } from '../../support/request-row.ts';

const vault = openVault(Buffer.alloc(32, 7));
const life = ['submitted', 'verified', 'registered', 'disposed'] as const;
const now = new Date('2026-11-23T03:00:00Z');

let db: Database;
let requests: string[];
let client: PoolClient;

const grow = (requestId: string, seq: number) =>
  appendEvent(db.pool, {
    requestId,
    action: 'step',
    from: life[seq - 2] ?? null,
    to: life[seq - 1] ?? 'disposed',
    actor: 'Sri',
    role: 'operator',
    at: new Date(now.getTime() + seq * 1000).toISOString(),
    note: seq === 2 ? null : `langkah ${seq}`,
  });

beforeAll(async () => {
  db = await openTestDatabase();
  requests = [];
  for (let n = 0; n < 3; n += 1) requests.push(await addRequest(db, { state: 'disposed' }));
  for (const seq of [1, 2, 3]) {
    for (const id of requests) await grow(id, seq);
    await sealEvents(db, vault, now);
  }
  for (const about of ['ruang', 'vicon', 'magang']) {
    await db.prisma.$transaction((tx) =>
      recordAdmin(tx, { action: 'service_closed', about, actor: 'Admin', at: now, note: 'Pemeliharaan' }),
    );
    if (about === 'vicon') await sealEvents(db, vault, now);
  }
  // The last step of each is still waiting for its seal.
  for (const id of requests) await grow(id, 4);
});
afterAll(() => db.close());

// Whoever has the database has its triggers too: they are switched off for what follows, and all is undone after it.
beforeEach(async () => {
  client = await db.pool.connect();
  await client.query('BEGIN; SET LOCAL session_replication_role = replica; SAVEPOINT untouched');
});
afterEach(async () => {
  await client.query('ROLLBACK');
  client.release();
});

const tampered = async (tamper: () => Promise<unknown>) => {
  await tamper();
  const audit = await verifyIn(client, vault);
  await client.query('ROLLBACK TO SAVEPOINT untouched');
  return audit.broken;
};

const columns = [
  `action = 'lain'`,
  `"from" = CASE WHEN "from" IS NULL THEN 'verified' END`,
  `"to" = 'rejected'`,
  `actor = actor || ' '`,
  `role = 'head'`,
  `at = at + interval '1 millisecond'`,
  `note = CASE WHEN note IS NULL THEN '' END`,
  `previous_hash = CASE WHEN previous_hash IS NULL THEN hash END`,
  `hash = reverse(hash)`,
  'seq = seq + 10',
  'seq = -seq',
];
const row = fc.record({ request: fc.nat(2), seq: fc.integer({ min: 1, max: 4 }) });
type Tampering = {
  kind: 'change' | 'delete' | 'rewrite' | 'move' | 'swap' | 'cut';
  at: { request: number; seq: number };
  column: string;
};
const tamperings: fc.Arbitrary<Tampering> = fc.record({
  kind: fc.constantFrom('change', 'delete', 'rewrite', 'move', 'swap', 'cut'),
  at: row,
  column: fc.constantFrom(...columns),
});
const idOf = (n: number) => requests[n] ?? '';

/** From a row on the chain is written anew with right hashes: what only a seal can show. */
const rewrite = async (requestId: string, from: number, changes: object) => {
  const rows = await eventsOf(client, [requestId]);
  let previousHash: string | null = rows[from - 2]?.hash ?? null;
  for (const old of rows.slice(from - 1)) {
    const event = { ...old, ...(old.seq === from ? changes : {}) };
    const hash = eventHash(event, previousHash);
    await client.query(
      'UPDATE request_event SET actor = $3, previous_hash = $4, hash = $5 WHERE request_id = $1 AND seq = $2',
      [requestId, old.seq, event.actor, previousHash, hash],
    );
    previousHash = hash;
  }
};

describe('a history that proves itself', () => {
  test('what nobody touched holds, and says what waits for its seal', async () => {
    const audit = await verifyChains(db, vault);
    expect(audit).toMatchObject({ requests: 3, events: 12, seals: 4, unsealed: 4, broken: [] });
    expect(audit.head?.no).toBe(4);
    expect(await verifyChains(db, vault, audit.head)).toMatchObject({ broken: [] });
  });

  test('any single row changed in any column, moved, swapped, taken away or written anew is found and named', async () => {
    await fc.assert(
      fc.asyncProperty(tamperings, async ({ kind, at: { request, seq }, column }) => {
        const id = idOf(request);
        const where = `WHERE request_id = '${id}' AND seq = ${seq}`;
        const acts = {
          change: () => client.query(`UPDATE request_event SET ${column} ${where}`),
          delete: () => client.query(`DELETE FROM request_event ${where}`),
          rewrite: () => rewrite(id, seq, { actor: 'Orang lain' }),
          move: () =>
            client.query(
              `UPDATE request_event SET request_id = '${idOf((request + 1) % 3)}', seq = seq + 4 ${where}`,
            ),
          swap: async () => {
            const other = (seq % 4) + 1;
            const to = (a: number, b: number) =>
              client.query(`UPDATE request_event SET seq = ${b} WHERE request_id = '${id}' AND seq = ${a}`);
            await to(seq, 99);
            await to(other, seq);
            await to(99, other);
          },
          // The end cut off and the request made to fit: whole in itself.
          cut: async () => {
            await client.query(`DELETE FROM request_event WHERE request_id = '${id}' AND seq >= ${seq}`);
            await client.query(`UPDATE request SET state = $1 WHERE id = '${id}'`, [life[seq - 2] ?? 'none']);
          },
        };
        const broken = await tampered(acts[kind]);
        const numbers = await db.prisma.request.findMany({
          where: { id: { in: [id, idOf((request + 1) % 3)] } },
        });
        expect(numbers.map(({ number }) => number)).toContain(broken[0]?.number);
      }),
      {
        numRuns: 80,
        examples: columns.map((column): [Tampering] => [
          { kind: 'change', at: { request: 1, seq: 4 }, column },
        ]),
      },
    );
  });

  test.each([
    ['all of a request’s history', `DELETE FROM request_event WHERE request_id = $1`],
    [
      'the request with all of its history',
      `WITH e AS (DELETE FROM request_event WHERE request_id = $1) DELETE FROM request WHERE id = $1`,
    ],
    [
      'the request, its history and what was to be sealed of it',
      `WITH e AS (DELETE FROM request_event WHERE request_id = $1), q AS (DELETE FROM event_to_seal WHERE chain = $1)
       DELETE FROM request WHERE id = $1`,
    ],
    [
      'the request, its history and its seals',
      `WITH e AS (DELETE FROM request_event WHERE request_id = $1), q AS (DELETE FROM event_to_seal WHERE chain = $1),
        h AS (DELETE FROM sealed_head WHERE chain = $1) DELETE FROM request WHERE id = $1`,
    ],
    ['what makes it be sealed', `DELETE FROM event_to_seal WHERE chain = $1`],
    [
      'a head from under its seal',
      `UPDATE sealed_head SET hash = reverse(hash) WHERE chain = $1 AND seq = 2`,
    ],
    ['a seal from the middle', `DELETE FROM event_seal WHERE no = 2 AND $1::uuid IS NOT NULL`],
    [
      'a seal’s time',
      `UPDATE event_seal SET at = at + interval '1 second' WHERE no = 2 AND $1::uuid IS NOT NULL`,
    ],
    [
      'what an administrator did',
      `UPDATE admin_event SET actor = 'x' WHERE seq = 1 AND $1::uuid IS NOT NULL`,
    ],
    ['the last an administrator did', `DELETE FROM admin_event WHERE seq = 3 AND $1::uuid IS NOT NULL`],
  ])('%s, taken away or changed, is found', async (_, sql) => {
    expect(await tampered(() => client.query(sql, [idOf(0)]))).not.toEqual([]);
  });

  test('a ledger cut off at its end with all it covers is whole in itself, and found by its head kept elsewhere', async () => {
    const { head } = await verifyIn(client, vault);
    await client.query(`
      DELETE FROM sealed_head WHERE seal_no = 4; DELETE FROM event_seal WHERE no = 4; DELETE FROM admin_event;
      DELETE FROM event_to_seal WHERE chain = '00000000-0000-0000-0000-000000000000'`);
    expect(await verifyIn(client, vault)).toMatchObject({ seals: 3, broken: [] });
    expect((await verifyIn(client, vault, head)).broken).toMatchObject([{ number: 'seal 4', seq: 4 }]);
  });

  test('another key’s seals do not hold', async () => {
    const { broken } = await verifyIn(client, openVault(Buffer.alloc(32, 8)));
    expect(broken[0]).toMatchObject({ number: 'seal 1' });
  });
});
