import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessesOf } from '../../../app/db/accesses.ts';
import { openInspector } from '../../../app/inspect/inspect.ts';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import type { DeskNeeds } from '../../../bot/desk/needs.ts';
import { hidden } from '../../support/desk-browser.ts';
import { openDeskPages, type DeskPages, type Session } from '../../support/desk-pages.ts';
import { pdfBytes } from '../../support/files.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

const kept = new Map<string, Buffer>();
const files: Pick<DeskNeeds['files'], 'put' | 'get'> = {
  put: (bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    kept.set(sha256, bytes);
    return Promise.resolve(sha256);
  },
  get: (sha256) => Promise.resolve(kept.get(sha256) ?? null),
};
const sandbox = openSandbox();

let desk: DeskPages;
let head: Session;
let contactId: string;
beforeAll(async () => {
  desk = await openDeskPages({
    files: files as DeskNeeds['files'],
    inspector: openInspector(files, sandbox),
  });
  head = await desk.enter({ role: 'head', unit: 'sekretariat', name: 'Hendra' });
  contactId = await addContact(desk.db);
});
afterAll(async () => {
  sandbox.close();
  await desk.close();
});

/** An objection that waits, about a request of its own. */
const anObjection = async () => {
  const { db, vault } = desk;
  const requestId = await addRequest(db, { contactId, service: 'data', state: 'rejected' });
  const id = randomUUID();
  const number = `KB-2026-${id.slice(0, 8).toUpperCase()}`;
  const at = new Date('2026-11-20T03:00:00Z');
  await db.prisma.question.create({
    data: {
      ...{ id, number, contactId, requestId, unit: 'sekretariat', state: 'asked', askedAt: at, since: at },
      asker: vault.seal(JSON.stringify({ name: 'Rina', phone: null })),
      dueOn: new Date('2027-01-08'),
      messages: {
        create: { what: 'asked', body: vault.seal('Alasan: ditolak. Datanya tidak rahasia.'), createdAt: at },
      },
    },
  });
  return { id, number, requestId, path: `/meja/kepala/keberatan/${id}` };
};

const stateOf = async (id: string) =>
  (await desk.db.prisma.question.findUniqueOrThrow({ where: { id } })).state;
const answers = (): Promise<number> =>
  desk.db.prisma.inboxMessage.count({ where: { contactId, kind: 'question_answer' } });

test('an objection waits at the head’s desk, is read there once that is written down, and answered in words once', async () => {
  const { id, number, path } = await anObjection();
  expect((await head.get('/meja/kepala')).body).toContain('/meja/kepala/keberatan');
  expect((await head.get('/meja/kepala/keberatan')).body).toContain(number);
  expect((await head.get(path)).body).toContain('Datanya tidak rahasia.');
  const [look] = await accessesOf(desk.db.pool, [contactId], 1);
  expect(look).toMatchObject({ what: 'question', door: 'desk' });
  const wrong = await head.post(path, { jawaban: '' });
  expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('atau pilih suratnya')]);
  const before = await answers();
  const shown = await head.post(path, { jawaban: 'Data itu kini kami buka.' });
  expect(shown.body).toContain('Yang akan dibaca pemohon');
  expect(shown.body).toContain('Komisi Informasi');
  expect([await stateOf(id), await answers()]).toEqual(['asked', before]);
  const sent = { isi: hidden(shown.body, 'isi'), kirim: '1' };
  expect((await head.post(path, sent)).body).toContain('Jawaban dikirim');
  expect([await stateOf(id), await answers()]).toEqual(['answered', before + 1]);
  expect((await head.post(path, sent)).statusCode).toBe(409);
  expect(await answers()).toBe(before + 1);
  expect((await head.get('/meja/kepala/keberatan')).body).not.toContain(number);
});

test('by a letter, which goes to the applicant as a file and stays with the request; what is none is refused', async () => {
  const { id, requestId, path } = await anObjection();
  const upload = (bytes: Buffer) =>
    head.upload(
      path,
      { name: 'jawaban.pdf', bytes, field: 'surat', mime: 'application/pdf' },
      { jawaban: '' },
    );
  const refused = await upload(Buffer.from('bukan surat'));
  expect(refused.statusCode).toBe(422);
  const letter = pdfBytes(1, 'Surat jawaban');
  const shown = await upload(letter);
  expect(shown.body).toContain('Bersama surat: jawaban.pdf');
  await head.post(path, { isi: hidden(shown.body, 'isi'), kirim: '1' });
  expect(await stateOf(id)).toBe('answered');
  const sha256 = createHash('sha256').update(letter).digest('hex');
  expect(await desk.db.prisma.requestMessage.findMany({ where: { requestId } })).toMatchObject([{ sha256 }]);
});

test('nobody else reads or answers it, and what was never shown is not sent', async () => {
  const { id, path } = await anObjection();
  const operator = await desk.enter({ role: 'operator', unit: 'sekretariat', name: 'Sari' });
  expect((await operator.get(path)).statusCode).toBe(403);
  const other = await anObjection();
  const shown = await head.post(other.path, { jawaban: 'Untuk yang lain.' });
  const stolen = await head.post(path, { isi: hidden(shown.body, 'isi'), kirim: '1' });
  expect([stolen.statusCode, await stateOf(id)]).toEqual([409, 'asked']);
});
