import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incidentList, incidentOpen } from '../../../app/admin/incident.ts';
import { recordAccess } from '../../../app/db/accesses.ts';
import { openVault } from '../../../app/vault.ts';
import type { Database } from '../../../app/db/open.ts';
import { looks, type Look } from '../../../domain/access.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
const start = Date.parse('2026-11-20T00:00:00Z');
const minutes = (n: number): Date => new Date(start + n * 60_000);
const span = 10_000;

/** A row of numbers by chance, the same in every run. */
const chance = () => {
  let seed = 42;
  return (most: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * most);
  };
};

/** Something about somebody that lies in the database, as the oracle knows it. */
type Trace = {
  by: 'look' | 'kept' | 'sent';
  at: Date;
  contact: string;
  kind: string;
  request?: string;
  channel?: string;
  staff?: string;
};
const traces: Trace[] = [];
const people: { contact: string; identities: Record<string, bigint>; id: string; number: string }[] = [];
const staff: string[] = [];
/** Who was made one with whom in the end. */
const became = new Map<string, string>();

beforeAll(async () => {
  db = await openTestDatabase();
  const next = chance();
  const { prisma } = db;
  for (let n = 0; n < 3; n += 1)
    staff.push((await prisma.staff.create({ data: { name: `P${n}`, role: 'operator', unit: 'ikp' } })).id);
  for (let n = 0; n < 60; n += 1) {
    const at = minutes(next(span));
    const contact = await addContact(db, { createdAt: at });
    const number = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
    const id = await addRequest(db, { contactId: contact, number, submittedAt: at });
    const identities: Record<string, bigint> = {};
    for (const channel of ['whatsapp', 'telegram'])
      identities[channel] = (
        await prisma.identity.create({
          data: { contactId: contact, channel, account: 'a', address: randomUUID() },
        })
      ).id;
    people.push({ contact, identities, id, number });
    traces.push(
      { by: 'kept', at, contact, kind: 'contact' },
      { by: 'kept', at, contact, kind: 'request', request: number },
    );
  }
  const pick = () => people[next(people.length)] ?? expect.fail();
  const kinds = Object.keys(looks) as Look[];
  for (let n = 0; n < 2000; n += 1) {
    const of = Array.from({ length: 1 + next(3) }, pick);
    const [at, what, who] = [minutes(next(span)), kinds[next(kinds.length)] ?? 'request', staff[next(4)]];
    const by = who === undefined ? ('command' as const) : { staffId: who, role: 'operator' };
    await recordAccess(db.pool, {
      by,
      door: 'desk',
      what,
      at,
      of: of.map(({ contact, id }) => ({ contactId: contact, id })),
    });
    for (const { contact, number } of of)
      traces.push({ by: 'look', at, contact, kind: what, request: number, ...(who ? { staff: who } : {}) });
  }
  for (let n = 0; n < 400; n += 1) {
    const { contact, identities, id, number } = pick();
    const [at, channel] = [minutes(next(span)), ['whatsapp', 'telegram'][next(2)] ?? 'whatsapp'];
    const identityId = identities[channel] ?? 0n;
    const message = { contactId: contact, identityId };
    const kept: Record<string, () => Promise<unknown>> = {
      letters: () =>
        prisma.requestLetter.create({
          data: {
            requestId: id,
            key: 'surat',
            position: 1,
            name: 'a.pdf',
            mime: 'application/pdf',
            bytes: 1,
            sha256: 'x',
            createdAt: at,
          },
        }),
      talk: () =>
        prisma.requestMessage.create({
          data: { requestId: id, sender: 'applicant', body: 'x', createdAt: at },
        }),
      question: () =>
        prisma.question.create({
          data: {
            id: randomUUID(),
            number: randomUUID(),
            contactId: contact,
            unit: 'ikp',
            state: 'asked',
            asker: 'x',
            askedAt: at,
            since: at,
          },
        }),
      rating: () =>
        prisma.requestRating.create({
          data: { requestId: id, round: n + 1, stars: 4, comment: 'x', at },
        }),
      booking: () =>
        prisma.booking.create({
          data: {
            ...{ requestId: id, contactId: contact, holder: id, resource: `room ${n}`, seat: 1 },
            ...{ startsAt: at, endsAt: minutes(span), freeAt: minutes(span + 1), createdAt: at },
          },
        }),
      form: () =>
        prisma.draft.create({
          data: {
            ...{ id: randomUUID(), contactId: contact, service: 'data', serviceVersion: '1', state: 'sent' },
            ...{ answers: {}, files: {} },
            ...{ createdAt: at, updatedAt: at, expiresAt: at },
          },
        }),
      data_request: () =>
        prisma.dataRequest.create({
          data: {
            ...{ id: randomUUID(), number: randomUUID(), contactId: contact, kind: 'copy' },
            ...{ askedAt: at, dueAt: at },
          },
        }),
      messages: () =>
        next(2) === 0
          ? prisma.inboxMessage.create({
              data: {
                ...message,
                channel,
                account: 'a',
                providerId: randomUUID(),
                kind: 'text',
                receivedAt: at,
              },
            })
          : prisma.delivery.create({
              data: { ...message, body: 'x', state: 'sent', createdAt: at, sentAt: at },
            }),
    };
    const kind = Object.keys(kept)[next(Object.keys(kept).length)] ?? 'talk';
    await kept[kind]?.();
    const request = ['letters', 'talk', 'rating', 'booking'].includes(kind) ? { request: number } : {};
    traces.push({ by: 'kept', at, contact, kind, ...request });
    if (kind === 'messages') traces.push({ by: 'sent', at, contact, kind, channel });
  }
  // What has never left us went over no channel.
  const first = people[0] ?? expect.fail();
  await prisma.delivery.create({
    data: {
      contactId: first.contact,
      identityId: first.identities['telegram'] ?? 0n,
      body: 'x',
      state: 'waiting',
      createdAt: minutes(3),
    },
  });
  traces.push({ by: 'kept', at: minutes(3), contact: first.contact, kind: 'messages' });
  // Two who turned out to be one person, after everything.
  const [one, other] = [people[1] ?? expect.fail(), people[2] ?? expect.fail()];
  became.set(other.contact, one.contact);
  await prisma.contact.update({ where: { id: other.contact }, data: { mergedIntoId: one.contact } });
  await prisma.request.update({ where: { id: other.id }, data: { contactId: one.contact } });
});
afterAll(() => db.close());

type Given = { kind: string; from: number; to: number; request?: string; channel?: string; staff?: string };
const numberOf = (n: number): string => people[n]?.number ?? '';

/** Who must be listed, by going through everything that lies there, one after the other. */
const expected = ({ kind, from, to, request, channel, staff: only }: Given) => {
  const wanted = request?.split(',');
  const found = new Map<string, { kinds: Set<string>; requests: Set<string> }>();
  for (const trace of traces) {
    const by = { access: 'look', stored: 'kept', requests: 'kept', channel: 'sent' }[kind];
    const inTime = kind === 'requests' || (trace.at >= minutes(from) && trace.at <= minutes(to));
    if (trace.by !== by || !inTime) continue;
    if (wanted && !(trace.request !== undefined && wanted.includes(trace.request))) continue;
    if (kind === 'requests' && trace.request === undefined) continue;
    if ((channel ?? trace.channel) !== trace.channel || (only ?? trace.staff) !== trace.staff) continue;
    const contact = became.get(trace.contact) ?? trace.contact;
    const entry = found.get(contact) ?? { kinds: new Set(), requests: new Set() };
    entry.kinds.add(trace.kind);
    if (trace.request !== undefined) entry.requests.add(trace.request);
    found.set(contact, entry);
  }
  return [...found]
    .map(([contact, { kinds, requests }]) => ({
      contact,
      kinds: [...kinds].sort(),
      requests: [...requests].sort(),
    }))
    .sort((a, b) => (a.contact < b.contact ? -1 : 1));
};

const ways: [name: string, given: () => Given][] = [
  ['looks of forty minutes', () => ({ kind: 'access', from: 2_000, to: 2_040 })],
  ['all looks', () => ({ kind: 'access', from: 0, to: span })],
  ['looks at one request', () => ({ kind: 'access', from: 500, to: 6_000, request: numberOf(7) })],
  [
    'looks at the request of who became somebody else',
    () => ({ kind: 'access', from: 0, to: span, request: numberOf(2) }),
  ],
  [
    'looks at some requests',
    () => ({ kind: 'access', from: 500, to: 3_000, request: [3, 9, 21].map(numberOf).join(',') }),
  ],
  ['looks of one member', () => ({ kind: 'access', from: 1_000, to: 1_400, staff: staff[1] ?? '' })],
  ['what was stored in a period', () => ({ kind: 'stored', from: 1_000, to: 1_900 })],
  [
    'what was stored of some requests',
    () => ({ kind: 'stored', from: 0, to: 8_000, request: [4, 5].map(numberOf).join(',') }),
  ],
  ['what went over all channels', () => ({ kind: 'channel', from: 0, to: 5_000 })],
  ['what went over one channel', () => ({ kind: 'channel', from: 0, to: 5_000, channel: 'telegram' })],
  [
    'some requests, whenever',
    () => ({ kind: 'requests', from: 9_000, to: 9_001, request: [11, 12].map(numberOf).join(',') }),
  ],
  ['nobody', () => ({ kind: 'access', from: -900, to: -1 })],
];

describe('an incident lists exactly who was touched by it, with what, over 2,000 looks and 400 other traces', () => {
  test.each(ways)('%s', async (name, given) => {
    const { from, to, ...about } = given();
    const office = { db, vault: openVault(Buffer.alloc(32, 3)), now: new Date(start) };
    const options = { ...about, from: minutes(from).toISOString(), to: minutes(to).toISOString() };
    const { id } = (await incidentOpen.run(office, '', options)).json as { id: string };
    const { json } = await incidentList.run(office, id, {});
    const listed = json as {
      people: { contact: string; kinds: string[]; requests: string[] }[];
      deadlines: { at: string }[];
    };
    expect(listed.people.length > 0).toBe(name !== 'nobody');
    expect(listed.people.map(({ contact, kinds, requests }) => ({ contact, kinds, requests }))).toEqual(
      expected(given()),
    );
    expect(listed.deadlines.map(({ at }) => at)).toEqual([
      '2026-11-23T00:00:00.000Z',
      '2026-11-23T00:00:00.000Z',
    ]);
  });
});
