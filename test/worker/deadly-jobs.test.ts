import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { jobList, jobResume } from '../../app/admin/job.ts';
import { submissionList } from '../../app/admin/submission.ts';
import { dataKey, runJson } from '../app/admin/office.ts';
import { built } from '../support/built.ts';
import { eventually, until } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aComplaint, introduce, requestOfDraft, storeDraft } from '../support/office.ts';
import { openPhone } from '../support/phone.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const openHouse = async () => {
  const house = await openTestHouse({ worker: false, env: { DATA_KEY: dataKey } });
  ends.push(async () => house[Symbol.asyncDispose]());
  return house;
};

/** Starts a worker that lives until something in it ends it. */
const startWorker = (house: TestHouse, deadlyDraft: string, env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, built('test/support/deadly-worker.ts'), {
    env: {
      ...process.env,
      DATABASE_URL: house.db.url,
      DATA_KEY: dataKey,
      DATA_DIR: house.config.dataDir,
      SIMULATOR: '1',
      DEADLY_DRAFT: deadlyDraft,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  ends.push(() => {
    child.kill('SIGKILL');
    return ended;
  });
  return { ended, isAlive: () => child.exitCode === null && child.signalCode === null, said: () => said };
};

type Job = { key: string; asideUntil: string | null; deaths: number };
const jobsOf = async ({ db, vault }: TestHouse): Promise<Job[]> =>
  (await runJson<{ jobs: Job[] }>({ db, vault, now: new Date() }, jobList)).json.jobs;

test('a timed job that ends its process is set aside after three times, told of and listed; nobody else is blamed', async () => {
  const house = await openHouse();
  for (let death = 0; death < 3; death += 1) await startWorker(house, 'none').ended;
  const fourth = startWorker(house, 'none');
  await until(
    () => /early ran[^]*early ran/.test(fourth.said()) && /late ran[^]*late ran/.test(fourth.said()),
  );
  await eventually(async () => (await jobsOf(house))[0]).toMatchObject({
    key: 'deadly',
    asideUntil: expect.any(String),
  });
  expect((await jobsOf(house)).filter(({ asideUntil }) => asideUntil !== null)).toHaveLength(1);
  expect(fourth.isAlive()).toBe(true);
  // It is set aside first and told of after that.
  const alerts = () => house.db.prisma.alertSent.findMany({ where: { key: { startsWith: 'job aside' } } });
  await eventually(async () => (await alerts()).map(({ key }) => key)).toEqual(['job aside:deadly']);

  // Mended and let go, it runs again.
  const mended = startWorker(house, 'none', { HARMLESS: '1' });
  await until(() => mended.said().includes('late ran'));
  expect(mended.said()).not.toContain('deadly ran');
  await runJson({ db: house.db, vault: house.vault, now: new Date() }, jobResume, { argument: 'deadly' });
  // The other worker would be killed by it once more.
  await until(() => mended.said().includes('deadly ran') || !fourth.isAlive());
});

test('a sent form that ends its worker three times is held and its sender told; whoever sent beside it has a number', async () => {
  const house = await openHouse();
  const phone = openPhone(house.url, 'whatsapp', '6281500000001');
  const contactId = await introduce(house, phone);
  const send = () => storeDraft(house, contactId, { ...aComplaint, state: 'submitting' });
  const [deadly, beside] = [await send(), await send()];
  for (let death = 0; death < 3; death += 1) await startWorker(house, deadly, { HARMLESS: '1' }).ended;
  const fourth = startWorker(house, deadly, { HARMLESS: '1' });
  await eventually(() => house.db.prisma.heldSubmission.count({ where: { draftId: deadly } })).toBe(1);
  expect(fourth.isAlive()).toBe(true);
  await requestOfDraft(house, beside);
  await phone.until(({ text }) => text.includes('belum tercatat karena kendala di pihak kami'), 'apology');
  const office = { db: house.db, vault: house.vault, now: new Date() };
  const { json } = await runJson<{ submissions: unknown[] }>(office, submissionList);
  expect(json.submissions).toMatchObject([{ draftId: deadly, because: 'ends_worker' }]);
});
