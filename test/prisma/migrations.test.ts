import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { freshDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { schemaDiff } from '../support/schema-diff.ts';

let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('the migrations lead to what schema.prisma says; when not, the SQL that is missing stands here', async () => {
  expect((await schemaDiff(db.url)).trim()).toBe('-- This is an empty migration.');
});

test('the engine does see a difference when there is one', async () => {
  const other = await freshDatabase();
  const changed = openDatabase(other.url);
  await changed.pool.query('ALTER TABLE booking DROP COLUMN seat CASCADE');
  await changed.close();
  expect(await schemaDiff(other.url)).toContain('ADD COLUMN     "seat"');
  await other.drop();
});

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 25, hour));

type Kept = { seat?: number; resource?: string; setUp?: number; requestId?: string };

/** Held from one hour to another; `setUp` hours after it nobody else may begin. */
const book = async (from: number, to: number, { setUp = 0, ...changes }: Kept = {}) => {
  const requestId = changes.requestId ?? (await addRequest(db));
  return db.prisma.booking.create({
    data: {
      holder: requestId,
      resource: 'meeting_room',
      seat: 1,
      startsAt: at(from),
      endsAt: at(to),
      freeAt: at(to + setUp),
      ...changes,
      requestId,
    },
  });
};

test('two requests never hold the same room at the same time, until the first lets it go', async () => {
  const first = await book(1, 3);
  await expect(book(2, 4)).rejects.toThrow(/booking_no_overlap/);
  await book(3, 4);
  await book(1, 3, { seat: 2 });
  await book(1, 3, { resource: 'pontive_center' });
  await db.prisma.booking.update({ where: { id: first.id }, data: { releasedAt: new Date() } });
  await book(2, 3);
});

test('the set-up time after a use is nobody else’s, and a request is not in its own way', async () => {
  const { requestId } = await book(10, 12, { setUp: 1 });
  await expect(book(12, 14)).rejects.toThrow(/booking_no_overlap/);
  await book(13, 14);
  await book(11, 13, { requestId: requestId ?? '' });
});

test('a block keeps requests out, and requests keep a block out', async () => {
  const { id: staffId } = await db.prisma.staff.create({
    data: { name: 'Operator', role: 'operator', unit: 'aptika' },
  });
  const period = { resource: 'meeting_room', startsAt: at(15), endsAt: at(17) };
  const { id: blockId } = await db.prisma.bookingBlock.create({
    data: { ...period, reason: 'Perbaikan', staffId },
  });
  const block = { ...period, kind: 'block', holder: blockId, blockId, seat: 1, freeAt: at(17) };
  const held = await db.prisma.booking.create({ data: block });
  await expect(book(16, 18)).rejects.toThrow(/booking_no_overlap/);
  await db.prisma.booking.update({ where: { id: held.id }, data: { releasedAt: new Date() } });
  await book(16, 18);
  await expect(db.prisma.booking.create({ data: block })).rejects.toThrow(/booking_no_overlap/);
});

test('of two who press at the same instant one is refused', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => book(5, 6)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a booking ends after it begins, and belongs to what it is held for', async () => {
  await expect(book(9, 9)).rejects.toThrow(/booking_period/);
  const nobodys = { kind: 'block', holder: crypto.randomUUID(), resource: 'meeting_room', seat: 1 };
  await expect(
    db.prisma.booking.create({ data: { ...nobodys, startsAt: at(19), endsAt: at(20), freeAt: at(20) } }),
  ).rejects.toThrow(/booking_kind/);
});

test('history is only ever added to, whoever tries', async () => {
  const requestId = await addRequest(db);
  await db.prisma.requestEvent.create({
    data: {
      requestId,
      seq: 1,
      action: 'submit',
      to: 'submitted',
      actor: 'a',
      role: 'applicant',
      at: at(1),
      hash: 'h',
    },
  });
  await expect(db.pool.query(`UPDATE request_event SET note = 'x'`)).rejects.toThrow(
    /append-only: UPDATE refused/,
  );
  await expect(db.pool.query('DELETE FROM request_event')).rejects.toThrow(/append-only: DELETE refused/);
  await expect(db.pool.query('TRUNCATE request_event')).rejects.toThrow(/append-only: TRUNCATE refused/);
  await expect(db.pool.query('TRUNCATE contact CASCADE')).rejects.toThrow(/append-only/);
  await expect(db.pool.query('DELETE FROM request WHERE id = $1', [requestId])).rejects.toThrow(
    /foreign key/,
  );
});

const draft = (contactId: string, changes: object = {}) =>
  db.prisma.draft.create({
    data: {
      id: crypto.randomUUID(),
      contactId,
      service: 'magang',
      serviceVersion: '2026-11',
      answers: {},
      files: {},
      state: 'open',
      expiresAt: at(1),
      ...changes,
    },
  });

test('a contact has one open draft a service, and a request one open completion', async () => {
  const contactId = await addContact(db);
  await draft(contactId);
  await draft(contactId, { state: 'abandoned' });
  await draft(contactId, { service: 'data' });
  await expect(draft(contactId)).rejects.toThrow(/Unique/);

  const requestId = await addRequest(db, { contactId });
  await draft(contactId, { requestId });
  await draft(contactId, { requestId: await addRequest(db, { contactId }) });
  await expect(draft(contactId, { requestId })).rejects.toThrow(/Unique/);
});

test('a name is held by one request, until it is let go', async () => {
  const hold = async () =>
    db.prisma.reservedName.create({
      data: { kind: 'subdomain', name: 'sekolah', requestId: await addRequest(db) },
    });
  const first = await hold();
  await expect(hold()).rejects.toThrow(/Unique/);
  await db.prisma.reservedName.update({ where: { id: first.id }, data: { releasedAt: new Date() } });
  await hold();
});

test('what waits is found through its small index', async () => {
  const plan = async (sql: string) => {
    const client = await db.pool.connect();
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`);
    client.release(true);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(
    await plan(`SELECT id FROM inbox_message WHERE contact_id = gen_random_uuid() AND done_at IS NULL
      AND failed_at IS NULL ORDER BY id LIMIT 1`),
  ).toContain('inbox_message_waiting');
  expect(
    await plan(`SELECT id FROM delivery WHERE identity_id = 1 AND state = 'pending' ORDER BY id`),
  ).toContain('delivery_waiting');
});
