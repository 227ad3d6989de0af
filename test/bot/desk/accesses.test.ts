import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessesOf } from '../../../app/db/accesses.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { personRequests } from '../../../app/admin/data-request.ts';
import { requestShow } from '../../../app/admin/request-show.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let operator: Session;
let records: Session;
let administrator: Session;
const number = 'TD-2026-VHJTHDNC';
let contactId: string;
let requestId: string;

beforeAll(async () => {
  desk = await openDeskPages();
  operator = await desk.enter({ role: 'operator', unit: 'aptika', name: 'Sari' });
  records = await desk.enter({ role: 'records_officer', unit: 'sekretariat', name: 'Tono' });
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  contactId = await addContact(desk.db);
  requestId = await addRequest(desk.db, { number, contactId });
  await appendEvent(desk.db.pool, {
    ...{ requestId, action: 'verify', from: 'submitted', to: 'verified', actor: 'Sari', role: 'operator' },
    ...{ at: aMoment.toISOString(), note: null },
  });
  await desk.db.prisma.requestRating.create({
    data: {
      ...{ requestId, round: 1, stars: 2, at: aMoment },
      comment: desk.vault.seal('Lama sekali.', sealedPlaces.ratingComment(requestId)),
    },
  });
  await desk.db.prisma.requestLetter.create({
    data: {
      ...{ requestId, key: 'surat_pengantar', position: 0, name: 'surat.pdf', mime: 'application/pdf' },
      ...{ bytes: 9, sha256: 'a'.repeat(64), pages: 1 },
    },
  });
});
afterAll(() => desk.close());

const command = async (): Promise<void> => {
  await requestShow.run({ db: desk.db, vault: desk.vault, now: aMoment }, number, {});
};

const lastLook = async () => {
  const [last] = await accessesOf(desk.db.pool, [contactId], 1);
  return last && { who: last.who, door: last.door, what: last.what, requests: last.requests };
};

const page = `/meja/permohonan/${number}`;

test.each([
  ['the list of requests', () => operator.get('/meja'), 'Sari', 'desk', 'list'],
  ['what is found by a word', () => operator.get('/meja?cari=budi'), 'Sari', 'desk', 'list'],
  ['a request', () => operator.get(page), 'Sari', 'desk', 'request'],
  ['a step’s form', () => operator.get(`${page}/reject`), 'Sari', 'desk', 'request'],
  ['the checklist', () => operator.get(`${page}/periksa`), 'Sari', 'desk', 'request'],
  ['a message’s form', () => operator.get(`${page}/tulis`), 'Sari', 'desk', 'request'],
  ['the list as a table', () => operator.get('/meja/masuk.csv'), 'Sari', 'desk', 'table'],
  ['somebody else’s look at it', () => records.get(page), 'Tono', 'desk', 'request'],
  ['the history', () => administrator.get('/meja/riwayat'), 'Ani', 'desk', 'history'],
  ['the history as a table', () => administrator.get('/meja/riwayat.csv'), 'Ani', 'desk', 'table'],
  ['comments on ratings', () => administrator.get('/meja/pengawasan'), 'Ani', 'desk', 'rating'],
  ['a command on the server', command, null, 'command', 'request'],
] as const)('%s is a look with a purpose at the person it shows', async (_, look, who, door, what) => {
  const before = (await accessesOf(desk.db.pool, [contactId], 100)).length;
  await look();
  expect(await accessesOf(desk.db.pool, [contactId], 100)).toHaveLength(before + 1);
  expect(await lastLook()).toEqual({ who, door, what, requests: [number] });
});

test('what shows nobody, or is refused, is no look, and nobody else’s looks are among one’s own', async () => {
  const other = await addContact(desk.db);
  const before = (await accessesOf(desk.db.pool, [contactId], 100)).length;
  const elsewhere = await desk.enter({ role: 'operator', unit: 'ikp', name: 'Budi' });
  await elsewhere.get(page);
  await operator.get('/meja?cari=nobodyofthatname');
  await operator.get('/meja/layanan');
  expect(await accessesOf(desk.db.pool, [contactId], 100)).toHaveLength(before);
  expect(await accessesOf(desk.db.pool, [other], 100)).toEqual([]);
});

test('what was looked at before two contacts were found to be one is still theirs', async () => {
  const kept = await addContact(desk.db);
  const seen = await accessesOf(desk.db.pool, [contactId], 100);
  await desk.db.prisma.contact.update({ where: { id: contactId }, data: { mergedIntoId: kept } });
  expect((await accessesOf(desk.db.pool, [kept], 100)).map(({ at }) => at)).toEqual(seen.map(({ at }) => at));
});

test('no row names anybody', async () => {
  const { rows } = await desk.db.pool.query<{ row: string }>('SELECT a::text AS row FROM data_access a');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ row }) => /Budi|Sari|Tono|\+62/.test(row))).toEqual([]);
});

test('what people ask about their data is looked at by whoever lists it', async () => {
  const asker = await addContact(desk.db);
  await desk.db.prisma.dataRequest.create({
    data: {
      ...{ id: randomUUID(), number: 'DP-2026-VHJTHDNC', contactId: asker, kind: 'objection' },
      ...{ askedAt: aMoment, dueAt: aMoment },
    },
  });
  await personRequests.run({ db: desk.db, vault: desk.vault, now: aMoment }, '', {});
  expect(await accessesOf(desk.db.pool, [asker], 10)).toMatchObject([
    { who: null, door: 'command', what: 'data_request' },
  ]);
});
