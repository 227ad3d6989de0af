import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { incidentExport } from '../../app/admin/incident-export.ts';
import { incidentList, incidentNote, incidentOpen } from '../../app/admin/incident.ts';
import {
  incidentAuthority,
  incidentClose,
  incidentNotify,
  incidentPaper,
} from '../../app/admin/incident-notices.ts';
import { recordAccess } from '../../app/db/accesses.ts';
import { adminEvents } from '../../app/db/admin-events.ts';
import { mergeContacts } from '../../app/db/merge-contacts.ts';
import { StixBundle } from '../../flows/features/incidents/index.ts';
import { watchIncidents } from '../../worker/jobs/watch-incidents.ts';
import { runJson } from '../app/admin/office.ts';
import { addRequest } from '../support/request-row.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  now = new Date('2026-11-23T03:00:00Z');
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

const hours = (n: number): void => void (now = new Date(now.getTime() + n * 3_600_000));
const office = () => ({ db: needs.db, vault: needs.vault, now });
const person = async (identities: object[] = [{}]) => {
  const { id } = await needs.db.prisma.contact.create({
    data: {
      name: 'Budi',
      identities: {
        create: identities.map((own) => ({
          channel: 'telegram',
          account: 'teman',
          address: randomUUID(),
          ...own,
        })),
      },
    },
  });
  const number = `TD-2026-${randomUUID().slice(0, 8).toUpperCase()}`;
  return { contactId: id, number, id: await addRequest(needs.db, { contactId: id, number }) };
};
const administrator = async () => {
  const { contactId } = await person();
  await needs.db.prisma.staff.create({
    data: { name: 'Ani', role: 'administrator', unit: 'sekretariat', contactId },
  });
  return contactId;
};
const notices = async (contactId: string): Promise<string[]> =>
  (await needs.db.prisma.delivery.findMany({ where: { contactId }, orderBy: { id: 'asc' } })).map(
    ({ body }) => (JSON.parse(needs.vault.open(body)) as { text: string }).text,
  );
const looked = (of: Awaited<ReturnType<typeof person>>[]) =>
  recordAccess(needs.db.pool, { by: 'command', door: 'command', what: 'letters', at: now, of });
const opened = async (more: Record<string, string> = {}): Promise<string> => {
  const from = new Date(now.getTime() - 3_600_000).toISOString();
  const given = { kind: 'access', from, to: now.toISOString(), ...more };
  return (await runJson<{ id: string }>(office(), incidentOpen, given)).json.id;
};
const actions = async () => (await adminEvents(needs.db.pool)).map(({ action }) => action);

test('people are told once through their own chat after somebody approved it, the others stand on the paper list', async () => {
  const [reached, blocked] = [await person(), await person([{ blockedAt: now }])];
  await looked([reached, blocked]);
  const id = await opened();
  await runJson(office(), incidentNote, {
    argument: id,
    cause: 'Ponsel petugas hilang.',
    measure: 'Aksesnya dicabut.',
  });
  const draft = await runJson<{ people: number; notice: string }>(office(), incidentNotify, { argument: id });
  expect(draft.json).toMatchObject({ approved: false, people: 2 });
  await runJob(watchIncidents, needs);
  expect(await notices(reached.contactId)).toEqual([]);

  await runJson(office(), incidentNotify, { argument: id, yes: true });
  await expect(runJson(office(), incidentNotify, { argument: id, yes: true })).rejects.toThrow('before');
  hours(1);
  await Promise.all([runJob(watchIncidents, needs), runJob(watchIncidents, needs)]);
  await runJob(watchIncidents, needs);
  const [notice, ...more] = await notices(reached.contactId);
  expect(more).toEqual([]);
  expect(notice).toContain(reached.number);
  expect(notice).not.toContain(blocked.number);
  for (const words of ['berkas persyaratan', 'Ponsel petugas hilang.', 'Aksesnya dicabut.', 'Pasal 46'])
    expect(notice).toContain(words);
  expect(notice?.length).toBeLessThanOrEqual(900);
  expect(await notices(blocked.contactId)).toEqual([]);

  const paper = () => runJson<{ people: { contact: string }[] }>(office(), incidentPaper, { argument: id });
  expect((await paper()).json.people.map(({ contact }) => contact)).toEqual([blocked.contactId]);
  await runJson(office(), incidentPaper, { argument: id, sent: true });
  expect((await paper()).json.people).toEqual([]);
  const listed = await runJson<{ people: object[] }>(office(), incidentList, { argument: id });
  expect(listed.json.people).toHaveLength(2);
});

test('a notice that was given up puts its person on the paper list', async () => {
  const somebody = await person();
  await looked([somebody]);
  const id = await opened();
  await runJson(office(), incidentNotify, { argument: id, yes: true });
  await runJob(watchIncidents, needs);
  await needs.db.prisma.delivery.updateMany({
    where: { contactId: somebody.contactId },
    data: { state: 'failed' },
  });
  const { json } = await runJson<{ people: { contact: string }[] }>(office(), incidentPaper, {
    argument: id,
  });
  expect(json.people).toMatchObject([{ contact: somebody.contactId, name: 'Budi', kinds: ['letters'] }]);
});

test('two who turn out to be one person are told once', async () => {
  const [one, other] = [await person(), await person()];
  await looked([one, other]);
  const id = await opened();
  const client = await needs.db.pool.connect();
  await mergeContacts(client, [one.contactId, other.contactId], now);
  client.release();
  await runJson(office(), incidentNotify, { argument: id, yes: true });
  await runJob(watchIncidents, needs);
  const all = [...(await notices(one.contactId)), ...(await notices(other.contactId))];
  expect(all).toHaveLength(1);
  for (const { number } of [one, other]) expect(all[0]).toContain(number);
});

test('administrators are warned a day and six hours before the three days are over, and when they are, once each', async () => {
  const contactId = await administrator();
  await looked([await person()]);
  await opened();
  const told: [number, number][] = [];
  for (let hour = 0; hour <= 80; hour += 1) {
    await runJob(watchIncidents, needs);
    told.push([hour, (await notices(contactId)).length]);
    hours(1);
  }
  const rises = told.filter(([, count], n) => count !== (told[n - 1]?.[1] ?? 0)).map(([hour]) => hour);
  expect(rises).toEqual([48, 66, 72]);
  expect((await notices(contactId)).join('\n')).not.toContain('Budi');
});

test('nobody is warned of what is told, or closed', async () => {
  const contactId = await administrator();
  const id = await opened();
  await runJson(office(), incidentNotify, { argument: id, yes: true });
  await runJson(office(), incidentAuthority, { argument: id, told: true });
  const closed = await opened();
  await runJson(office(), incidentClose, { argument: closed, reason: 'Bukan insiden' });
  hours(0.1);
  await runJob(watchIncidents, needs);
  hours(70);
  await runJob(watchIncidents, needs);
  expect(await notices(contactId)).toEqual([]);
  expect(await actions()).toEqual([
    ...[
      'incident_opened',
      'incident_approved',
      'incident_authority_told',
      'incident_opened',
      'incident_closed',
    ],
  ]);
});

test('an incident is exported as a bundle that names nobody and is the same each time, but for the hour', async () => {
  const somebody = await person();
  await looked([somebody]);
  const id = await opened();
  await runJson(office(), incidentNote, { argument: id, measure: 'Kata sandi diganti.' });
  const first = (await runJson<StixBundle>(office(), incidentExport, { argument: id })).json;
  const again = (await runJson<StixBundle>(office(), incidentExport, { argument: id })).json;
  expect(StixBundle.parse(first)).toEqual(again);
  expect(first.objects.map(({ type }) => type)).toEqual([
    'identity',
    'incident',
    'course-of-action',
    'relationship',
    'report',
  ]);
  const ids = new Set<string>(first.objects.map((object) => object.id));
  for (const object of first.objects)
    if ('object_refs' in object) expect(object.object_refs.filter((ref) => !ids.has(ref))).toEqual([]);
  const text = JSON.stringify(first);
  for (const secret of ['Budi', somebody.contactId, somebody.number]) expect(text).not.toContain(secret);
  expect(await actions()).toContain('incident_exported');
});
