import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { holdsBetween } from '../../app/db/holds.ts';
import { holdSoftly } from '../../app/db/soft-hold.ts';
import { takeSeats } from '../../app/db/take-seats.ts';
import { commitTurns, type TurnWrite } from '../../app/db/commit-turn.ts';
import { newSession } from '../../flows/conversation.ts';
import type { Database } from '../../app/db/open.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { city } from '../support/pontianak.ts';

const { resources } = city;
const tz = 'Asia/Pontianak';
const start = new Date('2026-11-23T02:00:00Z');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const room = {
  resource: 'meeting_room' as const,
  amount: 1,
  from: new Date('2026-12-01T02:00:00Z'),
  to: new Date('2026-12-01T04:00:00Z'),
};
const seats = (amount: number) => ({ ...room, resource: 'coworking' as const, amount });

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.pool.query('TRUNCATE booking CASCADE'));

type Person = { contactId: string; draftId: string };

/** Somebody who is filling in a form. */
const person = async (contactId?: string): Promise<Person> => {
  const id = contactId ?? (await addContact(db));
  const draftId = randomUUID();
  const expiresAt = new Date('2027-01-01');
  const service = contactId ? 'ruang' : 'kunjungan';
  const row = {
    id: draftId,
    contactId: id,
    service,
    serviceVersion: '1',
    answers: {},
    files: {},
    state: 'open',
  };
  await db.prisma.draft.create({ data: { ...row, expiresAt } });
  return { contactId: id, draftId };
};
const keep = (
  { contactId, draftId }: Person,
  now: Date,
  wishes: Parameters<typeof holdSoftly>[1]['wishes'] = [room],
) =>
  db.prisma.$transaction((tx) =>
    holdSoftly(tx, { contactId, draftId, requestId: null, wishes }, { now, resources }),
  );

/** Whether the room is somebody else's in this person's eyes. */
const seesTaken = async ({ contactId }: Person, now: Date): Promise<boolean> => {
  const day = { from: '2026-12-01', until: '2026-12-01' };
  const held = await holdsBetween(db, { resources: ['meeting_room'], ...day, except: [contactId], now, tz });
  return held.length > 0;
};

/** An answer of the form: a turn that saves the draft. */
const answer = async ({ contactId, draftId }: Person, now: Date, state = 'open'): Promise<void> => {
  const [session, identity] = await Promise.all([
    db.prisma.session.findUnique({ where: { contactId } }),
    db.prisma.identity.findFirst({ where: { contactId } }),
  ]);
  if (!identity)
    await db.prisma.identity.create({
      data: { contactId, channel: 'whatsapp', account: 'a', address: contactId },
    });
  const message = { contactId, channel: 'whatsapp', account: 'a', providerId: randomUUID(), kind: 'text' };
  const { id } = await db.prisma.inboxMessage.create({ data: message });
  const draft = {
    id: draftId,
    service: 'kunjungan',
    service_version: '1',
    answers: {},
    files: {},
    skipped: [],
    only: [],
  };
  const turn: TurnWrite = {
    contactId,
    version: session?.version ?? 0,
    state: newSession,
    now,
    drafts: [{ ...draft, state, updated_at: now, expires_at: now }],
    contact: {},
    tokens: [],
    bodies: [],
    chat: { identityId: '1', channel: 'whatsapp', account: 'kantor' },
    took: { messageId: String(id), failed: false },
    sends: null,
  };
  expect(await commitTurns(db.pool, [turn], now)).toMatchObject([{ more: false }]);
};

test('a period chosen in a form is kept for 15 minutes, from others and not from oneself', async () => {
  const [rina, budi] = [await person(), await person()];
  expect(await keep(rina, start)).toBe('held');
  expect(await seesTaken(rina, after(1))).toBe(false);
  expect(await seesTaken(budi, after(14))).toBe(true);
  expect(await keep(budi, after(14))).toBe('not_held');
  expect(await seesTaken(budi, after(15))).toBe(false);
  expect(await keep(budi, after(15))).toBe('held');
  expect(await seesTaken(rina, after(16))).toBe(true);
});

test('who comes a moment too late has to be asked anew', async () => {
  const [rina, budi] = [await person(), await person()];
  await keep(rina, start);
  expect(await keep(budi, new Date(start.getTime() + 500))).toBe('raced');
});

test('each answer keeps it for another 15 minutes, for an hour at most', async () => {
  const [rina, budi] = [await person(), await person()];
  await keep(rina, start);
  await answer(rina, after(10));
  expect(await seesTaken(budi, after(24))).toBe(true);
  for (const minute of [20, 30, 40, 50, 59]) await answer(rina, after(minute));
  expect(await seesTaken(budi, after(59.9))).toBe(true);
  expect(await seesTaken(budi, after(60))).toBe(false);
});

test('once sent it waits for the worker, thrown away it is free at once', async () => {
  const [rina, budi, siti] = [await person(), await person(), await person()];
  await keep(rina, start);
  await answer(rina, after(5), 'submitting');
  expect(await seesTaken(budi, after(300))).toBe(true);
  await db.pool.query('TRUNCATE booking CASCADE');
  await keep(siti, start);
  await answer(siti, after(5), 'abandoned');
  expect(await seesTaken(budi, after(5))).toBe(false);
});

test('a form keeps one choice: another one lets the first go', async () => {
  const [rina, budi] = [await person(), await person()];
  await keep(rina, start);
  await keep(rina, after(1), [
    { ...room, from: new Date('2026-12-02T02:00:00Z'), to: new Date('2026-12-02T04:00:00Z') },
  ]);
  expect(await seesTaken(budi, after(2))).toBe(false);
  await keep(rina, after(3), []);
  expect(await db.prisma.booking.count({ where: { releasedAt: null } })).toBe(0);
});

test('nobody blocks a room by choosing again and again: after two hours in a day nothing is kept', async () => {
  const rina = await person();
  const results: string[] = [];
  for (let choice = 0; choice < 10; choice += 1) results.push(await keep(rina, after(choice * 20)));
  // Each choice was kept for its 15 minutes.
  expect(results).toEqual([...Array<string>(8).fill('held'), 'not_held', 'not_held']);
  // Throwing the form away and beginning another one does not help, the next day does.
  await db.prisma.draft.delete({ where: { id: rina.draftId } });
  const anew = await person(rina.contactId);
  expect(await keep(anew, after(210))).toBe('not_held');
  expect(await keep(anew, after(24 * 60 + 200))).toBe('held');
});

test('Kirim takes what the same person kept, and what has lapsed, but nothing else', async () => {
  const [rina, budi] = [await person(), await person()];
  const send = async ({ contactId }: Person, now: Date): Promise<number> => {
    const requestId = await addRequest(db, { contactId });
    const who = { kind: 'request' as const, holder: requestId, requestId, contactId };
    return db.prisma.$transaction((tx) => takeSeats(tx, who, room, { now, resources }));
  };
  await keep(rina, start);
  expect(await send(budi, after(1))).toBe(0);
  expect(await send(rina, after(2))).toBe(1);
  await db.pool.query('TRUNCATE booking CASCADE');
  await keep(rina, start);
  expect(await send(budi, after(16))).toBe(1);
});

test('two forms of one person are not in each other’s way', async () => {
  const rina = await person();
  const again = await person(rina.contactId);
  expect(await keep(rina, start)).toBe('held');
  expect(await keep(again, after(1))).toBe('held');
});

test('a group keeps all its seats or none', async () => {
  const [rina, budi] = [await person(), await person()];
  expect(await keep(rina, start, [seats(15)])).toBe('held');
  expect(await keep(budi, after(5), [seats(6)])).toBe('not_held');
  expect(await db.prisma.booking.count({ where: { draftId: budi.draftId, releasedAt: null } })).toBe(0);
  expect(await keep(budi, after(5), [seats(5)])).toBe('held');
});

test('of eight who choose the same at the same instant one keeps it', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => person()));
  const results = await Promise.all(people.map((one) => keep(one, start)));
  expect(results.filter((result) => result === 'held')).toHaveLength(1);
  expect(results.filter((result) => result === 'raced')).toHaveLength(7);
});

test('what two do at once ends for both, also where one has what the other clears away', async () => {
  const [rina, budi] = [await person(), await person()];
  await keep(rina, start);
  // Rina answers once more after her choice has lapsed, while Budi takes the same.
  const both = await Promise.all([
    db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE booking SET held_until = ${after(31)} WHERE draft_id = ${rina.draftId}::uuid`;
      await new Promise((resolve) => setImmediate(resolve));
      return holdSoftly(tx, { ...rina, requestId: null, wishes: [room] }, { now: after(16), resources });
    }),
    keep(budi, after(16)),
  ]);
  expect(both.filter((result) => result === 'held')).toHaveLength(1);
});
