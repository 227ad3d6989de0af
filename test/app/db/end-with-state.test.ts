import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { applyTransition } from '../../../app/db/apply-transition.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { openVault } from '../../../app/vault.ts';
import { openStates, stateCodes, type State } from '../../../domain/state.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { city } from '../../support/pontianak.ts';

const db = await openTestDatabase();
afterAll(() => db.close());
const vault = openVault(Buffer.alloc(32, 5).toString('base64'));
const now = new Date('2026-11-23T02:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

let days = 0;
/** A request that waits for its applicant, with everything that can hang on one. */
const hung = async () => {
  const contactId = await addContact(db);
  const requestId = await addRequest(db, { contactId, state: 'needs_completion' });
  const staff = await db.prisma.staff.create({ data: { name: 'Rina', role: 'operator', unit: 'aptika' } });
  const draftId = randomUUID();
  await db.prisma.draft.create({
    data: {
      id: draftId,
      contactId,
      requestId,
      service: 'coworking',
      serviceVersion: '2026-11',
      answers: {},
      files: {},
      state: 'open',
      only: ['waktu'],
      expiresAt: later(48),
    },
  });
  await db.prisma.secureToken.create({
    data: { tokenHash: randomUUID(), purpose: 'answer', contactId, draftId, expiresAt: later(1) },
  });
  await db.prisma.secureToken.create({
    data: { tokenHash: randomUUID(), purpose: 'view', contactId, requestId, expiresAt: later(1) },
  });
  const period = (days += 1) * 24;
  const times = (hour: number) => ({
    resource: 'meeting_room',
    seat: 1,
    startsAt: later(period + hour),
    endsAt: later(period + hour + 1),
    freeAt: later(period + hour + 1),
  });
  const { id: moveId } = await db.prisma.bookingMove.create({
    data: {
      requestId,
      item: 'waktu',
      oldStartsAt: later(period),
      oldEndsAt: later(period + 1),
      startsAt: later(period + 2),
      endsAt: later(period + 3),
      reason: 'Perbaikan',
      staffId: staff.id,
      expiresAt: later(48),
    },
  });
  await db.prisma.booking.createMany({
    data: [
      { kind: 'request', holder: requestId, requestId, ...times(0) },
      { kind: 'proposal', holder: requestId, requestId, moveId, ...times(2) },
      { kind: 'draft', holder: requestId, draftId, contactId, heldUntil: later(1), ...times(4) },
    ],
  });
  await db.prisma.reservedName.create({ data: { kind: 'subdomain', name: randomUUID(), requestId } });
  return { requestId, draftId, moveId };
};

/** What of it is still there after the step. */
const left = async ({ requestId, draftId, moveId }: Awaited<ReturnType<typeof hung>>): Promise<string[]> => {
  const held = await db.prisma.booking.findMany({
    where: { OR: [{ requestId }, { draftId }], releasedAt: null },
  });
  const [draft, move] = [
    await db.prisma.draft.findUnique({ where: { id: draftId } }),
    await db.prisma.bookingMove.findUnique({ where: { id: moveId } }),
  ];
  const links = await db.prisma.secureToken.count({ where: { draftId, expiresAt: { gt: now } } });
  const views = await db.prisma.secureToken.count({ where: { requestId, expiresAt: { gt: now } } });
  const names = await db.prisma.reservedName.count({ where: { requestId, releasedAt: null } });
  return [
    ...(draft?.state === 'open' ? ['completion'] : []),
    ...(links > 0 ? ['link'] : []),
    ...(views > 0 ? ['view'] : []),
    ...(move?.state === 'proposed' ? ['move'] : []),
    ...held.map(({ kind }) => `${kind} hold`),
    ...(names > 0 ? ['name'] : []),
  ].sort();
};

const completion = ['completion', 'draft hold', 'link'];
const move = ['move', 'proposal hold'];
const kept = ['name', 'request hold'];
const expected = (to: State): string[] =>
  [
    ...(to === 'needs_completion' ? completion : []),
    ...(openStates.includes(to) ? [...move, 'view'] : []),
    ...(to === 'rejected' || to === 'withdrawn' ? [] : kept),
  ].sort();

test.each(stateCodes)(
  'a request that becomes %s keeps what goes on in that state and nothing else',
  async (to) => {
    const request = await hung();
    await inTransaction(db, (tx) =>
      applyTransition(
        tx,
        {
          type: 'transition',
          requestId: request.requestId,
          version: 1,
          action: 'reject',
          from: 'needs_completion',
          to,
          unit: 'aptika',
          supporting: [],
          actor: 'Rina',
          role: 'operator',
          note: null,
        },
        {
          ...{ contactId: randomUUID(), now, tz: 'Asia/Pontianak' },
          ...{ vault, secretariat: 'sekretariat', resources: city.resources },
        },
      ),
    );
    expect(await left(request)).toEqual(expected(to));
  },
);

/** What refers to a request: what of it ends with the state, and why the rest may stay. A new table is decided on here first. */
const hangs: Record<string, string> = {
  booking: 'ends: holds, proposals',
  booking_move: 'ends: moves',
  draft: 'ends: completion',
  reserved_name: 'ends: names',
  secure_token: 'ends: links of the completion, views',
  held_step: 'goes out before the next step, or is taken back (held-steps.test.ts)',
  clock_told: 'is what was said of its clock, once',
  counter_code: 'is good for ninety days, whatever becomes of it: who follows it reads how it ended',
  desk_post: 'is decided at its turn, on the request as it is then (staff-step.test.ts)',
  question: 'is to the office, and may be about why it was refused',
  request_event: 'is history',
  request_fact: 'is what happened, and stays so',
  request_fate: 'is what came of it, of which figures are made',
  request_letter: 'is kept',
  request_measure: 'is what came of it, measured by the calendar',
  request_message: 'is kept; none is taken for a closed request (over-with-state.test.ts)',
  request_rejection: 'is why it ended',
  request_rating: 'is what its applicant said of it',
  request_search: 'is how a request is found, in every state',
  request_to_index: 'waits to be found by what it says now',
  request_to_measure: 'waits to be measured as it is now',
  retention_hold: 'lasts until somebody lets it go and says why',
};

test('of everything that refers to a request it is decided whether it ends with the state', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'request'::regclass
     UNION SELECT c.table_name FROM information_schema.columns c WHERE c.column_name = 'request_id' AND c.table_schema = current_schema()`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(hangs).sort());
});
