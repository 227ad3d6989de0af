import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepMeasures } from '../../app/db/figures-measured.ts';
import { countStuck } from '../../app/db/set-aside.ts';
import { checkFiguresDaily } from '../../worker/jobs/check-figures.ts';
import { document } from '../../worker/jobs/document.ts';
import { sendReports } from '../../worker/jobs/send-reports.ts';
import { dutiesVersion } from '../../flows/features/enrolment/index.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now = new Date('2026-12-31T02:00:00Z');
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
const chats: Record<string, string> = {};

beforeAll(async () => {
  needs = await openWorkerNeeds(() => now);
  const { prisma } = needs.db;
  for (const role of ['head', 'administrator', 'operator']) {
    const identities = { create: [{ channel: 'telegram', account: '', address: role }] };
    const contactId = await addContact(needs.db, { identities });
    await prisma.staff.create({
      data: { name: `Ibu ${role}`, role, unit: 'sekretariat', contactId, dutiesVersion },
    });
    chats[role] = contactId;
  }
  await addRequest(needs.db, { service: 'vicon', submittedAt: new Date('2026-12-10T03:00:00Z') });
});
afterAll(() => needs[Symbol.asyncDispose]());

const orders = () => needs.db.prisma.documentOrder.findMany({ orderBy: { createdAt: 'asc' } });
const told = async (role: string) => {
  const rows = await needs.db.prisma.delivery.findMany({ where: { contactId: chats[role] ?? '' } });
  return rows.map(
    ({ body }) =>
      JSON.parse(needs.vault.open(body)) as { text: string; file?: { name: string; sha256: string } },
  );
};

test('the head is sent month and year on the first working day, once, whoever is killed and however often it is looked', async () => {
  // A holiday, a weekend, and a night: nobody is at work.
  for (const at of ['2027-01-01T02:00:00Z', '2027-01-02T02:00:00Z', '2027-01-03T20:00:00Z']) {
    now = new Date(at);
    await runJob(sendReports, needs);
  }
  expect(await orders()).toEqual([]);

  // Two workers in the same moment; they are killed before anything is made, and the next day another looks.
  now = new Date('2027-01-04T02:00:00Z');
  await Promise.all([runJob(sendReports, needs), runJob(sendReports, needs)]);
  now = new Date('2027-01-06T02:00:00Z');
  await runJob(sendReports, needs);
  const ordered = await orders();
  expect(ordered.map(({ contactId, what }) => [contactId, what])).toEqual(
    expect.arrayContaining([
      [chats['head'], { kind: 'report', from: '2026-01-01', to: '2026-12-31' }],
      [chats['head'], { kind: 'report', from: '2026-12-01', to: '2026-12-31' }],
    ]),
  );
  expect(ordered).toHaveLength(2);

  for (const { id } of [...ordered, ...ordered]) await document(needs)({ orderId: id });
  const sent = await told('head');
  expect(sent.map(({ file }) => file?.name).sort()).toEqual([
    'laporan-2026-01-01-2026-12-31.pdf',
    'laporan-2026-12-01-2026-12-31.pdf',
  ]);
  expect(sent.map(({ text }) => text).join(' ')).toContain('Masuk 1 permohonan');
  for (const { file } of sent) {
    const bytes = new Uint8Array((await needs.files.get(file?.sha256 ?? '')) ?? []);
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    expect(text).toContain('DINAS KOMUNIKASI DAN INFORMATIKA');
    expect(text).not.toContain('Budi');
  }
  expect(await told('operator')).toEqual([]);
});

test('an office is not sent what was before its first request', async () => {
  now = new Date('2026-12-07T02:00:00Z');
  await needs.db.pool.query('DELETE FROM report_sent');
  await runJob(sendReports, needs);
  expect(await orders()).toHaveLength(2);
});

test('whoever is no head any more is not given what was ordered for them', async () => {
  const { prisma } = needs.db;
  const what = { kind: 'report', from: '2026-11-01', to: '2026-11-30' };
  for (const role of ['administrator', 'operator']) {
    const { id } = await prisma.documentOrder.create({
      data: { id: crypto.randomUUID(), contactId: chats[role] ?? '', what, createdAt: now },
    });
    await document(needs)({ orderId: id });
  }
  expect(await told('operator')).toEqual([]);
  expect(await told('administrator')).toHaveLength(1);
});

test('what is kept for figures is compared with the history each day; what differs is told and kept anew', async () => {
  now = new Date('2027-01-05T02:00:00Z');
  const { db, tz, catalogue } = needs;
  const by = { now, tz, holidays: catalogue.city.holidays };
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const id = await addRequest(db, { submittedAt: new Date('2026-12-10T03:00:00Z'), state: 'rejected' });
    const at = new Date('2026-12-14T03:00:00Z');
    await db.prisma.requestEvent.create({
      data: {
        requestId: id,
        seq: 1,
        action: 'reject',
        from: 'submitted',
        to: 'rejected',
        at,
        actor: 'Ani',
        role: 'operator',
        hash: 'x',
      },
    });
    ids.push(id);
  }
  await keepMeasures(db, by, 1000);
  const differing = async () => (await countStuck(db.pool, now)).figures;
  const alerts = async () =>
    (await told('administrator')).filter(({ text }) => text.includes('Pemeriksaan harian'));
  await runJob(checkFiguresDaily, needs);
  expect(await differing()).toBe(0);
  expect(await alerts()).toEqual([]);

  const [fate, measure, both] = ids;
  await db.pool.query(
    'BEGIN; SET LOCAL session_replication_role = replica; UPDATE request_fate SET decided_at = NULL; COMMIT',
  );
  await db.pool.query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     UPDATE request_fate f SET decided_at = o.decided_at FROM request_fate_of('${measure ?? ''}') o WHERE f.request_id = o.request_id; COMMIT`,
  );
  await db.pool.query('UPDATE request_measure SET to_end = to_end + 60 WHERE request_id = ANY($1::uuid[])', [
    [measure, both],
  ]);
  await runJob(checkFiguresDaily, needs);
  expect(await differing()).toBe(3);
  expect((await alerts()).map(({ text }) => text)).toEqual([
    expect.stringContaining('menemukan 3 permohonan'),
  ]);
  expect(needs.logged.join('')).toContain('differed from the history');
  expect(fate).toBeDefined();

  await keepMeasures(db, by, 1000);
  await runJob(checkFiguresDaily, needs);
  expect(await differing()).toBe(0);

  await db.pool.query(`UPDATE figure_count SET count = count + 1 WHERE what = 'rejected'`);
  await runJob(checkFiguresDaily, needs);
  expect(await differing()).toBe(1);
  await runJob(checkFiguresDaily, needs);
  expect(await differing()).toBe(0);
  expect(await alerts()).toHaveLength(1);
});
