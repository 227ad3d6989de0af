import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyTakeBack, applyTransition, RequestMovedOn } from '../../../app/db/apply-transition.ts';
import { eventsOf } from '../../../app/db/events.ts';
import { dueToGo, heldOf, hold, letGo, takeHeld } from '../../../app/db/held-steps.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { openVault } from '../../../app/vault.ts';
import { firstBrokenLink } from '../../../domain/event-chain.ts';
import { stateCodes, type State } from '../../../domain/state.ts';
import { actions, takeBack, waits, type Action } from '../../../domain/transition.ts';
import type { EffectOf } from '../../../flows/kernel/effect.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { city } from '../../support/pontianak.ts';

const db = await openTestDatabase();
afterAll(() => db.close());
const vault = openVault(Buffer.alloc(32, 5).toString('base64'));
const now = new Date('2026-11-23T02:00:00Z');
const seconds = 60;
const due = new Date(now.getTime() + seconds * 1000);
const outside = {
  ...{ contactId: randomUUID(), now, tz: 'Asia/Pontianak' },
  ...{ vault, secretariat: 'sekretariat', resources: city.resources },
};

let staffId = '';
beforeAll(async () => {
  ({ id: staffId } = await db.prisma.staff.create({
    data: { name: 'Sari', role: 'operator', unit: 'aptika' },
  }));
});

type Taken = Partial<EffectOf<'transition'>> & { action: Action; from: State; to: State };

/** Every step that waits, with all that it changes of a request. */
const steps: Taken[] = [
  {
    ...{ action: 'request_completion', from: 'submitted', to: 'needs_completion', note: 'Uraian: kurang' },
    lacking: [{ item: 'uraian', because: 'kurang' }],
  },
  { action: 'reject', from: 'submitted', to: 'rejected', note: 'Ganda' },
  { action: 'reject', from: 'verified', to: 'rejected', note: 'Ganda' },
  {
    ...{ action: 'dispose', from: 'registered', to: 'disposed', unit: 'ikp', supporting: ['persandian'] },
    ...{ disposition: { instruction: 'Tindak lanjuti' }, dueOn: '2026-11-30' },
  },
  {
    ...{ action: 'start', from: 'disposed', to: 'in_progress', note: 'Ibu Dewi' },
    schedule: { date: '2026-11-25', from: '09:00', to: '10:00', place: null },
  },
  {
    ...{ action: 'complete', from: 'in_progress', to: 'completed', note: 'Surat terbit' },
    resultFile: { sha256: 'f'.repeat(64), name: 'hasil.pdf', mime: 'application/pdf', bytes: 9 },
  },
  ...(['submitted', 'verified', 'registered'] as const).map((state) => ({
    ...{ action: 'extend' as const, from: state, to: state, note: 'Masih dikumpulkan' },
    extended: {
      extension: { times: 0, workingDays: 7, days: 7, because: 'Masih dikumpulkan' },
      decideBy: '2026-12-02',
    },
  })),
  ...(['submitted', 'verified', 'registered'] as const).map((state) => ({
    ...{ action: 'explain' as const, from: state, to: state, note: 'Sedang banyak' },
    warnedFor: '2026-11-23',
  })),
];

const someone = async () => {
  const contactId = await addContact(db);
  await db.prisma.identity.create({
    data: { contactId, channel: 'telegram', account: '', address: randomUUID(), lastInboundAt: now },
  });
  return contactId;
};

const request = async (from: State) => {
  const contactId = await someone();
  const id = await addRequest(db, {
    ...{ contactId, state: from, lacking: [{ item: 'lama', because: 'lama' }], outcome: 'Hasil lama' },
    ...{ completionRemindedAt: new Date('2026-11-21T01:02:03.456Z'), escalatedSince: now },
    schedule: { date: '2026-11-20', from: '08:00', to: '09:00', place: 'Ruang A' },
    extension: { times: 1, workingDays: 7, days: 0 },
  });
  const startsAt = new Date(now.getTime() + (holds += 1) * 86_400_000);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const when = { resource: 'meeting_room', seat: 1, startsAt, endsAt, freeAt: endsAt };
  await db.prisma.booking.create({ data: { kind: 'request', holder: id, requestId: id, ...when } });
  return { id, contactId };
};
let holds = 0;

const take = async (step: Taken, target: { id: string; contactId: string }, held = true) => {
  const heldId = randomUUID();
  const message = { text: `Kabar ${heldId}` };
  await inTransaction(db, (tx) =>
    applyTransition(
      tx,
      {
        ...{ type: 'transition', requestId: target.id, version: 1, unit: 'aptika', supporting: [] },
        ...{ actor: 'Sari', role: 'operator', note: null, ...step },
        ...(held
          ? {
              held: {
                ...{ id: heldId, no: 7, staffId, seconds },
                effects: [{ type: 'tell', contactId: target.contactId, message }],
              },
            }
          : {}),
      },
      outside,
    ),
  );
  return heldId;
};

const backOf = (target: { id: string }, heldId: string, step: Taken, version = 2) => ({
  ...{ type: 'take_back' as const, requestId: target.id, heldId, actor: 'Sari', role: 'operator' as const },
  step: { action: step.action, version, from: step.to, to: step.from },
});
const undo = (target: { id: string }, heldId: string, step: Taken, version = 2) =>
  inTransaction(db, (tx) => applyTakeBack(tx, backOf(target, heldId, step, version), outside));
const goOut = (id: string, at: Date | null = due) =>
  inTransaction(db, (tx) => letGo(tx, id, { ...outside, now: at ?? now }, at));

const told = ({ contactId }: { contactId: string }) => db.prisma.delivery.count({ where: { contactId } });
const holding = ({ id }: { id: string }) =>
  db.prisma.booking.count({ where: { requestId: id, releasedAt: null } });
const historyOf = async ({ id }: { id: string }) => {
  const events = await inTransaction(db, (tx) => eventsOf(tx, [id]));
  expect(firstBrokenLink(events)).toBeNull();
  return events.map(({ action, from, to }) => `${action} ${from} ${to}`);
};
const rowOf = ({ id }: { id: string }) => db.prisma.request.findUniqueOrThrow({ where: { id } });

describe.each(steps)('$action of a request that was $from', (step) => {
  test('tells nobody and lets nothing go until it is due, then once', async () => {
    const target = await request(step.from);
    await take(step, target);
    expect([await told(target), await holding(target)]).toEqual([0, 1]);
    await goOut(target.id, new Date(due.getTime() - 1));
    expect(await told(target)).toBe(0);
    expect(await dueToGo(db.pool, new Date(due.getTime() - 1), 1000)).not.toContain(target.id);
    expect(await dueToGo(db.pool, due, 1000)).toContain(target.id);
    await goOut(target.id);
    await goOut(target.id);
    expect([await told(target), await holding(target)]).toEqual([1, step.to === 'rejected' ? 0 : 1]);
    expect(await heldOf(db.pool, target.id)).toEqual([]);
  });

  test('taken back leaves the request as it was, tells nobody, and stands in the history', async () => {
    const target = await request(step.from);
    const before = await rowOf(target);
    const heldId = await take(step, target);
    expect((await rowOf(target)).state).toBe(step.to);
    await undo(target, heldId, step);
    expect(await rowOf(target)).toEqual({ ...before, version: 3 });
    await goOut(target.id);
    expect([await told(target), await holding(target)]).toEqual([0, 1]);
    expect(await historyOf(target)).toEqual([
      `${step.action} ${step.from} ${step.to}`,
      `take_back ${step.to} ${step.from}`,
    ]);
    await expect(undo(target, heldId, step)).rejects.toThrow(RequestMovedOn);
  });

  test('that has gone out is not taken back', async () => {
    const target = await request(step.from);
    const heldId = await take(step, target);
    await goOut(target.id);
    await expect(undo(target, heldId, step)).rejects.toThrow(RequestMovedOn);
    expect((await rowOf(target)).state).toBe(step.to);
  });

  test('goes out before whatever else happens to the request, and is not taken back any more', async () => {
    const target = await request(step.from);
    const heldId = await take(step, target);
    const next: Taken = { action: 'withdraw', from: step.to, to: 'withdrawn', version: 2 };
    await take(next, target, false);
    expect(await told(target)).toBe(1);
    await expect(undo(target, heldId, step)).rejects.toThrow(RequestMovedOn);
    await expect(undo(target, heldId, step, 3)).rejects.toThrow(RequestMovedOn);
    expect((await rowOf(target)).state).toBe('withdrawn');
  });
});

const settled = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(RequestMovedOn);
      return false;
    },
  );

test('whoever takes back, what goes out and what another does at the same moment have one winner', async () => {
  const step = steps[1] as Taken;
  for (let round = 0; round < 15; round += 1) {
    const target = await request(step.from);
    const heldId = await take(step, target);
    const [undone] = await Promise.all([settled(undo(target, heldId, step)), goOut(target.id)]);
    expect([await told(target), (await rowOf(target)).state]).toEqual(
      undone ? [0, 'submitted'] : [1, 'rejected'],
    );

    const other = await request(step.from);
    const otherId = await take(step, other);
    const next: Taken = { action: 'withdraw', from: 'rejected', to: 'withdrawn', version: 2 };
    const [back, moved] = await Promise.all([
      settled(undo(other, otherId, step)),
      settled(take(next, other, false)),
    ]);
    expect(moved).toBe(!back);
    expect([await told(other), (await rowOf(other)).state]).toEqual(
      back ? [0, 'submitted'] : [1, 'withdrawn'],
    );
    await historyOf(other);
  }
});

test('a message waits as a step does, and taken back it was never written', async () => {
  const target = await request('in_progress');
  const message = (id: string) => ({
    ...{ id, no: 9, staffId, seconds },
    effects: [
      {
        ...{
          type: 'relay' as const,
          requestId: target.id,
          contactId: target.contactId,
          text: 'Mohon datang.',
        },
        from: { sender: 'unit' as const, staffId, unit: 'aptika' as const },
      },
    ],
  });
  const [first, second] = [randomUUID(), randomUUID()];
  for (const id of [first, second])
    await inTransaction(db, (tx) =>
      hold(tx, { requestId: target.id, held: message(id), step: null }, outside),
    );
  const takeOne = (heldId: string) =>
    inTransaction(db, (tx) => takeHeld(tx, { requestId: target.id, heldId, step: null }));
  expect(await takeOne(first)).toBe(true);
  expect(await takeOne(first)).toBe(false);
  const written = () => db.prisma.requestMessage.count({ where: { requestId: target.id } });
  expect(await written()).toBe(0);
  await goOut(target.id);
  expect(await written()).toBe(1);
  expect(await takeOne(second)).toBe(false);
});

test('the steps that wait are those an applicant hears of', () => {
  const waiting = (Object.keys(actions) as Action[]).filter(waits);
  expect(waiting).toEqual([...new Set(steps.map(({ action }) => action))]);
});

test('only whoever took a step takes it back, to where the table says it came from', () => {
  const core = { id: 'r', number: 'n', unit: 'aptika' as const };
  const member = { id: staffId, name: 'Sari', role: 'operator' as const, unit: 'aptika' as const };
  for (const { action, from, to } of steps)
    for (const state of stateCodes) {
      const held = { action, from, version: 2, staffId };
      const back = takeBack({ ...core, state, version: 2 }, held, member);
      expect(back).toEqual(
        state === to ? { ok: true, from: to, to: from } : { ok: false, because: 'moved_on' },
      );
      expect(takeBack({ ...core, state, version: 3 }, held, member)).toMatchObject({ because: 'moved_on' });
      expect(takeBack({ ...core, state, version: 2 }, held, { ...member, id: 'x' })).toMatchObject({
        because: 'not_yours',
      });
    }
});
