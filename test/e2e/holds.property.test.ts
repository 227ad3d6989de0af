import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addBlock, releaseBlock } from '../../app/db/booking-blocks.ts';
import { acceptMove, CannotMove, proposeMove, refuseMove } from '../../app/db/booking-moves.ts';
import type { Prisma } from '../../app/db/generated/client.ts';
import { releaseRequest } from '../../app/db/release-holds.ts';
import { holdSoftly } from '../../app/db/soft-hold.ts';
import { toInstant } from '../../domain/city-time.ts';
import type { Period } from '../../domain/periods.ts';
import { submit } from '../../worker/jobs/submit.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { storeDraft } from '../support/office.ts';
import { addContact } from '../support/request-row.ts';
import { storm } from '../support/storm.ts';

type Tx = Prisma.TransactionClient;
/** A request of the model: what it should hold, and a proposed move. */
type Held = {
  id: string;
  contactId: string;
  resource: Resource;
  amount: number;
  period: Period;
  move: Move | null;
};
type Move = { id: string; period: Period };
type Resource = 'meeting_room' | 'coworking';

let house: TestHouse & AsyncDisposable;
let staffId: string;
beforeAll(async () => {
  house = await openTestHouse({ worker: false });
  staffId = (await house.db.prisma.staff.findFirstOrThrow({ where: { role: 'operator' } })).id;
});
afterAll(() => house[Symbol.asyncDispose]());

const instants = ({ date, from, to }: Period) => ({
  from: toInstant(date, from, house.tz),
  to: toInstant(date, to, house.tz),
});
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.prisma.$transaction(work);

const filled = (resource: Resource, amount: number, waktu: Period) =>
  resource === 'coworking'
    ? { service: 'coworking', answers: { keperluan: 'Diskusi kelompok', jumlah_orang: amount, waktu } }
    : {
        service: 'kunjungan',
        answers: {
          keperluan: 'pinjam_meeting_room',
          nama_instansi: 'SMA 1',
          agenda: 'Belajar bersama',
          jumlah_peserta: 10,
          waktu,
          penanggung_jawab: 'Rina Safitri',
          hp_penanggung_jawab: '+6281200000099',
        },
      };

/** What the commands of one run have made. */
type Model = { requests: Held[]; blocks: string[] };

const send = async (resource: Resource, amount: number, period: Period, model: Model): Promise<void> => {
  const contactId = await addContact(house.db, { name: 'Rina', detailsConfirmed: true });
  await house.db.prisma.identity.create({
    data: { contactId, channel: 'whatsapp', account: 'simulator', address: contactId },
  });
  const draftId = await storeDraft(house, contactId, {
    ...filled(resource, amount, period),
    state: 'submitting',
  });
  await submit(house)({ draftId });
  const request = await house.db.prisma.request.findUnique({ where: { draftId } });
  if (request) model.requests.push({ id: request.id, contactId, resource, amount, period, move: null });
};

const moment = () => ({ now: house.clock(), resources: house.catalogue.city.resources });

const keep = async (resource: Resource, amount: number, period: Period): Promise<void> => {
  const contactId = await addContact(house.db);
  const draftId = await storeDraft(house, contactId, { ...filled(resource, amount, period), state: 'open' });
  const wishes = [{ resource, amount, ...instants(period) }];
  await inTx((tx) => holdSoftly(tx, { draftId, contactId, requestId: null, wishes }, moment()));
};

const end = async (request: Held | undefined, model: Model): Promise<void> => {
  if (!request) return;
  await inTx((tx) => releaseRequest(tx, request.id, moment()));
  model.requests = model.requests.filter(({ id }) => id !== request.id);
};

const propose = async (request: Held | undefined, period: Period): Promise<void> => {
  if (!request) return;
  const proposal = {
    requestId: request.id,
    contactId: request.contactId,
    item: 'waktu',
    ...instants(period),
  };
  const expiresAt = new Date(house.clock().getTime() + 86_400_000);
  const work = (tx: Tx) =>
    proposeMove(tx, { ...proposal, reason: 'Rapat lain', staffId, expiresAt }, moment());
  const id = await inTx(work).catch((error: unknown) => {
    if (error instanceof CannotMove) return null;
    throw error;
  });
  if (id !== null) request.move = { id, period };
};

const answer = async (request: Held | undefined, yes: boolean): Promise<void> => {
  const move = request?.move;
  if (!move) return;
  const now = moment();
  const done = await inTx((tx) =>
    yes ? acceptMove(tx, move.id, now) : refuseMove(tx, move.id, 'refused', now),
  );
  expect(done).toBe(true);
  if (yes) request.period = move.period;
  request.move = null;
};

const block = async (resource: Resource, period: Period, model: Model): Promise<void> => {
  const given = { resource, ...instants(period), reason: 'Perbaikan AC', staffId };
  model.blocks.push(await inTx((tx) => addBlock(tx, given, moment())));
};

const unblock = async (id: string | undefined, model: Model): Promise<void> => {
  if (id === undefined) return;
  expect(await inTx((tx) => releaseBlock(tx, id, moment()))).toBe(true);
  model.blocks = model.blocks.filter((other) => other !== id);
};

const overlaps = `
  SELECT count(*)::int AS n FROM booking a JOIN booking b ON a.id < b.id AND a.resource = b.resource AND a.seat = b.seat
    AND tstzrange(a.starts_at, a.free_at) && tstzrange(b.starts_at, b.free_at)
  WHERE a.released_at IS NULL AND b.released_at IS NULL AND (a.holder <> b.holder OR a.kind = b.kind)`;

/** Instants of a blocked period at which a seat is nobody's. */
const gaps = `
  SELECT count(*)::int AS n FROM booking_block k, generate_series(1, CASE k.resource WHEN 'coworking' THEN 20 ELSE 1 END) seat
  WHERE k.released_at IS NULL AND NOT isempty(tstzmultirange(tstzrange(k.starts_at, k.ends_at)) - coalesce((
    SELECT range_agg(tstzrange(b.starts_at, b.free_at)) FROM booking b
    WHERE b.resource = k.resource AND b.seat = seat.seat AND b.released_at IS NULL), '{}'))`;

const count = async (sql: string): Promise<number> =>
  (await house.db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? -1;

const expectSound = async ({ requests }: Model): Promise<void> => {
  expect(await count(overlaps)).toBe(0);
  expect(await count(gaps)).toBe(0);
  const rows = await house.db.prisma.booking.findMany({
    where: { releasedAt: null, kind: { in: ['request', 'proposal'] } },
    orderBy: { id: 'asc' },
  });
  const held = rows.map(({ requestId, kind, resource, startsAt, endsAt }) =>
    [requestId, kind, resource, startsAt.toISOString(), endsAt.toISOString()].join(' '),
  );
  const expected = requests.flatMap(({ id, resource, amount, period, move }) => {
    const line = (kind: string, { from, to }: { from: Date; to: Date }): string =>
      [id, kind, resource, from.toISOString(), to.toISOString()].join(' ');
    return Array.from({ length: amount }, () => [
      line('request', instants(period)),
      ...(move ? [line('proposal', instants(move.period))] : []),
    ]).flat();
  });
  expect(held.toSorted()).toEqual(expected.toSorted());
};

const hour = (n: number): string => `${String(8 + n).padStart(2, '0')}:00`;
const period = fc
  .record({ start: fc.nat(6), length: fc.integer({ min: 1, max: 4 }) })
  .map(({ start, length }): Period => ({
    date: '2027-01-12',
    from: hour(start),
    to: hour(Math.min(8, start + length)),
  }));
const resource = fc.constantFrom<Resource>('meeting_room', 'meeting_room', 'coworking');
const amount = fc.integer({ min: 1, max: 9 });
const which = fc.nat(9);
const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), resource, amount, period }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), resource, amount, period }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('keep' as const), resource, amount, period }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('end' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('propose' as const), which, period }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), which, yes: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('block' as const), resource, period }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unblock' as const), which }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const seats = (what: Resource, n: number): number => (what === 'coworking' ? n : 1);
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

const run = async (step: Command, model: Model): Promise<unknown> => {
  switch (step.do) {
    case 'send':
      return send(step.resource, seats(step.resource, step.amount), step.period, model);
    case 'race': {
      const one = () => send(step.resource, seats(step.resource, step.amount), step.period, model);
      return Promise.all([one(), one(), one()]);
    }
    case 'keep':
      return keep(step.resource, seats(step.resource, step.amount), step.period);
    case 'end':
      return end(pick(model.requests, step.which), model);
    case 'propose':
      return propose(pick(model.requests, step.which), step.period);
    case 'answer':
      return answer(pick(model.requests, step.which), step.yes);
    case 'block':
      return block(step.resource, step.period, model);
    case 'unblock':
      return unblock(pick(model.blocks, step.which), model);
  }
};

test('whatever is sent, ended, moved and blocked, no two holds overlap and every request has its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 16, size: 'max' }), async (commands) => {
      await house.db.pool.query('TRUNCATE booking, booking_move, booking_block');
      const model: Model = { requests: [], blocks: [] };
      for (const step of commands) {
        await run(step, model);
        await expectSound(model);
      }
    }),
    { numRuns: storm(4, 10) },
  );
});
