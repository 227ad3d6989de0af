import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { keepDeliveryCounts, officeCounts, rejectionReasons } from '../../../app/db/office-counts.ts';
import { keepRejection } from '../../../app/db/request-facts.ts';
import { rejectReasonOf } from '../../../flows/features/office/reject-reason.ts';
import { stepTexts } from '../../../flows/features/office/texts.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const db = await openTestDatabase();
afterAll(() => db.close());

const tz = 'Asia/Pontianak';
const month = { from: new Date('2026-10-31T17:00:00Z'), before: new Date('2026-11-30T17:00:00Z'), tz };

test('what was asked of people, and what did not arrive, by the city’s days; counts outlive the messages', async () => {
  const identities = { create: [{ channel: 'telegram', account: '', address: '1' }] };
  const contactId = await addContact(db, { identities });
  const { id: identityId } = await db.prisma.identity.findFirstOrThrow({ where: { contactId } });
  // The first is still of October in the city, the last of December.
  for (const [at, state] of [
    ['2026-10-31T16:59:00Z', 'failed'],
    ['2026-10-31T17:00:00Z', 'failed'],
    ['2026-11-05T03:00:00Z', 'read'],
    ['2026-11-06T03:00:00Z', 'pending'],
    ['2026-11-30T17:00:00Z', 'failed'],
  ] as const) {
    await db.prisma.delivery.create({
      data: { contactId, identityId, body: 'x', state, createdAt: new Date(at) },
    });
    const asked = { askedAt: new Date(at), since: new Date(at), state: 'asked', asker: 'x', unit: 'ikp' };
    await db.prisma.question.create({
      data: { id: randomUUID(), number: randomUUID(), contactId, ...asked },
    });
  }
  await keepDeliveryCounts(db, { now: new Date('2026-11-06T04:00:00Z'), tz });
  expect(await officeCounts(db, month)).toEqual({ questions: 3, messages: 3, undelivered: 1 });
  // What was on its way is given up later; what is forgotten meanwhile stays counted.
  await db.prisma.delivery.updateMany({ where: { state: 'pending' }, data: { state: 'failed' } });
  await keepDeliveryCounts(db, { now: new Date('2026-11-14T04:00:00Z'), tz });
  expect(await officeCounts(db, month)).toEqual({ questions: 3, messages: 3, undelivered: 2 });
  await db.prisma.delivery.deleteMany();
  await keepDeliveryCounts(db, { now: new Date('2026-12-20T04:00:00Z'), tz });
  expect(await officeCounts(db, month)).toEqual({ questions: 3, messages: 3, undelivered: 2 });
});

test('a rejection is counted by its usual reason, other words as one, and only while the request ended so', async () => {
  const [usual = '', words = ''] = Object.entries(stepTexts.rejectReasons)[1] ?? [];
  expect(rejectReasonOf(words)).toBe(usual);
  expect(rejectReasonOf(`${words} sama sekali`)).toBe('own');
  for (const [reason, to] of [
    [usual, 'rejected'],
    [usual, 'rejected'],
    ['own', 'rejected'],
    [null, 'rejected'],
    ['own', 'verified'],
  ] as const) {
    const requestId = await addRequest(db, { state: to });
    const step = { seq: 1, action: 'x', from: 'submitted', to, actor: 'Ani', role: 'operator', hash: 'x' };
    await db.prisma.requestEvent.create({
      data: { requestId, ...step, at: new Date('2026-11-10T03:00:00Z') },
    });
    if (reason !== null) await keepRejection(db.pool, requestId, reason);
  }
  expect(await rejectionReasons(db, month)).toEqual([
    { reason: usual, requests: 2 },
    { reason: 'own', requests: 1 },
    { reason: 'unknown', requests: 1 },
  ]);
});
