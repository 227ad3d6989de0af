import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChains } from '../../app/db/audit.ts';
import { erasePerson } from '../../app/db/erase-person.ts';
import { findPerson } from '../../app/db/find-person.ts';
import { inTransaction } from '../../app/db/transaction.ts';
import { storedSession } from '../../app/stored-session.ts';
import { ownedBy } from '../../domain/personal.ts';
import { holdRequest, holds, releaseRequest } from '../../app/db/retention-runs.ts';
import { keptBecause } from '../../domain/archive.ts';
import { periodsOf } from '../../domain/retention.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  heard,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
  requestIn,
} from '../support/office.ts';

let house: TestHouse & AsyncDisposable;
beforeAll(async () => {
  house = await openTestHouse({ sealed: true });
});
afterAll(() => house[Symbol.asyncDispose]());

const usual = periodsOf().requests;
const adopted = { days: 1000, source: 'JRA Kota Pontianak 2027' };
const request = { state: 'completed' as const, agendaNumber: '1', endedOn: '2026-11-01', isHeld: false };

test.each([
  ['open', { ...request, state: 'in_progress' as const }, usual, 'masih diproses', null],
  ['held', { ...request, agendaNumber: null, isHeld: true }, usual, 'sengketa', null],
  ['an archive', request, usual, 'Pasal 48 (JRA)', '2028-10-31'],
  ['an archive of a schedule', request, adopted, 'JRA Kota Pontianak 2027', '2029-07-28'],
])('what is %s is kept with an article', (_, kept, archive, article, until) => {
  const because = keptBecause(kept, '2026-11-29', archive);
  expect(because).toEqual({ article: expect.stringContaining(article) as string, until });
});

test.each([
  ['never entered in the agenda', { ...request, agendaNumber: null }],
  ['past its time', { ...request, endedOn: '2024-11-01' }],
])('what is %s need not be kept', (_, free) => {
  expect(keptBecause(free, '2026-11-29', usual)).toBeNull();
});

test('of somebody erased no word is left, also with the key; their history holds, and what is counted stays', async () => {
  const { warga, ikp } = openOffice(house.url);
  const contactId = await introduce(house, warga);
  const { number } = await makeRequestIn(house, contactId, {
    ...aComplaint,
    answers: { ...aComplaint.answers, uraian: 'Kabel Zulkarnaen putus di depan rumah Bu Marwanti.' },
  });
  await warga.say('petugas');
  await warga.say('Kapan Zulkarnaen datang?');
  const { db, vault } = house;
  const erase = async () => {
    const person = await findPerson(db.pool, vault, number);
    if (!person) throw new Error('Nobody');
    return inTransaction(db, (tx) =>
      erasePerson(tx, person, { today: '2026-11-29', archive: usual, now: new Date(), vault }),
    );
  };
  expect((await erase()).kept).toMatchObject([{ number, until: null }]);
  expect((await requestIn(house, number)).applicant.name).toBe('Rina Safitri');

  await ikp.choose(await heardOf(ikp, 'Permohonan baru', number), 'Tolak');
  await ikp.say('Sudah ditangani Pak Zulkarnaen.');
  await ikp.choose(
    await heard(ikp, ({ text }) => text.includes('Yang akan dibaca pemohon'), 'the preview'),
    'Kirim',
  );
  await heardOf(warga, 'Zulkarnaen', number);
  const before = await requestIn(house, number);
  const by = { actor: 'Admin', now: new Date() };
  await inTransaction(db, (tx) => holdRequest(tx, number, 'Sengketa informasi', by));
  expect(await holds(db.pool, 1)).toMatchObject({ held: [{ number }], total: 1 });
  const { prisma } = db;
  const times = { fromAt: by.now, toAt: by.now, openedAt: by.now, dueAt: by.now };
  const incident = { id: randomUUID(), kind: 'access', ...times };
  await prisma.incident.create({
    data: { ...incident, people: { create: { contactId, kinds: [], requests: [] } } },
  });
  const articles = async () =>
    (await erase()).kept.map(({ article }) => /sengketa|insiden belum/.exec(article)?.[0]);
  expect(await articles()).toEqual(['sengketa', 'insiden belum']);
  await inTransaction(db, (tx) => releaseRequest(tx, number, by));
  expect(await articles()).toEqual(['insiden belum']);
  // Somebody of the office has typed of them, and sent nothing yet.
  const { contactId: staffContact } = await prisma.staff.findFirstOrThrow({ where: { unit: 'ikp' } });
  const typed = storedSession({ at: { name: 'start' }, words: 'Menurut Rina Safitri kabelnya masih putus.' });
  const state = ownedBy(typed, staffContact ?? '');
  await prisma.session.update({ where: { contactId: staffContact ?? '' }, data: { state } });
  expect((await requestIn(house, number)).applicant.name).toBe('Rina Safitri');
  await prisma.incident.update({ where: { id: incident.id }, data: { closedAt: by.now } });
  expect(await erase()).toMatchObject({ requests: [number], kept: [] });

  const after = await requestIn(house, number);
  expect({ ...after, ...before, state: after.state }).toEqual({ ...before, state: 'rejected' });
  expect(after.applicant.name).toBe('(dihapus)');
  const history = await historyIn(house, before.id);
  expect(history.map(({ action, note }) => [action, note])).toContainEqual(['reject', '(dihapus)']);
  expect((await verifyChains(db, vault)).broken).toEqual([]);
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = 'public' AND relname NOT IN ('simulator_message', 'delivery', 'city_part')`,
  );
  for (const { name } of rows) {
    const all = await db.pool.query<{ all: string | null }>(
      `SELECT jsonb_agg(to_jsonb(t)) AS all FROM ${name} t`,
    );
    expect([
      name,
      /Zulkarnaen|Marwanti|Rina Safitri|81200000099/.exec(JSON.stringify(all.rows[0]?.all)),
    ]).toEqual([name, null]);
  }
  expect(await findPerson(db.pool, vault, '+6281200000001')).toBeNull();
});
