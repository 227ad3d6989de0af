import type { PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { firstBrokenLink } from '../../../domain/event-chain.ts';
import { appendEvent, eventsOf, recordEvent } from '../../../app/db/events.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { eventually } from '../../support/eventually.ts';
import { addRequest } from '../../support/request-row.ts';

let db: Database;
let requestId: string;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  requestId = await addRequest(db);
});
afterAll(() => db.close());

const event = (changes: object = {}) => ({
  requestId,
  action: 'verify',
  from: 'submitted' as const,
  to: 'verified' as const,
  actor: 'Sri',
  role: 'operator',
  at: '2026-11-20T03:00:00.123Z',
  note: null,
  ...changes,
});

const inTransaction = async (work: (client: PoolClient) => Promise<void>) => {
  const client = await db.pool.connect();
  await client.query('BEGIN');
  await work(client);
  await client.query('COMMIT');
  client.release();
};

test('a chain grows link by link and holds, whether pg or Prisma carries the transaction', async () => {
  await inTransaction((client) =>
    appendEvent(client, event({ from: null, to: 'submitted', action: 'submit' })),
  );
  await db.prisma.$transaction((tx) => appendEvent(tx, event()));
  await appendEvent(
    db.prisma,
    event({ from: 'verified', to: 'registered', action: 'register', note: 'Agenda 12' }),
  );
  const rows = await eventsOf(db.pool, [requestId]);
  expect(rows.map(({ seq, from, to }) => [seq, from, to])).toEqual([
    [1, null, 'submitted'],
    [2, 'submitted', 'verified'],
    [3, 'verified', 'registered'],
  ]);
  expect(rows[0]?.previousHash).toBeNull();
  expect(firstBrokenLink(rows)).toBeNull();
  expect(await eventsOf(db.prisma, [requestId])).toEqual(rows);
});

test('twenty at once make one unbroken chain', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2
        ? inTransaction((client) => appendEvent(client, event({ note: String(n) })))
        : db.prisma.$transaction((tx) => appendEvent(tx, event({ note: String(n) })), {
            timeout: 20_000,
            maxWait: 20_000,
          }),
    ),
  );
  const rows = await eventsOf(db.pool, [requestId]);
  expect(rows).toHaveLength(20);
  expect(firstBrokenLink(rows)).toBeNull();
});

test.each([
  ['microseconds', { at: '2026-11-20T10:00:00.123456+07:00' }],
  ['half an emoji', { note: 'Terima kasih \ud83d' }],
  ['a NUL', { note: 'a\0b' }],
  ['quotes and line breaks', { note: '"ya"\n\\ – é é 😀' }],
])('what PostgreSQL keeps is what was hashed: %s', async (_, changes) => {
  await appendEvent(db.pool, event(changes));
  expect(firstBrokenLink(await eventsOf(db.pool, [requestId]))).toBeNull();
});

test('an event of a transaction that is undone leaves no gap', async () => {
  await appendEvent(db.pool, event());
  await expect(
    db.prisma.$transaction(async (tx) => {
      await appendEvent(tx, event());
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await appendEvent(db.pool, event());
  expect((await eventsOf(db.pool, [requestId])).map(({ seq }) => seq)).toEqual([1, 2]);
});

test('looks in the middle of steps keep the chain whole, and no step fails because of one', async () => {
  const states = ['submitted', 'verified', 'registered', 'disposed', 'in_progress'] as const;
  const look = { ...event({ action: 'viewed', note: 'Surat pengantar' }), from: undefined, to: undefined };
  const steps = async () => {
    for (const [index, to] of states.entries())
      await db.prisma.$transaction(async (tx) => {
        const where = { id: requestId, version: index + 1 };
        const { count } = await tx.request.updateMany({
          where,
          data: { state: to, version: { increment: 1 } },
        });
        expect(count).toBe(1);
        await appendEvent(tx, event({ from: states[index - 1] ?? null, to }));
      });
  };
  const looks = Array.from({ length: 12 }, () => inTransaction((client) => recordEvent(client, look)));
  await Promise.all([steps(), ...looks]);
  const rows = await eventsOf(db.pool, [requestId]);
  expect(rows).toHaveLength(states.length + 12);
  expect(firstBrokenLink(rows)).toBeNull();
  expect(rows.at(-1)?.to).toBe('in_progress');
  for (const [index, row] of rows.entries())
    if (row.action === 'viewed')
      expect([row.from, row.to]).toEqual([row.to, rows[index - 1]?.to ?? 'submitted']);
});

test('a look that waits for a step under way tells the state after it', async () => {
  const look = { ...event({ action: 'viewed' }), from: undefined, to: undefined };
  const step = await db.pool.connect();
  await step.query('BEGIN');
  await step.query(`UPDATE request SET state = 'verified' WHERE id = $1`, [requestId]);
  await appendEvent(step, event());
  const looking = inTransaction((client) => recordEvent(client, look));
  const waiting = async () => {
    const { rows } = await db.pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length;
  };
  await eventually(waiting).toBe(1);
  await step.query('COMMIT');
  step.release();
  await looking;
  const rows = await eventsOf(db.pool, [requestId]);
  expect(rows.map(({ action, from, to }) => [action, from, to])).toEqual([
    ['verify', 'submitted', 'verified'],
    ['viewed', 'verified', 'verified'],
  ]);
});
