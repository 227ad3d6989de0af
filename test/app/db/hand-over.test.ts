import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffHandOver, staffHeld } from '../../../app/admin/staff-hand-over.ts';
import { staffRevoke } from '../../../app/admin/staff-revoke.ts';
import { adminEvents } from '../../../app/db/admin-events.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';
import { aMoment } from '../../support/context.ts';
import { runJson } from '../admin/office.ts';

let desk: DeskPages;
let administrator: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
});
afterAll(() => desk.close());

const office = () => ({ db: desk.db, vault: desk.vault, now: aMoment });
const later = (hours: number): Date => new Date(aMoment.getTime() + hours * 3_600_000);

/** A member who holds one of everything, and beside each one that is over or somebody else's. */
const holding = async (name: string) => {
  const { prisma } = desk.db;
  const { id } = await desk.enter({ name, unit: 'aptika' });
  const other = (await desk.enter({ name: `${name} lain`, unit: 'aptika' })).id;
  const step = async (state: string, ...actors: string[]): Promise<string> => {
    const number = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
    const requestId = await addRequest(desk.db, { number, state });
    for (const actor of actors)
      await appendEvent(desk.db.pool, {
        ...{ requestId, action: 'follow_up', from: 'disposed', to: 'in_progress', actor, role: 'operator' },
        ...{ at: aMoment.toISOString(), note: null },
      });
    return number;
  };
  const requests = [await step('in_progress', `${name} lain`, name)];
  await step('in_progress', name, `${name} lain`);
  await step('completed', name);
  const question = async (state: string, ...by: string[]): Promise<string> => {
    const number = randomUUID().slice(0, 8);
    await prisma.question.create({
      data: {
        ...{
          id: randomUUID(),
          number,
          contactId: await addContact(desk.db),
          unit: 'aptika',
          state,
          asker: 'x',
        },
        ...{ askedAt: aMoment, since: aMoment },
        messages: {
          create: by.map((staffId) => ({ what: 'answered', staffId, body: 'x', createdAt: aMoment })),
        },
      },
    });
    return number;
  };
  const questions = [await question('answered', other, id)];
  await question('closed', id);
  await question('answered', id, other);
  const block = (hours: number, releasedAt: Date | null = null) =>
    prisma.bookingBlock.create({
      data: {
        resource: 'meeting_room',
        startsAt: later(hours),
        endsAt: later(hours + 1),
        reason: 'x',
        staffId: id,
        createdAt: aMoment,
        releasedAt,
      },
    });
  const { id: blockId } = await block(5);
  await block(-5);
  await block(9, aMoment);
  const moved = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
  const at = { oldStartsAt: later(1), oldEndsAt: later(2), startsAt: later(3), endsAt: later(4) };
  for (const state of ['proposed', 'refused'])
    await prisma.bookingMove.create({
      data: {
        ...{
          requestId: await addRequest(desk.db, state === 'proposed' ? { number: moved } : {}),
          item: 'waktu',
          ...at,
        },
        ...{ reason: 'x', staffId: id, state, createdAt: aMoment, expiresAt: later(48) },
      },
    });
  await prisma.actingHead.create({
    data: {
      staffId: id,
      kind: 'plh',
      fromOn: new Date('2026-11-20'),
      toOn: new Date('2026-11-30'),
      namedBy: 'x',
      createdAt: aMoment,
    },
  });
  await prisma.actingHead.create({
    data: {
      staffId: id,
      kind: 'plh',
      fromOn: new Date('2026-10-20'),
      toOn: new Date('2026-10-30'),
      namedBy: 'x',
      createdAt: aMoment,
    },
  });
  return { id, other, requests, questions, moves: [moved], blockId };
};

test('exactly what somebody holds is listed: nothing that is over, and nothing another went on with', async () => {
  const { id, requests, questions, moves, blockId } = await holding('Mira');
  const { json } = await runJson<object>(office(), staffHeld, { argument: id });
  expect(json).toMatchObject({
    ...{ requests, questions, moves },
    blocks: [{ id: blockId, resource: 'meeting_room' }],
    acting: [{ kind: 'plh', from: '2026-11-20', to: '2026-11-30' }],
  });
});

test('whoever is revoked is said to leave what they held, and how it is given to another', async () => {
  const { id, requests, moves } = await holding('Rudi');
  const { json, text } = await runJson<object>(office(), staffRevoke, { argument: id });
  expect(json).toMatchObject({ held: { requests, moves } });
  for (const words of [`Last step on: ${requests[0]}`, `staff hand-over ${id} --to ID`])
    expect(text).toContain(words);
});

test('by command everything that can be somebody’s becomes the other’s, and is written down', async () => {
  const { id, other, requests } = await holding('Wati');
  await runJson(office(), staffHandOver, { argument: id, to: other });
  const left = (await runJson<Record<string, unknown[]>>(office(), staffHeld, { argument: id })).json;
  expect([left['acting'], left['blocks'], left['moves']]).toEqual([[], [], []]);
  const got = (await runJson<object>(office(), staffHeld, { argument: other })).json;
  expect(got).toMatchObject({
    acting: [{ kind: 'plh', from: '2026-11-23', to: '2026-11-30' }],
    blocks: [{}],
    moves: [{}],
  });
  expect(left['requests']).toEqual(requests);
  expect((await adminEvents(desk.db.pool)).slice(-3).map(({ action }) => action)).toEqual([
    ...['acting_ended', 'acting_named', 'staff_handed_over'],
  ]);
  await expect(runJson(office(), staffHandOver, { argument: id, to: id })).rejects.toThrow('same member');
});

test('at the desk, also of who has left, and the heir is told what to go on with', async () => {
  const { id, other, requests } = await holding('Joko');
  await administrator.post(`/meja/orang/${id}/cabut`);
  const page = `/meja/orang/${id}/serah`;
  const { contactId } = await desk.db.prisma.staff.findUniqueOrThrow({ where: { id: other } });
  await desk.db.prisma.identity.create({
    data: { contactId: contactId ?? '', channel: 'telegram', account: 'a', address: randomUUID() },
  });
  expect((await administrator.get(page)).body).toContain(requests[0]);
  expect((await administrator.post(page, { kepada: id })).statusCode).toBe(422);
  expect((await administrator.post(page, { kepada: other })).statusCode).toBe(200);
  const told = await desk.db.prisma.delivery.findMany({ where: { contactId: contactId ?? '' } });
  const texts = told.map(({ body }) => (JSON.parse(desk.vault.open(body)) as { text: string }).text);
  expect(texts.join()).toContain(requests[0]);
  const operator = await desk.enter({ name: 'Sari' });
  expect((await operator.get(page)).statusCode).toBe(403);
});
