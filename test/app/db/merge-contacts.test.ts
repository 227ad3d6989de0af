import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joinIdentities } from '../../../app/db/join-identities.ts';
import { tellContact } from '../../../app/db/deliveries.ts';
import { handOnStrays } from '../../../app/db/inbox.ts';
import type { Prisma } from '../../../app/db/generated/client.ts';
import { storeNews } from '../../../app/db/inbox.ts';
import { openVault } from '../../../app/vault.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { addRequest } from '../../support/request-row.ts';

const vault = openVault(Buffer.alloc(32, 5));
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
afterEach(async () => {
  // Nothing is left behind on the way of a merge.
  const lost = await db.prisma.identity.count({ where: { contact: { mergedIntoId: { not: null } } } });
  expect(lost).toBe(0);
});

let count = 0;
const address = (): string => `${(count += 1)}@lid`;
type Changes = Partial<Prisma.ContactUncheckedCreateInput>;
const addContact = async (
  at: string,
  changes: Changes = {},
  identity: { account?: string; phone?: string; lastInboundAt?: Date } = {},
) => {
  const identities = { create: { channel: 'whatsapp', account: 'kantor', address: at, ...identity } };
  return (await db.prisma.contact.create({ data: { ...changes, identities } })).id;
};
const joinAll = (at: string, aliases: string[], phone: string | null = null, account = 'kantor') =>
  joinIdentities(
    db.pool,
    { channel: 'whatsapp', account, address: at, aliases, phone, lastInboundAt: new Date() },
    new Date(),
  );
const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const addDraft = async (
  contactId: string,
  changes: Partial<Prisma.DraftUncheckedCreateInput> = {},
): Promise<string> => {
  const id = randomUUID();
  const row = {
    id,
    contactId,
    service: 'magang',
    serviceVersion: '1',
    answers: {},
    files: {},
    state: 'open',
  };
  await db.prisma.draft.create({ data: { ...row, expiresAt: day(30), ...changes } });
  return id;
};
const staffRow = (contactId: string) => ({ name: 'x', role: 'operator', unit: 'ikp', contactId });
const employee = async (): Promise<string> => {
  const nip = randomUUID();
  const row = { nip, nipKey: nip, name: 'x', position: 'x', agency: 'x', phone: '+628' };
  return (await db.prisma.employee.create({ data: row })).id;
};

test('addresses that are one person’s become one contact’s, known or not, whatever the order', async () => {
  const [a, b, c] = [address(), address(), address()];
  const { contactId } = await joinAll(a, [b]);
  expect(await joinAll(b, [])).toEqual({ contactId });
  expect(await joinAll(c, [b])).toEqual({ contactId });
  const identities = await db.prisma.identity.findMany({
    where: { contactId },
    orderBy: { lastInboundAt: 'desc' },
  });
  expect(identities.map((each) => each.address)).toEqual([c, a, b]);
});

test('everything of the contact that goes is the other’s afterwards', async () => {
  const [a, b] = [address(), address()];
  const stays = await addContact(a, { createdAt: day(2), name: 'Rina', privacyVersion: '2026-10' });
  const goes = await addContact(b, {
    createdAt: day(1),
    name: 'R. Safitri',
    email: 'rina@contoh.id',
    privacyVersion: '2026-11',
    remindersOff: true,
    detailsConfirmed: true,
    employeeId: await employee(),
  });
  const waiting = await db.prisma.contact.create({ data: { mergedIntoId: goes } });
  await db.prisma.staff.create({ data: staffRow(stays) });
  const { id: identityId } = await db.prisma.identity.findFirstOrThrow({ where: { contactId: goes } });
  const draftId = await addDraft(goes);
  const requestId = await addRequest(db, { contactId: goes });
  const message = { contactId: goes, channel: 'inside', account: '', kind: 'news', payload: 'x' };
  await db.prisma.inboxMessage.create({ data: { ...message, providerId: randomUUID() } });
  const delivery = { contactId: goes, identityId, body: 'x' };
  await db.prisma.delivery.createMany({
    data: ['pending', 'waiting'].map((state) => ({ ...delivery, state })),
  });
  await db.prisma.documentOrder.create({
    data: { id: randomUUID(), contactId: goes, what: {}, createdAt: day(1) },
  });
  await db.prisma.codeMiss.create({ data: { contactId: goes, at: day(1) } });
  await db.prisma.secureToken.create({
    data: {
      tokenHash: randomUUID(),
      purpose: 'answer',
      contactId: goes,
      draftId,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const watch = { resource: 'ruang', date: day(20), from: '08:00', to: '09:00' };
  await db.prisma.slotWatch.createMany({
    data: [
      { contactId: stays, ...watch },
      { contactId: goes, ...watch },
    ],
  });
  const held = (from: number) => ({
    kind: 'draft',
    holder: goes,
    contactId: goes,
    draftId,
    resource: 'ruang',
    seat: 1,
    startsAt: new Date(Date.UTC(2026, 10, 20, from)),
    endsAt: new Date(Date.UTC(2026, 10, 20, from + 2)),
    freeAt: new Date(Date.UTC(2026, 10, 20, from + 2)),
    heldUntil: day(21),
  });
  await db.prisma.booking.createMany({ data: [held(1), held(2)] });
  await db.prisma.session.create({
    data: { contactId: goes, version: 4, state: { draftId, at: { name: 'review' } } },
  });

  expect(await joinAll(a, [b])).toEqual({ contactId: stays });
  const of = { where: { contactId: stays } };
  expect(await db.prisma.draft.count(of)).toBe(1);
  expect(await db.prisma.request.findUnique({ where: { id: requestId } })).toMatchObject({
    contactId: stays,
  });
  expect(await db.prisma.inboxMessage.count(of)).toBe(1);
  expect(await db.prisma.delivery.count(of)).toBe(2);
  expect(await db.prisma.codeMiss.count(of)).toBe(1);
  expect(await db.prisma.documentOrder.count(of)).toBe(1);
  expect(await db.prisma.secureToken.count(of)).toBe(1);
  expect(await db.prisma.slotWatch.count(of)).toBe(1);
  expect(
    await db.prisma.booking.count({ where: { contactId: stays, holder: stays, releasedAt: null } }),
  ).toBe(2);
  expect(await db.prisma.session.findUnique(of)).toMatchObject({
    state: { draftId, at: { name: 'review' } },
  });
  expect(await db.prisma.contact.findUnique({ where: { id: stays } })).toMatchObject({
    name: 'Rina',
    email: 'rina@contoh.id',
    privacyVersion: '2026-11',
    remindersOff: true,
    detailsConfirmed: true,
    employeeId: expect.any(String),
  });
  for (const id of [goes, waiting.id])
    expect(await db.prisma.contact.findUnique({ where: { id } })).toMatchObject({ mergedIntoId: stays });
});

test('every table that names a contact is thought of when contacts are merged', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = 'contact'::regclass AND contype = 'f' ORDER BY 1`,
  );
  // A table more: say in app/db/merge-contacts.ts what becomes of its rows, prove it above, then name it here.
  expect(rows.map(({ name }) => name).join(' ')).toBe(
    'booking code_miss contact data_request delivery document_order draft identity inbox_message question request secure_token session slot_watch staff',
  );
});

test('the contact that stays is the one in office, else with something under way, else the older', async () => {
  const cases: ((id: string) => Promise<unknown>)[] = [
    (id) => db.prisma.staff.create({ data: staffRow(id) }),
    (id) => addRequest(db, { contactId: id }),
    (id) => db.prisma.session.create({ data: { contactId: id, state: { draftId: randomUUID() } } }),
    (id) => db.prisma.contact.update({ where: { id }, data: { createdAt: day(1) } }),
  ];
  for (const prefer of cases) {
    const [a, b] = [address(), address()];
    await addContact(a, { createdAt: day(2) });
    const preferred = await addContact(b, { createdAt: day(3) });
    await prefer(preferred);
    expect(await joinAll(a, [b])).toEqual({ contactId: preferred });
  }
});

test('of two open forms of one service the one touched last goes on, the other keeps all its answers for later', async () => {
  const [a, b] = [address(), address()];
  const [one, two] = [await addContact(a), await addContact(b)];
  const older = await addDraft(one, { updatedAt: day(1), answers: { nama: 'lama' } });
  const newer = await addDraft(two, { updatedAt: day(2) });
  const other = await addDraft(two, { service: 'data' });
  await db.prisma.session.create({ data: { contactId: one, state: { draftId: older }, updatedAt: day(5) } });
  await db.prisma.session.create({ data: { contactId: two, state: { draftId: newer }, updatedAt: day(4) } });
  const { contactId } = await joinAll(a, [b]);
  const drafts = await db.prisma.draft.findMany({ where: { contactId }, orderBy: { updatedAt: 'asc' } });
  const stateOf = (id: string) => drafts.find((draft) => draft.id === id);
  expect(stateOf(older)).toMatchObject({
    state: 'abandoned',
    setAsideUntil: day(30),
    answers: { nama: 'lama' },
  });
  expect(stateOf(newer)).toMatchObject({ state: 'open', setAsideUntil: null });
  expect(stateOf(other)).toMatchObject({ state: 'open' });
  expect(await db.prisma.session.findUnique({ where: { contactId } })).toMatchObject({
    state: { draftId: newer },
  });
});

test('contacts of two members of staff or two employees stay apart, and nothing of either moves', async () => {
  for (const what of ['staff', 'employee'] as const) {
    const [a, b] = [address(), address()];
    const mine = async (at: string) => {
      const id = await addContact(at, what === 'employee' ? { employeeId: await employee() } : {});
      if (what === 'staff') await db.prisma.staff.create({ data: staffRow(id) });
      return id;
    };
    const [one, two] = [await mine(a), await mine(b)];
    expect(await joinAll(b, [a])).toEqual({
      contactId: two,
      conflict: { conflict: what, contactIds: [one, two].sort() },
    });
    expect(await db.prisma.contact.count({ where: { id: { in: [one, two] }, mergedIntoId: null } })).toBe(2);
  }
});

test('a number proven on another WhatsApp account joins who wrote from it lately, and nobody else', async () => {
  const days = (n: number): Date => new Date(Date.now() - n * 86_400_000);
  let number = 6_281_200_000_000;
  const cases = [
    { identity: { account: 'web', lastInboundAt: days(59) }, joins: true },
    { identity: { account: 'web', lastInboundAt: days(61) }, joins: false },
    { identity: { account: 'simulator', lastInboundAt: days(1) }, joins: false },
    { identity: { account: 'cloud', lastInboundAt: days(1) }, joins: false },
  ];
  for (const { identity, joins } of cases) {
    const phone = `+${(number += 1)}`;
    const before = await addContact(address(), {}, { ...identity, phone });
    const { contactId } = await joinAll(address(), [], phone, 'cloud');
    expect(contactId === before, JSON.stringify(identity)).toBe(joins);
    // One whose number becomes proven later is joined then.
    const late = address();
    const { contactId: unproven } = await joinAll(late, [], null, 'cloud-2');
    const joined = await joinAll(late, [], phone, 'cloud-2');
    if (joins) expect(joined.contactId).toBe(before);
    const row = await db.prisma.identity.findFirstOrThrow({ where: { address: late } });
    expect(row.phone).toBe(phone);
    if (joins) expect(unproven).not.toBe(before);
  }
});

test('who tells a contact something in the moment it is merged reaches the person', async () => {
  const [a, b] = [address(), address()];
  const stays = await addContact(a, { createdAt: day(1) });
  const goes = await addContact(b, { createdAt: day(2) });
  await joinAll(a, [b]);
  const event = { kind: 'remind' as const, draftId: randomUUID() };
  await db.prisma.$transaction(async (tx) => {
    await tellContact(tx, vault, goes, [{ text: 'kabar' }], new Date());
    await storeNews(tx, vault, { contactId: goes, providerId: 'news', event }, new Date());
    await storeNews(tx, vault, { contactId: goes, providerId: 'news', event }, new Date());
  });
  expect(await db.prisma.delivery.count({ where: { contactId: stays } })).toBe(1);
  expect(await db.prisma.inboxMessage.count({ where: { contactId: stays } })).toBe(1);
  // Stored by somebody who had looked before.
  const stray = { channel: 'inside', account: '', providerId: 'stray', kind: 'remind', payload: 'x' };
  await db.prisma.inboxMessage.create({ data: { ...stray, contactId: goes } });
  await handOnStrays(db.pool);
  expect(await db.prisma.inboxMessage.count({ where: { contactId: stays } })).toBe(2);
});
