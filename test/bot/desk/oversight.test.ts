import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendEvent, eventsOf } from '../../../app/db/events.ts';
import { inTransaction } from '../../../app/db/transaction.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { aMoment } from '../../support/context.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

let desk: DeskPages;
let administrator: Session;
let operator: Session;
beforeAll(async () => {
  desk = await openDeskPages();
  administrator = await desk.enter({ role: 'administrator', unit: 'sekretariat', name: 'Ani' });
  operator = await desk.enter({ unit: 'aptika', name: 'Sari' });
  // Of the same name, and of nothing that Sari does.
  await desk.enter({ unit: 'ikp', name: 'Sari' });
});
afterAll(() => desk.close());

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const page = async (): Promise<string> => textOf((await administrator.get('/meja/pengawasan')).body);

test('units and each of the staff with what waits, how long, reopened, done and rated', async () => {
  const id = randomUUID();
  const number = 'TD-2026-AAAA2222';
  const dueOn = new Date('2026-11-20');
  await addRequest(desk.db, { id, number, unit: 'aptika', state: 'in_progress', promisedOn: dueOn, dueOn });
  for (const [action, from, to] of [
    ['complete', 'in_progress', 'completed'],
    ['reopen', 'completed', 'in_progress'],
    ['viewed', 'in_progress', 'in_progress'],
  ] as const)
    await appendEvent(
      desk.db.pool,
      {
        ...{ requestId: id, action, from, to, actor: 'Sari', role: 'operator' },
        ...{ at: '2026-11-20T02:00:00.000Z', note: null },
      },
      { staffId: operator.id },
    );
  await desk.db.prisma.requestRating.create({
    data: { requestId: id, round: 1, stars: 3, at: new Date('2026-11-20T03:00:00Z') },
  });
  const body = await page();
  expect(body).toMatch(
    /Bidang Aplikasi Informatika 1 1 0 TD-2026-AAAA2222 Jumat, 20 November 2026 1 1 3 dari 5/,
  );
  expect(body).toMatch(
    /Sari Operator, Bidang Aplikasi Informatika 1 1 TD-2026-AAAA2222 Jumat, 20 November 2026 2 1 1 1 3,0 \(1\)/,
  );
  expect(body).toMatch(/Sari Operator, \S[^0-9]* 0 0 0 0 0 0 –/);
});

test('a figure opens the requests it counts, for administrators only', async () => {
  const { body } = await administrator.get('/meja/pengawasan/angka?angka=waiting&bidang=aptika');
  expect(textOf(body)).toContain('TD-2026-AAAA2222');
  const others = await administrator.get('/meja/pengawasan/angka?angka=waiting&bidang=persandian');
  expect(others.body).not.toContain('TD-2026-AAAA2222');
  const operator = await desk.enter({ unit: 'aptika', name: 'Rudi' });
  expect((await operator.get('/meja/pengawasan/angka?angka=waiting')).statusCode).toBe(403);
});

test('comments are read with their ratings', async () => {
  const id = randomUUID();
  await addRequest(desk.db, {
    ...{ id, number: 'TD-2026-BBBB2222', state: 'completed', rating: 2 },
  });
  const words = 'Lama sekali. NIK saya 6171010101900001';
  await desk.db.prisma.requestRating.create({
    data: {
      ...{ requestId: id, round: 1, stars: 2, at: new Date('2026-11-20T02:00:00Z') },
      comment: desk.vault.seal(words, sealedPlaces.ratingComment(id)),
    },
  });
  const body = await page();
  expect(body).toContain('Lama sekali.');
  expect(body).not.toContain('6171010101900001');
});

test('a comment is answered once, as its applicant will read it, and the history keeps the words', async () => {
  const id = randomUUID();
  const { contactId } = await contact();
  const number = 'TD-2026-CCCC2222';
  await addRequest(desk.db, { id, number, contactId, state: 'completed', rating: 1 });
  const rated = await desk.db.prisma.requestRating.create({
    data: {
      ...{ requestId: id, round: 1, stars: 1, at: new Date('2026-11-21T02:00:00Z') },
      comment: desk.vault.seal('Lampu mati lagi.', sealedPlaces.ratingComment(id)),
    },
  });
  const path = `/meja/pengawasan/komentar/${rated.id}`;
  expect((await administrator.post(path, { jawaban: 'maaf' })).statusCode).toBe(422);
  const jawaban = 'Maaf, petugas kami datang hari Senin.';
  const shown = await administrator.post(path, { jawaban });
  expect(textOf(shown.body)).toMatch(/Yang akan dibaca pemohon .*TD-2026-CCCC2222.*petugas kami datang/);
  const told = () => desk.db.prisma.delivery.findMany({ where: { contactId } });
  expect(await told()).toEqual([]);
  expect((await administrator.post(path, { jawaban, kirim: '1' })).statusCode).toBe(200);
  expect((await administrator.post(path, { jawaban, kirim: '1' })).statusCode).toBe(409);
  expect((await told()).map(({ body }) => desk.vault.open(body))).toEqual([expect.stringContaining(jawaban)]);
  const history = await inTransaction(desk.db, (tx) => eventsOf(tx, [id]));
  expect(history).toMatchObject([{ action: 'comment_answered', actor: 'Ani', note: jawaban }]);
  expect(await page()).toContain('Dijawab');
});

const contact = async () => {
  const contactId = await addContact(desk.db);
  const { id: identityId } = await desk.db.prisma.identity.create({
    data: { contactId, channel: 'telegram', account: 'uji', address: randomUUID() },
  });
  return { contactId, identityId };
};

test('a message that was given up is sent again, and what is gone is said to be', async () => {
  const { id } = await desk.db.prisma.delivery.create({
    data: {
      ...(await contact()),
      body: 'x',
      state: 'failed',
      error: 'provider',
      nextAttemptAt: aMoment,
      attempts: 9,
    },
  });
  expect(await page()).toContain('provider 9');
  expect((await administrator.post('/meja/pengawasan/kirim', { id: String(id) })).statusCode).toBe(200);
  expect(await desk.db.prisma.delivery.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'pending',
    attempts: 0,
  });
  expect((await administrator.post('/meja/pengawasan/kirim', { id: String(id) })).statusCode).toBe(422);
});

test('a message that was set aside has its turn again, unless its person has written since', async () => {
  const { contactId, identityId } = await contact();
  const message = { contactId, identityId, channel: 'telegram', account: 'uji', kind: 'text', payload: 'x' };
  const { id } = await desk.db.prisma.inboxMessage.create({
    data: { ...message, providerId: randomUUID(), attempts: 3, failedAt: aMoment },
  });
  expect((await administrator.post('/meja/pengawasan/jawab', { id: String(id) })).statusCode).toBe(200);
  expect(await desk.db.prisma.inboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
    failedAt: null,
    attempts: 0,
  });
  await desk.db.prisma.inboxMessage.update({ where: { id }, data: { failedAt: aMoment } });
  const updatedAt = new Date(aMoment.getTime() + 1000);
  await desk.db.prisma.session.create({ data: { contactId, state: {}, updatedAt } });
  expect((await administrator.post('/meja/pengawasan/jawab', { id: String(id) })).statusCode).toBe(422);
});

test('a held form is tried again, or refused with a reason its applicant reads', async () => {
  const { contactId } = await contact();
  const draft = { answers: {}, files: {}, skipped: [], only: [], expiresAt: aMoment, serviceVersion: 'x' };
  const { id } = await desk.db.prisma.draft.create({
    data: { ...draft, id: randomUUID(), contactId, service: 'magang', state: 'submitting' },
  });
  await desk.db.prisma.heldSubmission.create({
    data: { draftId: id, because: 'delayed', heldAt: aMoment, nextTryAt: new Date('2027-01-01') },
  });
  await administrator.post('/meja/pengawasan/ulang', { id });
  expect(await desk.db.prisma.heldSubmission.findUniqueOrThrow({ where: { draftId: id } })).toMatchObject({
    nextTryAt: aMoment,
  });
  expect((await administrator.post('/meja/pengawasan/tolak', { id, alasan: 'pendek' })).statusCode).toBe(422);
  const alasan = 'Layanan ini sudah tidak ada lagi.';
  expect((await administrator.post('/meja/pengawasan/tolak', { id, alasan })).statusCode).toBe(200);
  expect(await desk.db.prisma.heldSubmission.count()).toBe(0);
  const told = await desk.db.prisma.delivery.findMany({ where: { contactId } });
  expect(told.map(({ body }) => desk.vault.open(body))).toEqual([expect.stringContaining(alasan)]);
});

test('nobody but administrators sees or does any of it', async () => {
  const operator = await desk.enter({ unit: 'sekretariat', name: 'Budi' });
  expect((await operator.get('/meja/pengawasan')).statusCode).toBe(403);
  for (const act of ['kirim', 'jawab', 'ulang', 'tolak', 'komentar/1'])
    expect((await operator.post(`/meja/pengawasan/${act}`, { id: 'all' })).statusCode).toBe(403);
});
