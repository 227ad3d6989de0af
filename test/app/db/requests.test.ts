import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appendEvent } from '../../../app/db/events.ts';
import { requestViews } from '../../../app/db/requests.ts';
import { sealValue } from '../../../app/sealed-answers.ts';
import { openVault } from '../../../app/vault.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

const vault = openVault(Buffer.alloc(32, 7));
const nip = '198503152010011001';
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const letter = (requestId: string, name: string, changes: object = {}) =>
  db.prisma.requestLetter.create({
    data: {
      requestId,
      key: 'surat',
      position: 0,
      name,
      mime: 'application/pdf',
      bytes: 9,
      sha256: 'ab',
      ...changes,
    },
  });

const step = (requestId: string, changes: object = {}) =>
  appendEvent(db.pool, {
    requestId,
    action: 'submit',
    from: null,
    to: 'submitted',
    actor: 'Budi',
    role: 'applicant',
    at: '2026-11-20T03:00:00.000Z',
    note: null,
    ...changes,
  });

test('a request comes with its present letters, its last step and its identity numbers opened', async () => {
  const id = await addRequest(db, {
    number: 'TD-2026-VIEW0001',
    applicant: {
      name: 'Siti',
      phone: null,
      institution: 'Dinas Pendidikan',
      email: null,
      nip: sealValue(nip, vault),
      position: 'Guru',
    },
    answers: {
      nik: sealValue('6171012345670001', vault),
      jumlah: 4,
      waktu: { date: '2026-11-25', from: '09:00', to: '10:00' },
    },
    lacking: [{ item: 'surat', because: 'Buram' }],
  });
  await letter(id, 'lama.pdf', { replacedAt: new Date() });
  await letter(id, 'baru.pdf', {
    pages: 2,
    shown: 'cd',
    signer: { capacity: 'Kepala', name: 'Rudi', nip: sealValue(nip, vault) },
  });
  await letter(id, 'kedua.pdf', { position: 1 });
  await step(id);
  await step(id, { action: 'verify', actor: 'Sri', role: 'operator', at: '2026-11-21T01:02:03.004Z' });

  const [view] = await requestViews(db, vault, { number: 'TD-2026-VIEW0001' });
  expect(view).toEqual({
    id,
    supporting: [],
    number: 'TD-2026-VIEW0001',
    service: 'coworking',
    state: 'submitted',
    version: 1,
    unit: 'aptika',
    contactId: expect.any(String) as string,
    applicant: {
      name: 'Siti',
      phone: null,
      institution: 'Dinas Pendidikan',
      email: null,
      nip,
      position: 'Guru',
    },
    answers: {
      nik: '6171012345670001',
      jumlah: 4,
      waktu: { date: '2026-11-25', from: '09:00', to: '10:00' },
    },
    letters: [
      {
        key: 'surat',
        name: 'baru.pdf',
        mime: 'application/pdf',
        bytes: 9,
        sha256: 'ab',
        shown: 'cd',
        pages: 2,
        signer: { capacity: 'Kepala', name: 'Rudi', nip },
      },
      { key: 'surat', name: 'kedua.pdf', mime: 'application/pdf', bytes: 9, sha256: 'ab' },
    ],
    promisedOn: '2026-11-23',
    submittedAt: '2026-11-20T03:00:00.000Z',
    since: '2026-11-20T03:00:00.000Z',
    agendaNumber: null,
    outcome: null,
    rating: null,
    lacking: [{ item: 'surat', because: 'Buram' }],
    lastStep: { action: 'verify', actor: 'Sri', role: 'operator', at: '2026-11-21T01:02:03.004Z' },
  });
  expect(await requestViews(db, vault, { id })).toEqual([view]);
});

test('what a completion replaced comes with it, identity numbers opened: the files of that completion and no older ones', async () => {
  const at = new Date('2026-11-23T02:00:00.123Z');
  const items = [
    { item: 'nik', because: 'perlu diperbaiki', before: sealValue('6171012345670009', vault) },
    { item: 'surat', because: 'tidak terbaca' },
  ];
  const id = await addRequest(db, {
    completion: { at: at.toISOString(), items },
    completionRemindedAt: new Date('2026-11-22T02:00:00Z'),
  });
  await letter(id, 'paling-lama.pdf', { replacedAt: new Date('2026-11-10T02:00:00Z') });
  await letter(id, 'lama.pdf', {
    replacedAt: at,
    signer: { capacity: 'plt', name: 'Rudi', nip: sealValue(nip, vault) },
  });
  await letter(id, 'baru.pdf');
  const [view] = await requestViews(db, vault, { id });
  expect(view?.letters.map(({ name }) => name)).toEqual(['baru.pdf']);
  expect(view?.completion).toMatchObject({
    at: '2026-11-23T02:00:00.123Z',
    items: [
      { item: 'nik', because: 'perlu diperbaiki', before: '6171012345670009' },
      { item: 'surat', because: 'tidak terbaca' },
    ],
    letters: [{ name: 'lama.pdf', signer: { capacity: 'plt', name: 'Rudi', nip } }],
  });
  expect(view?.remindedAt).toBe('2026-11-22T02:00:00.000Z');
});

test('nothing is found under a number or id that is not there, or that is no id at all', async () => {
  expect(await requestViews(db, vault, { number: 'TD-2026-NONE0000' })).toEqual([]);
  expect(await requestViews(db, vault, { id: randomUUID() })).toEqual([]);
  expect(await requestViews(db, vault, { id: "1'; --" })).toEqual([]);
});

test("a contact's requests come newest first and no more than asked, and nobody else's", async () => {
  const contactId = await addContact(db);
  await addRequest(db);
  for (const day of [1, 3, 2])
    await addRequest(db, { contactId, submittedAt: new Date(Date.UTC(2026, 9, day)) });
  const days = (await requestViews(db, vault, { contactId, take: 2 })).map((view) =>
    view.submittedAt.slice(0, 10),
  );
  expect(days).toEqual(['2026-10-03', '2026-10-02']);
});

test('requests in some states come by the date promised, of the units asked for, in one query', async () => {
  const make = (state: string, unit: string, promised: string) =>
    addRequest(db, { state, unit, promisedOn: new Date(promised) });
  const late = await make('registered', 'ikp', '2026-12-02');
  const soon = await make('registered', 'ikp', '2026-12-01');
  const other = await make('registered', 'persandian', '2026-12-03');
  await make('withdrawn', 'ikp', '2026-12-01');
  const query = vi.spyOn(db.pool, 'query');
  const ids = async (units?: ('ikp' | 'persandian')[]) =>
    (await requestViews(db, vault, { states: ['registered'], ...(units && { units }), take: 20 })).map(
      ({ id }) => id,
    );
  expect(await ids(['ikp'])).toEqual([soon, late]);
  expect(query).toHaveBeenCalledTimes(1);
  expect(await ids()).toEqual([soon, late, other]);
  query.mockRestore();
});

test('a completed request tells the day, whatever the time zone of this machine', async () => {
  const id = await addRequest(db, {
    state: 'completed',
    completedOn: new Date('2026-11-30'),
    outcome: 'Beres',
    rating: 5,
  });
  const [view] = await requestViews(db, vault, { id });
  expect(view).toMatchObject({ completedOn: '2026-11-30', outcome: 'Beres', rating: 5 });
});
