import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { retentionHold, retentionRelease, retentionRun } from '../../app/admin/retention.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import { adminEvents } from '../../app/db/admin-events.ts';
import { forgetOld } from '../../app/db/forget.ts';
import { beginRun, holds } from '../../app/db/retention-runs.ts';
import { personalKinds, periodsIn } from '../../app/retention.ts';
import { cityDate } from '../../domain/city-time.ts';
import { kept, keptKinds, type KeptKind } from '../../domain/retention.ts';
import { settingsOf } from '../../flows/settings.ts';
import { retainDaily } from '../../worker/jobs/run-retention.ts';
import { runJson } from '../app/admin/office.ts';
import { addContact, addRequest } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

const start = new Date('2026-11-23T03:00:00Z');
let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  now = start;
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

const days = (n: number): Date => new Date(start.getTime() + n * 86_400_000);
const office = () => ({ db: needs.db, vault: needs.vault, now });
type Trace = { contactId: string; requestId: string; number: string };

/** Somebody with one row of each kind that is kept about people, all done at the same moment. */
const somebody = async (): Promise<Trace> => {
  const { prisma, pool } = needs.db;
  const contactId = await addContact(needs.db);
  const identity = await prisma.identity.create({
    data: { contactId, channel: 'telegram', account: 'a', address: randomUUID() },
  });
  const number = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
  const requestId = await addRequest(needs.db, {
    contactId,
    number,
    state: 'completed',
    since: start,
    submittedAt: start,
  });
  const of = { contactId, identityId: identity.id };
  await prisma.inboxMessage.create({
    data: {
      ...of,
      channel: 'telegram',
      account: 'a',
      providerId: randomUUID(),
      kind: 'text',
      receivedAt: start,
      doneAt: start,
    },
  });
  await prisma.delivery.create({
    data: { ...of, body: 'x', state: 'sent', createdAt: start, nextAttemptAt: start },
  });
  await prisma.draft.create({
    data: {
      id: randomUUID(),
      contactId,
      service: 'pengaduan',
      serviceVersion: '1',
      answers: {},
      files: {},
      state: 'sent',
      updatedAt: start,
      expiresAt: start,
    },
  });
  await prisma.question.create({
    data: {
      id: randomUUID(),
      number: randomUUID(),
      contactId,
      unit: 'ikp',
      state: 'closed',
      asker: 'x',
      askedAt: start,
      since: start,
    },
  });
  await prisma.session.create({ data: { contactId, state: {}, updatedAt: start } });
  await prisma.requestMessage.create({
    data: { requestId, sender: 'applicant', body: 'x', createdAt: start },
  });
  await prisma.codeMiss.create({ data: { contactId, at: start } });
  await recordAccess(pool, {
    by: 'command',
    door: 'command',
    what: 'letters',
    at: start,
    of: [{ contactId, id: requestId }],
  });
  await prisma.dataRequest.create({
    data: {
      id: randomUUID(),
      number: randomUUID(),
      contactId,
      kind: 'copy',
      askedAt: start,
      dueAt: start,
      state: 'done',
      endedAt: start,
    },
  });
  await prisma.simulatorMessage.create({
    data: {
      deliveryId: BigInt(Math.abs(number.length + Number(identity.id))),
      channel: 'telegram',
      chat: 'x',
      text: 'x',
      options: [],
      at: start,
    },
  });
  return { contactId, requestId, number };
};

const left = async (): Promise<Record<Exclude<KeptKind, 'requests'>, number>> => {
  const { prisma } = needs.db;
  return {
    messages: await prisma.inboxMessage.count(),
    deliveries: await prisma.delivery.count(),
    sentForms: await prisma.draft.count(),
    questions: await prisma.question.count(),
    sessions: await prisma.session.count(),
    talk: await prisma.requestMessage.count(),
    codeMisses: await prisma.codeMiss.count(),
    accesses: await prisma.dataAccess.count(),
    dataRequests: await prisma.dataRequest.count(),
    simulator: await prisma.simulatorMessage.count(),
  };
};
const runs = async () =>
  (await adminEvents(needs.db.pool))
    .filter(({ action }) => action === 'retention_run')
    .map(({ actor, note }) => [actor, note]);

test('each kind goes on the day after its period and no sooner, and each day’s run is one event with its counts', async () => {
  await somebody();
  const gone: Record<string, number> = {};
  const steps = [...new Set(personalKinds.flatMap((kind) => [kept[kind].days, kept[kind].days + 1]))].sort(
    (a, b) => a - b,
  );
  for (const day of steps) {
    now = days(day);
    const before = await left();
    await runJob(retainDaily, needs);
    await runJob(retainDaily, needs);
    const after = await left();
    for (const kind of personalKinds) if (after[kind] < before[kind]) gone[kind] = day;
  }
  expect(gone).toEqual(Object.fromEntries(personalKinds.map((kind) => [kind, kept[kind].days + 1])));
  expect(await needs.db.prisma.request.count()).toBe(1);
  const notes = await runs();
  expect(notes).toHaveLength(steps.length);
  expect(notes[0]).toEqual(['jadwal harian', '']);
  expect(notes.map(([, note]) => note)).toContain('messages 1, questions 1, sentForms 1, simulator 1');
});

test('of a held request and its applicant nothing goes, nor of whom an open incident touched, until it is let go', async () => {
  const [free, held, touched] = [await somebody(), await somebody(), await somebody()];
  await runJson(office(), retentionHold, { argument: held.number, reason: 'Sengketa informasi' });
  await expect(
    runJson(office(), retentionHold, { argument: held.number, reason: 'Sengketa lain' }),
  ).rejects.toThrow('held already');
  const incident = {
    id: randomUUID(),
    kind: 'access',
    fromAt: start,
    toAt: start,
    openedAt: start,
    dueAt: start,
  };
  await needs.db.prisma.incident.create({
    data: { ...incident, people: { create: { contactId: touched.contactId, kinds: [], requests: [] } } },
  });
  now = days(4000);
  const dry = await runJson<{
    kinds: { kind: string; rows: number; source?: string; carriedOut?: boolean }[];
  }>(office(), retentionRun, { dryRun: true });
  await runJob(retainDaily, needs);
  const counts = await left();
  // Codes and the simulator's messages are nobody's.
  expect(counts).toEqual({
    ...Object.fromEntries(personalKinds.map((kind) => [kind, 2])),
    ...{ codeMisses: 0, simulator: 0 },
  });
  for (const { kind, rows } of dry.json.kinds.filter((line) => line.source !== undefined))
    expect([kind, rows]).toEqual([kind, kind === 'codeMisses' || kind === 'simulator' ? 3 : 1]);
  expect(await needs.db.prisma.question.count({ where: { contactId: free.contactId } })).toBe(0);
  await runJson(office(), retentionRelease, { argument: held.number });
  await needs.db.prisma.incident.update({ where: { id: incident.id }, data: { closedAt: now } });
  now = days(4001);
  await runJob(retainDaily, needs);
  expect(Object.values(await left()).every((rows) => rows === 0)).toBe(true);
  expect((await adminEvents(needs.db.pool)).map(({ action }) => action)).toEqual([
    ...['retention_held', 'retention_run', 'retention_released', 'retention_run'],
  ]);
});

test('a list of what is held says how many there are where it shows fewer', async () => {
  for (const { number } of [await somebody(), await somebody()])
    await runJson(office(), retentionHold, { argument: number, reason: 'Sengketa informasi' });
  const { held, total } = await holds(needs.db.pool, 1);
  expect([held.length, total]).toEqual([1, 2]);
});

test('a run that ends in the middle goes on, and its event counts what went before', async () => {
  await somebody();
  await somebody();
  now = days(4000);
  const run = cityDate(now, needs.tz);
  await beginRun(needs.db.pool, run, now);
  await forgetOld(needs.db.pool, 'messages', now, run);
  await runJob(retainDaily, needs);
  expect((await runs()).map(([, note]) => note)).toEqual([expect.stringContaining('messages 2')]);
});

test('the archive’s own period is a placeholder: told as such and not carried out', async () => {
  await somebody();
  now = days(800);
  const { json } = await runJson<{
    kinds: { kind: string; rows: number; source?: string; carriedOut?: boolean }[];
  }>(office(), retentionRun, {});
  expect(json.kinds.find(({ kind }) => kind === 'requests')).toMatchObject({
    days: 730,
    source: 'draf',
    carriedOut: false,
    rows: 0,
  });
  const dry = await runJson<{ kinds: { kind: string; rows: number }[] }>(office(), retentionRun, {
    dryRun: true,
  });
  expect(dry.json.kinds.find(({ kind }) => kind === 'requests')).toMatchObject({ rows: 1 });
});

test('a schedule the city has adopted takes words and letters of what ended, not of what is open or held; history and figures stay', async () => {
  const { prisma } = needs.db;
  const sha256 = await needs.files.put(Buffer.from('surat'));
  const [gone, held, open] = [await somebody(), await somebody(), await somebody()];
  await prisma.requestLetter.create({
    data: {
      ...{
        requestId: gone.requestId,
        key: 'surat',
        position: 1,
        name: 'a.pdf',
        mime: 'application/pdf',
        bytes: 5,
        sha256,
      },
    },
  });
  await prisma.request.update({ where: { id: open.requestId }, data: { state: 'in_progress' } });
  await runJson(office(), retentionHold, { argument: held.number, reason: 'Sengketa informasi' });
  Object.assign(needs.catalogue, {
    city: { ...needs.catalogue.city, retention: { requests: { days: 1000, source: 'JRA 2027' } } },
  });
  const named = async () =>
    (await prisma.request.findMany({ orderBy: { id: 'asc' } }))
      .filter(({ applicant }) => (applicant as { name: string }).name === 'Budi')
      .map(({ id }) => id);
  now = days(1000);
  await runJob(retainDaily, needs);
  expect(await named()).toHaveLength(3);
  now = days(1001);
  await runJob(retainDaily, needs);
  expect(await named()).toEqual([held.requestId, open.requestId].sort());
  expect([
    await prisma.request.count(),
    await prisma.requestLetter.count(),
    await needs.files.get(sha256),
  ]).toEqual([3, 0, null]);
  expect((await runs()).at(-1)?.[1]).toContain('requests 1');
});

test('the city says how long, an installation’s settings say otherwise, and each says who did', () => {
  const { city } = needs.catalogue;
  const retention = {
    messages: { days: 30, source: 'Perwali 1/2027 Pasal 2' },
    accesses: { days: 800, source: 'JRA 2027' },
    deliveries: { days: 100, source: 'JRA 2027' },
  };
  const settings = settingsOf({ ...city, retention }, { keepDays: { deliveries: 60 } });
  const periods = periodsIn({ settings: settings.data ?? expect.fail(), city: { retention } });
  expect(periods.messages).toMatchObject({ days: 30, source: 'Perwali 1/2027 Pasal 2' });
  expect(periods.accesses).toMatchObject({ days: 800, source: 'JRA 2027' });
  expect(periods.deliveries).toMatchObject({ days: 60, source: 'settings.json' });
  expect(periods.questions).toMatchObject({ days: 90, source: 'draf' });
  expect(Object.keys(periods)).toEqual(keptKinds);
  const longer = settingsOf(city, { keepDays: { sentForms: 120 } });
  expect(periodsIn({ settings: longer.data ?? expect.fail(), city }).questions).toMatchObject({ days: 120 });
});
