import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSent } from '../../app/db/new-requests.ts';
import { requestViews } from '../../app/db/requests.ts';
import type { Answers, StoredFile } from '../../flows/fields/answer.ts';
import { signerKeys } from '../../flows/catalogue/signers.ts';
import { submit } from '../../worker/jobs/submit.ts';
import { newRequest } from '../../worker/jobs/submit/new-request.ts';
import { aComplaint, storeDraft } from '../support/office.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

const now = new Date('2026-11-23T03:00:00Z');
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

let last = 0;
const person = async (): Promise<string> => {
  const identities = { create: [{ channel: 'telegram', account: 'teman', address: `warga-${(last += 1)}` }] };
  return (await needs.db.prisma.contact.create({ data: { name: 'Rina', identities } })).id;
};
type Form = { service?: string; answers?: Answers; files?: Record<string, StoredFile[]>; contactId?: string };
const send = async ({
  service = 'pengaduan',
  answers = aComplaint.answers,
  files = {},
  contactId,
}: Form = {}) =>
  storeDraft(needs, contactId ?? (await person()), { service, answers, files, state: 'submitting' });

const many = async (count: number, form?: Form): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await send(form));
  return ids;
};
const stateOf = async (id: string) => (await needs.db.prisma.draft.findUnique({ where: { id } }))?.state;
const requested = async () =>
  (await needs.db.prisma.request.findMany({ select: { draftId: true } }))
    .map(({ draftId }) => draftId)
    .sort();
const letter = (bytes: number): StoredFile => ({
  sha256: 'f'.repeat(64),
  name: 'foto.jpg',
  mime: 'image/jpeg',
  bytes,
});

test('of drafts sent together each becomes one request with number, history and confirmation, though every job runs twice', async () => {
  const ids = await many(30);
  const run = submit(needs);
  await Promise.all([...ids, ...ids].map((draftId) => run({ draftId })));
  await run({ draftId: ids[0] ?? '' });

  expect(await requested()).toEqual([...ids].sort());
  const { prisma } = needs.db;
  expect(await prisma.requestEvent.count()).toBe(30);
  expect(await prisma.delivery.count()).toBe(30);
  expect(new Set((await prisma.request.findMany()).map(({ number }) => number)).size).toBe(30);
  expect(await Promise.all(ids.map(stateOf))).toEqual(ids.map(() => 'sent'));
});

test('two workers that are given the same drafts in other orders make each a request once', async () => {
  const ids = await many(60);
  const [one, other] = [submit(needs), submit(needs)];
  await Promise.all([
    ...ids.map((draftId) => one({ draftId })),
    ...ids.toReversed().map((draftId) => other({ draftId })),
  ]);
  expect(await requested()).toEqual([...ids].sort());
  expect(await needs.db.prisma.delivery.count()).toBe(60);
});

test('a draft that cannot be read, is nobody’s, or breaks the statement itself fails alone', async () => {
  const whole = await many(3);
  const unreadable = await send();
  await needs.db.pool.query(`UPDATE draft SET files = '{"bukti": [{}]}' WHERE id = $1`, [unreadable]);
  const stranger = await send({ service: 'asesmen', answers: {} });
  // No letter is so large; PostgreSQL refuses the row.
  const tooLarge = await send({ files: { bukti: [letter(3_000_000_000)] } });
  const run = submit(needs);
  const ids = [unreadable, ...whole, stranger, tooLarge];
  const outcomes = await Promise.allSettled(ids.map((draftId) => run({ draftId })));

  expect(await requested()).toEqual([...whole].sort());
  // What breaks is tried again by the queue; what cannot be is held, and its applicant told.
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(outcomes[5]?.status).toBe('rejected');
  const held = await needs.db.prisma.heldSubmission.findMany({ orderBy: { because: 'asc' } });
  expect(held.map(({ draftId, because }) => [draftId, because])).toEqual([
    [stranger, 'not_employee'],
    [unreadable, 'unreadable'],
  ]);
  expect(await stateOf(tooLarge)).toBe('submitting');
});

test('what is said of a new request is said of the request as it is stored', async () => {
  const { prisma } = needs.db;
  const nip = '198501012010011001';
  const employee = await prisma.employee.create({
    data: {
      nip: needs.vault.seal(nip),
      nipKey: needs.vault.key(nip),
      name: 'Budi',
      position: 'Analis',
      agency: 'Dinas Kesehatan',
      phone: '+6281200000011',
    },
  });
  const asn = await person();
  await prisma.contact.update({ where: { id: asn }, data: { employeeId: employee.id } });
  const asesmen = needs.catalogue.byCode.get('asesmen');
  const surat = asesmen?.letters[0]?.key ?? '';
  const signer = signerKeys({ key: surat });
  const signed = { [signer.capacity]: 'kepala', [signer.name]: 'Sari', [signer.nip]: nip };
  const files = { [surat]: [{ ...letter(10), shown: 'a'.repeat(64), pages: 2 }, letter(20)] };
  const ids = [
    await send({ service: 'asesmen', answers: { ...signed, nama_sistem: 'SIKDA' }, files, contactId: asn }),
    await send({ files: { bukti: [letter(30)] } }),
  ];

  const sent = await loadSent(needs.db.pool, ids);
  const said = ids.map((id) => newRequest(sent.get(id) ?? expect.fail(), needs).view);
  const run = submit(needs);
  await Promise.all(ids.map((draftId) => run({ draftId })));

  const numbers = { id: expect.any(String) as string, number: expect.any(String) as string };
  for (const view of said) {
    const stored = await requestViews(needs.db, needs.vault, { contactId: view.contactId, take: 1 });
    expect(stored).toEqual([{ ...view, ...numbers }]);
  }
  const [row] = await prisma.requestLetter.findMany({ where: { key: surat }, take: 1 });
  expect(JSON.stringify(row?.signer)).not.toContain(nip);
});
