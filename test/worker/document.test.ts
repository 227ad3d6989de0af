import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDocument } from '../../app/jobs.ts';
import type { RequestView } from '../../flows/features/requests/request.ts';
import { jpgBytes, pdfBytes } from '../support/files.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  aComplaint,
  contactIn,
  heard,
  heardOf,
  historyIn,
  introduce,
  makeRequestIn,
  openOffice,
} from '../support/office.ts';
import { until } from '../support/eventually.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

let now = new Date('2026-11-23T02:00:00Z');
let house: TestHouse & AsyncDisposable;
let office: ReturnType<typeof openOffice>;
let request: RequestView;

beforeAll(async () => {
  house = await openTestHouse({ clock: () => now });
  office = openOffice(house.url);
  const stored = async (bytes: Buffer, name: string, mime: string, pages?: number) => ({
    sha256: await house.files.put(bytes),
    name,
    mime,
    bytes: bytes.length,
    ...(pages === undefined ? {} : { pages }),
  });
  request = await makeRequestIn(house, await introduce(house, office.warga), {
    ...aComplaint,
    files: {
      bukti: [
        await stored(pdfBytes(2, 'Bukti'), 'bukti.pdf', 'application/pdf', 2),
        await stored(jpgBytes(), 'foto.jpg', 'image/jpeg'),
      ],
    },
  });
});
afterAll(async () => house[Symbol.asyncDispose]());

/** What people have ordered; the office's reports come by themselves on some days. */
const orders = async () =>
  (await house.db.prisma.documentOrder.findMany({ orderBy: { createdAt: 'asc' } })).filter(
    ({ what }) => (what as { kind: string }).kind !== 'report',
  );
const read = async (url: string) => {
  const bytes = new Uint8Array(await (await fetch(new URL(url, house.url))).arrayBuffer());
  return extractText(await getDocumentProxy(bytes), { mergePages: true });
};

test('an operator prints the sheet, then the sheet with its letters, and the look at them is in the history', async () => {
  const { ikp } = office;
  await heardOf(ikp, 'Permohonan baru', request.number);
  const opened = await ikp.say(request.number);
  const said = await ikp.choose(opened, 'Cetak');
  const sheet = await heard(
    ikp,
    ({ file }) => file?.name === `lembar-disposisi-${request.number}.pdf`,
    'sheet',
  );
  expect(await read(sheet.file?.url ?? '')).toMatchObject({ totalPages: 1 });

  await ikp.choose(said, 'Cetak beserta lampiran');
  const bundle = await heard(ikp, ({ file }) => file?.name === `berkas-${request.number}.pdf`, 'bundle');
  const { totalPages, text } = await read(bundle.file?.url ?? '');
  expect(totalPages).toBe(4);
  expect(text).toContain('Bukti 2');
  const looks = (await historyIn(house, request.id)).filter(({ action }) => action === 'viewed');
  expect(looks).toMatchObject([{ role: 'operator', from: 'submitted', to: 'submitted' }]);
});

test('an order is made once however often its job runs, and a lost job is found again', async () => {
  await house.stopWorker();
  const contactId = await contactIn(house, office.ikp);
  const id = randomUUID();
  const what = { kind: 'sheet', requestId: request.id };
  await house.db.prisma.documentOrder.create({ data: { id, contactId, what, createdAt: now } });
  now = new Date(now.getTime() + 2 * 60_000);
  await house.startWorker();
  await runTimedJobs(house);
  await addDocument(house.queues, id);
  await addDocument(house.queues, id);
  await until(async () => (await orders()).every(({ doneAt }) => doneAt !== null));
  await runTimedJobs(house);
  const sent = await house.db.prisma.delivery.count({ where: { contactId } });
  await addDocument(house.queues, id);
  await runTimedJobs(house);
  expect(await house.db.prisma.delivery.count({ where: { contactId } })).toBe(sent);
});

test('somebody who orders a document of what is not there is told, not left waiting', async () => {
  const contactId = await contactIn(house, office.ikp);
  const id = randomUUID();
  const what = { kind: 'sheet', requestId: randomUUID() };
  await house.db.prisma.documentOrder.create({ data: { id, contactId, what, attempts: 2, createdAt: now } });
  await addDocument(house.queues, id);
  await heard(office.ikp, ({ text }) => text.includes('belum bisa dibuat'), 'apology');
});

test('who left the unit or the office before it was made is not sent it', async () => {
  const contactId = await contactIn(house, office.ikp);
  const before = await house.db.prisma.delivery.count({ where: { contactId } });
  for (const changes of [{ unit: 'aptika' }, { revokedAt: now }]) {
    await house.db.prisma.staff.updateMany({ where: { contactId }, data: changes });
    const id = randomUUID();
    const what = { kind: 'bundle', requestId: request.id };
    await house.db.prisma.documentOrder.create({ data: { id, contactId, what, createdAt: now } });
    await addDocument(house.queues, id);
    await until(async () => (await orders()).every(({ doneAt }) => doneAt !== null));
    await house.db.prisma.staff.updateMany({ where: { contactId }, data: { unit: 'ikp', revokedAt: null } });
  }
  expect(await house.db.prisma.delivery.count({ where: { contactId } })).toBe(before);
});

test('a week after it was sent a document is thrown away', async () => {
  const kept = (await orders()).flatMap(({ sha256 }) => sha256 ?? []);
  expect(kept.length).toBeGreaterThan(0);
  now = new Date(now.getTime() + 8 * 24 * 3_600_000);
  await runTimedJobs(house);
  expect(await orders()).toEqual([]);
  for (const sha256 of kept) expect(await house.files.get(sha256)).toBeNull();
});
