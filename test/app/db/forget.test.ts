import { randomUUID } from 'node:crypto';
import { retentionRun } from '../../../app/admin/retention.ts';
import { openVault } from '../../../app/vault.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOld, forgetOld, type Forgotten } from '../../../app/db/forget.ts';
import { addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import type { Database } from '../../../app/db/open.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const now = new Date('2026-11-23T02:00:00Z');
const before = new Date(now.getTime() - 90 * 86_400_000);
const count = async (table: string): Promise<number> =>
  Number((await db.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

/** 5,000 contacts, each with what a conversation of a year ago and one of yesterday leave behind. */
const fill = `
WITH c AS (INSERT INTO contact (id) SELECT gen_random_uuid() FROM generate_series(1, 5000) RETURNING id),
i AS (INSERT INTO identity (contact_id, channel, account, address) SELECT id, 'telegram', 'a', id::text FROM c RETURNING id, contact_id),
moments AS (SELECT i.*, m.at, m.n FROM i, (VALUES (1, $1::timestamptz - interval '1 year'), (2, $1::timestamptz - interval '1 day')) AS m(n, at)),
messages AS (INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, received_at, done_at)
  SELECT contact_id, id, 'telegram', 'a', contact_id::text || n, 'text', at, at FROM moments ORDER BY n),
deliveries AS (INSERT INTO delivery (contact_id, identity_id, body, state, created_at, next_attempt_at, since)
  SELECT contact_id, id, 'x', 'sent', at, at, at FROM moments ORDER BY n)
INSERT INTO session (contact_id, state, updated_at) SELECT contact_id, '{}', $1::timestamptz - interval '1 year' FROM i`;

test('of many rows exactly the old and done go, page by page; what is not done stays however old', async () => {
  await db.pool.query(fill, [now]);
  await db.pool.query(`
    UPDATE inbox_message SET done_at = NULL WHERE id IN (SELECT id FROM inbox_message ORDER BY id LIMIT 3);
    UPDATE delivery SET state = 'waiting' WHERE id IN (SELECT id FROM delivery ORDER BY id LIMIT 2);
    UPDATE delivery SET state = 'pending' WHERE id IN (SELECT id FROM delivery ORDER BY id OFFSET 2 LIMIT 2)`);
  // Whose message waits is in a conversation.
  const gone = async (what: Forgotten) => {
    const told = await countOld(db.pool, what, before);
    const rows = await forgetOld(db.pool, what, before);
    // What is told before it goes is what goes.
    expect([what, told]).toEqual([what, rows]);
    return rows;
  };
  expect(await gone('messages')).toBe(4997);
  expect(await gone('deliveries')).toBe(4996);
  expect(await gone('sessions')).toBe(4997);
  expect([await count('inbox_message'), await count('delivery'), await count('session')]).toEqual([
    5003, 5004, 3,
  ]);
  expect(await gone('messages')).toBe(0);
});

test('forms that became requests go, open ones and the requests stay', async () => {
  const { id: contactId } = await db.prisma.contact.create({ data: {} });
  const old = new Date(before.getTime() - 1);
  const draft = (id: string, state: string, updatedAt: Date) => ({
    id,
    contactId,
    service: 'pengaduan',
    serviceVersion: '1',
    answers: {},
    files: {},
    state,
    updatedAt,
    expiresAt: now,
  });
  const ids = Array.from({ length: 3 }, () => crypto.randomUUID()) as [string, string, string];
  await db.prisma.draft.createMany({
    data: [draft(ids[0], 'sent', old), draft(ids[1], 'open', old), draft(ids[2], 'sent', now)],
  });
  await db.prisma.secureToken.create({
    data: { tokenHash: 't', purpose: 'answer', contactId, draftId: ids[0], expiresAt: old },
  });
  expect(await forgetOld(db.pool, 'sentForms', before)).toBe(1);
  expect((await db.prisma.draft.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(
    [ids[1], ids[2]].sort(),
  );
  expect(await forgetOld(db.pool, 'links', before)).toBe(1);
});

test('who was told of a clock is forgotten once what it ran for is over, all of it together', async () => {
  const { id: contactId } = await db.prisma.contact.create({ data: {} });
  const old = new Date(before.getTime() - 1);
  const question = (number: string, state: string) =>
    db.prisma.question.create({
      data: { id: randomUUID(), number, contactId, unit: 'ikp', state, asker: '', since: old, askedAt: old },
    });
  const [closed, open] = [await question('TN-1', 'closed'), await question('TN-2', 'asked')];
  const said = (subject: string, at: Date, rung: string) => ({
    ...{ clock: 'question', subject, at, rung },
    dueOn: new Date('2026-01-05'),
  });
  await db.prisma.clockSaid.createMany({
    data: [
      ...[said(closed.id, old, 'secretariat'), said(closed.id, old, 'head')],
      ...[said(open.id, old, 'secretariat'), said(randomUUID(), now, 'secretariat')],
    ],
  });
  const request = (state: string, since: Date) => addRequest(db, { contactId, state, since });
  const [over, late, fresh] = [
    await request('completed', old),
    await request('submitted', old),
    await request('completed', now),
  ];
  await db.prisma.clockTold.createMany({
    data: [over, late, fresh].map((requestId) => ({
      ...{ requestId, rung: 'late', at: old },
      dueOn: new Date('2026-01-05'),
    })),
  });
  expect([
    await countOld(db.pool, 'clocksSaid', before),
    await forgetOld(db.pool, 'clocksSaid', before),
  ]).toEqual([2, 2]);
  expect(await forgetOld(db.pool, 'clocksTold', before)).toBe(1);
  expect(await db.prisma.clockSaid.count({ where: { subject: open.id } })).toBe(1);
  expect(await db.prisma.clockTold.count({ where: { requestId: { in: [late, fresh] } } })).toBe(2);
});

test('a run by command tells first, then forgets, and is an event with its counts', async () => {
  const office = { db, vault: openVault(Buffer.alloc(32, 3)), now: new Date('2036-01-01') };
  await db.prisma.alertSent.create({ data: { key: 'told', at: new Date('2026-11-01') } });
  const kindsOf = async (options: object) =>
    ((await retentionRun.run(office, '', options)).json as { kinds: { kind: string; rows: number }[] }).kinds;
  expect(await kindsOf({ dryRun: true })).toContainEqual({ kind: 'alerts', days: 400, rows: 1 });
  expect(await db.prisma.alertSent.count({ where: { key: 'told' } })).toBe(1);
  expect(await kindsOf({})).toContainEqual({ kind: 'alerts', days: 400, rows: 1 });
  expect(await db.prisma.alertSent.count({ where: { key: 'told' } })).toBe(0);
  const { note } = await db.prisma.adminEvent.findFirstOrThrow({ where: { action: 'retention_run' } });
  expect(note).toContain('alerts 1');
});
