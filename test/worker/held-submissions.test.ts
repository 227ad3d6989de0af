import { afterEach, beforeEach, expect, test } from 'vitest';
import { submissionList, submissionRefuse, submissionRetry } from '../../app/admin/submission.ts';
import { dueSubmissions } from '../../app/db/held-submissions.ts';
import { holdLateSubmissions } from '../../app/hold-submission.ts';
import type { Answers } from '../../flows/fields/answer.ts';
import { submit } from '../../worker/jobs/submit.ts';
import { runJson } from '../app/admin/office.ts';
import { aComplaint, storeDraft } from '../support/office.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';
import { runTimedJobs } from '../support/timed-jobs.ts';

let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  // A Sunday, when nobody is reminded of anything.
  now = new Date('2026-11-22T03:00:00Z');
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

const pass = (minutes: number): void => void (now = new Date(now.getTime() + minutes * 60_000));

/** Somebody with one chat; the contact's id. */
const person = async (address: string): Promise<string> => {
  const identities = { create: [{ channel: 'telegram', account: 'teman', address }] };
  return (await needs.db.prisma.contact.create({ data: { name: 'Rina', identities } })).id;
};
const administrator = async (): Promise<void> => {
  const data = {
    name: 'Sari',
    role: 'administrator',
    unit: 'sekretariat',
    contactId: await person('administrator'),
  };
  await needs.db.prisma.staff.create({ data });
};

/** A form as *Kirim* leaves it; its id. */
const send = async (service = 'pengaduan', answers: Answers = aComplaint.answers): Promise<string> =>
  storeDraft(needs, await person(`warga-${Math.random()}`), { service, answers, state: 'submitting' });

const run = (draftId: string, changed: Partial<typeof needs> = {}): Promise<void> =>
  submit({ ...needs, ...changed })({ draftId });

/** What everybody was told, oldest first. */
const told = async (): Promise<string[]> => {
  const rows = await needs.db.prisma.delivery.findMany({
    include: { identity: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(
    ({ body, identity }) =>
      `${identity.address.split('-')[0] ?? ''}: ${(JSON.parse(needs.vault.open(body)) as { text: string }).text}`,
  );
};
/** A fault of ours: there is no such zone. */
const ours = { tz: 'Nowhere/Atlantis' };
const heldRows = () => needs.db.prisma.heldSubmission.findMany();
const stateOf = async (id: string) => (await needs.db.prisma.draft.findUnique({ where: { id } }))?.state;

const without = (code: string): typeof needs.catalogue => ({
  ...needs.catalogue,
  byCode: new Map([...needs.catalogue.byCode].filter(([other]) => other !== code)),
});

test('a form of a service that is gone is held at once, told once to its applicant and administrators, and recorded when the service is back', async () => {
  await administrator();
  const draftId = await send();
  const gone = { catalogue: without('pengaduan') };
  await run(draftId, gone);
  await run(draftId, gone);
  await run(draftId, gone);
  expect(await told()).toEqual([
    expect.stringMatching(/^warga: Maaf, permohonan Anda belum tercatat.*tidak perlu dikirim ulang/),
    expect.stringMatching(/^administrator: Ada 1 permohonan .*layanannya tidak ada lagi/),
  ]);
  expect(await heldRows()).toMatchObject([{ draftId, because: 'service_gone', tries: 2 }]);
  expect(await stateOf(draftId)).toBe('submitting');

  await run(draftId);
  expect(await stateOf(draftId)).toBe('sent');
  expect(await heldRows()).toEqual([]);
  expect((await told()).at(-1)).toMatch(/^warga: .*TD-2026-/s);
});

test('a form of somebody who is no ASN any more, or that cannot be read, is held and keeps nobody else waiting', async () => {
  const foreign = await send('asesmen', {});
  const broken = await send();
  await needs.db.pool.query(`UPDATE draft SET files = '{"bukti": [{}]}' WHERE id = $1`, [broken]);
  const whole = await send();
  for (const id of [foreign, broken, whole]) await run(id);
  const reasons = new Map((await heldRows()).map(({ draftId, because }) => [draftId, because]));
  expect(reasons).toEqual(
    new Map([
      [foreign, 'not_employee'],
      [broken, 'unreadable'],
    ]),
  );
  expect(await stateOf(whole)).toBe('sent');
});

test('what is not recorded ten minutes after Kirim is said to be late once, though no worker runs, and is tried on ever more seldom', async () => {
  await administrator();
  const draftId = await send();
  pass(9);
  await holdLateSubmissions(needs);
  expect(await told()).toEqual([]);
  pass(2);
  await holdLateSubmissions(needs);
  await holdLateSubmissions(needs);
  expect(await told()).toHaveLength(2);

  // A fault of ours: the queue does not try it again by itself any more, its row does.
  const tries: number[] = [];
  for (let minute = 0; minute < 6 * 60; minute += 1) {
    pass(1);
    if ((await dueSubmissions(needs.db.pool, now, 10)).length === 0) continue;
    tries.push(minute);
    await run(draftId, ours);
  }
  expect(tries.length).toBeGreaterThan(6);
  expect(tries.length).toBeLessThan(14);
  expect(await told()).toHaveLength(2);
  expect(await stateOf(draftId)).toBe('submitting');
});

test('a fault the queue may get over is left to the queue, and a job lost by a clock that was put back is found', async () => {
  const draftId = await send();
  await expect(run(draftId, ours)).rejects.toThrow();
  expect(await heldRows()).toEqual([]);
  pass(-24 * 60);
  await runTimedJobs(needs);
  expect(needs.added).toContain(`submit ${draftId}`);
});

test('an administrator sees what is held, has it tried again and gives up what can never be recorded', async () => {
  const office = { ...needs, now };
  const [kept, hopeless] = [await send(), await send()];
  for (const draftId of [kept, hopeless])
    for (let n = 0; n < 8; n += 1) await run(draftId, { catalogue: without('pengaduan') });
  const { json } = await runJson<{ submissions: { draftId: string }[] }>(office, submissionList);
  expect(json.submissions.map(({ draftId }) => draftId).sort()).toEqual([kept, hopeless].sort());
  expect(JSON.stringify(json)).not.toContain('Rina');

  pass(2);
  await runTimedJobs(needs);
  expect(needs.added).toEqual([]);
  await runJson({ ...needs, now }, submissionRetry, { argument: kept });
  pass(1);
  await runTimedJobs(needs);
  expect(needs.added).toEqual([`submit ${kept}`]);

  await runJson(office, submissionRefuse, { argument: hopeless, reason: 'Layanan ini sudah ditutup.' });
  expect((await told()).at(-1)).toMatch(
    /^warga: .*tidak dapat kami catat\. Alasan: Layanan ini sudah ditutup\./,
  );
  expect(await stateOf(hopeless)).toBe('abandoned');
  expect(await needs.db.prisma.adminEvent.count({ where: { action: 'submission_refused' } })).toBe(1);
  await expect(runJson(office, submissionRetry, { argument: hopeless })).rejects.toThrow('is held');
});
