import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitTurns, type TurnWrite } from '../../../app/db/commit-turn.ts';
import { thrownDrafts } from '../../../app/db/drafts.ts';
import { givenUpDrafts } from '../../../app/db/lapsed-drafts.ts';
import type { Database } from '../../../app/db/open.ts';
import { openVault } from '../../../app/vault.ts';
import { newSession } from '../../../flows/conversation.ts';
import { addContact } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const now = new Date('2026-11-23T02:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const vault = openVault(Buffer.alloc(32, 3));

let db: Database;
let contactId: string;
let identityId: bigint;
let version = 0;

type Row = { id: string; state: string; expires: Date; updated?: Date; answers?: object; requestId?: string };

const rowOf = ({ id, state, expires, updated = now, answers = { jurusan: 'TI' }, requestId }: Row) => ({
  ...{ id, service: 'magang', service_version: '1', answers, files: {}, skipped: [], state },
  ...{ sop_version: null, sop_accepted_at: null, request_id: requestId ?? null, only: [] },
  ...{ updated_at: updated.toISOString(), expires_at: expires.toISOString() },
});

/** A turn that writes these forms. */
const write = async (...rows: Row[]): Promise<void> => {
  const message = { contactId, channel: 'whatsapp', account: 'a', providerId: randomUUID(), kind: 'text' };
  const { id } = await db.prisma.inboxMessage.create({ data: message });
  const turn: TurnWrite = {
    ...{ contactId, version, now, contact: {}, tokens: [], bodies: [], sends: null },
    ...{ state: newSession, drafts: rows.map(rowOf), took: { messageId: String(id), failed: false } },
    chat: { identityId: String(identityId), channel: 'whatsapp', account: 'a' },
  };
  const [written] = await commitTurns(db.pool, [turn], now);
  expect(written).not.toBeNull();
  version += 1;
};
const stateOf = async (id: string): Promise<string> =>
  (await db.prisma.draft.findUniqueOrThrow({ where: { id } })).state;

beforeAll(async () => {
  db = await openTestDatabase();
  contactId = await addContact(db);
  const identity = { contactId, channel: 'whatsapp', account: 'a', address: contactId };
  ({ id: identityId } = await db.prisma.identity.create({ data: identity }));
});
afterAll(() => db.close());

test('a thrown form and the one that stands in its place change places in one turn, again and again', async () => {
  const [one, other] = [randomUUID(), randomUUID()].sort();
  if (!one || !other) throw new Error('Two ids');
  await write({ id: one, state: 'open', expires: inDays(14) });
  await write({ id: one, state: 'abandoned', expires: inDays(14) });
  await write({ id: other, state: 'open', expires: inDays(14) });
  for (const [back, away] of [
    [one, other],
    [other, one],
  ] as const) {
    await write(
      { id: back, state: 'open', expires: inDays(14) },
      { id: away, state: 'abandoned', expires: inDays(14) },
    );
    expect([await stateOf(back), await stateOf(away)]).toEqual(['open', 'abandoned']);
  }
  await write({ id: other, state: 'abandoned', expires: inDays(14) });
});

test('what has lapsed is not opened again', async () => {
  const lapsed = randomUUID();
  await write({ id: lapsed, state: 'open', expires: inDays(-1) });
  await write({ id: lapsed, state: 'abandoned', expires: inDays(-1) });
  await write({ id: lapsed, state: 'open', expires: inDays(14) });
  expect(await stateOf(lapsed)).toBe('abandoned');
});

test('five are kept for their person; older, empty and lapsed ones go', async () => {
  await db.prisma.draft.deleteMany({ where: { contactId } });
  const ids = Array.from({ length: 6 }, () => randomUUID());
  const [lapsed, empty] = [randomUUID(), randomUUID()];
  const thrown = async (row: Omit<Row, 'state'>): Promise<void> => {
    await write({ ...row, state: 'open' });
    await write({ ...row, state: 'abandoned' });
  };
  for (const [n, id] of ids.entries()) await thrown({ id, expires: inDays(14), updated: inDays(-1 - n) });
  await thrown({ id: lapsed, expires: inDays(-1), updated: inDays(-20) });
  await thrown({ id: empty, expires: inDays(14), updated: inDays(-20), answers: {} });
  const gone = (await givenUpDrafts(db.pool, now, 100)).map(({ id }) => id);
  expect(gone.toSorted()).toEqual([ids[5], lapsed, empty].toSorted());
  const back = await thrownDrafts(db, vault, [contactId, randomUUID()], now);
  expect(back.map(({ draft }) => draft.id)).toEqual(ids);
});
