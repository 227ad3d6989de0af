import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffAct } from '../../../app/admin/staff-act.ts';
import { staffAdd } from '../../../app/admin/staff-add.ts';
import { staffList } from '../../../app/admin/staff-list.ts';
import { staffRevoke } from '../../../app/admin/staff-revoke.ts';
import { staffCodeHash } from '../../../flows/features/enrolment/staff-code.ts';
import { addContact } from '../../support/request-row.ts';
import { runJson, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(() => office.close());

type Added = { id: string; code: string; unit: string; role: string; expiresAt: string };
type Listed = { staff: { id: string; status: string }[] };

const add = async (options: object) => (await runJson<Added>(office, staffAdd, { ...options })).json;
const statusOf = async (id: string) =>
  (await runJson<Listed>(office, staffList)).json.staff.find((member) => member.id === id)?.status;

test('a new member gets a code of ten clear characters for a day, of which only the hash is kept', async () => {
  const added = await add({ name: ' Sri Wahyuni ', role: 'operator', unit: 'ikp' });
  expect(added.code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
  expect(added.expiresAt).toBe('2026-11-23T03:00:00.000Z');
  const row = await office.db.prisma.staff.findUniqueOrThrow({ where: { id: added.id } });
  expect(row).toMatchObject({
    name: 'Sri Wahyuni',
    role: 'operator',
    unit: 'ikp',
    codeHash: staffCodeHash(added.code),
  });
  expect(JSON.stringify(row)).not.toContain(added.code);
  expect(await statusOf(added.id)).toBe('invited');
});

test('roles and units are taken by code or by label, and a head belongs to the secretariat unless told otherwise', async () => {
  expect(await add({ name: 'A', role: 'Kepala Dinas' })).toMatchObject({ role: 'head', unit: 'sekretariat' });
  expect(await add({ name: 'B', role: 'ARSIPARIS' })).toMatchObject({ role: 'records_officer' });
  expect(await add({ name: 'C', role: 'operator', unit: 'bidang aplikasi informatika' })).toMatchObject({
    unit: 'aptika',
  });
});

test.each([
  [{ role: 'operator', unit: 'ikp' }, /--name is needed/],
  [{ name: ' ', role: 'head' }, /--name is empty/],
  [{ name: 'A' }, /--role is needed: one of operator, records_officer, head, administrator/],
  [{ name: 'A', role: 'boss' }, /--role takes one of operator.*got "boss"/],
  [{ name: 'A', role: 'operator' }, /--unit is needed for an operator/],
  [{ name: 'A', role: 'operator', unit: 'x' }, /--unit takes one of sekretariat, ikp/],
])('what is missing or unknown is told in one line: %j', async (options, sentence) => {
  await expect(add(options)).rejects.toThrow(sentence);
});

test('a revoked member loses chat and code at once, and revoking again changes nothing', async () => {
  const { id } = await add({ name: 'Budi', role: 'administrator' });
  const contactId = await addContact(office.db);
  await office.db.prisma.staff.update({ where: { id }, data: { contactId } });
  expect(await statusOf(id)).toBe('bound');
  const first = await runJson<{ revokedAt: string }>(office, staffRevoke, { argument: id });
  const later = { ...office, now: new Date('2026-12-01T00:00:00Z') };
  expect((await runJson(later, staffRevoke, { argument: id })).json).toEqual(first.json);
  expect(await statusOf(id)).toBe('revoked');
  expect(await office.db.prisma.staff.findUnique({ where: { id } })).toMatchObject({
    contactId: null,
    codeHash: null,
  });
  await office.db.prisma.staff.create({ data: { name: 'New', role: 'head', unit: 'ikp', contactId } });
});

test('all of a unit are revoked at once, and nobody else', async () => {
  const here = [
    await add({ name: 'Satu', role: 'operator', unit: 'persandian' }),
    await add({ name: 'Dua', role: 'operator', unit: 'persandian' }),
  ];
  const elsewhere = await add({ name: 'Tiga', role: 'operator', unit: 'infrastruktur' });
  const { json } = await runJson<{ revoked: { id: string }[] }>(office, staffRevoke, {
    allOfUnit: 'persandian',
  });
  expect(json.revoked.map(({ id }) => id).sort()).toEqual(here.map(({ id }) => id).sort());
  for (const { id } of here) expect(await statusOf(id)).toBe('revoked');
  expect(await statusOf(elsewhere.id)).toBe('invited');
  const { id } = elsewhere;
  for (const given of [{}, { argument: id, allOfUnit: 'persandian' }])
    await expect(runJson(office, staffRevoke, given)).rejects.toThrow(/Either an id or --all-of-unit/);
  await expect(runJson(office, staffRevoke, { allOfUnit: 'x' })).rejects.toThrow(/--unit takes one of/);
});

test('a code not used in time shows in the list', async () => {
  const { id } = await add({ name: 'Late', role: 'head' });
  const later = { ...office, now: new Date('2026-11-23T03:00:01Z') };
  const { json, text } = await runJson<Listed>(later, staffList);
  expect(json.staff.find((member) => member.id === id)?.status).toBe('code_expired');
  expect(text).toMatch(/^ID +NAME +ROLE +UNIT +STATUS\n/);
});

test.each(['nobody', '00000000-0000-4000-8000-000000000000'])(
  'nobody can be revoked under the id %s',
  async (id) => {
    await expect(runJson(office, staffRevoke, { argument: id })).rejects.toThrow(
      /No member of staff has the id/,
    );
  },
);

test('somebody in office is named to stand in for the head on some days, and nobody else, nor for days gone by', async () => {
  const { id } = await add({ name: 'Sari', role: 'operator', unit: 'ikp' });
  const act = (options: object) => runJson(office, staffAct, { argument: id, ...options });
  const days = { kind: 'plh', from: '2026-11-23', to: '2026-11-27' };
  expect((await act(days)).json).toMatchObject({ staffId: id, name: 'Sari', ...days });
  expect(await office.db.prisma.actingHead.findMany({ where: { staffId: id } })).toMatchObject([
    { kind: 'plh', fromOn: new Date('2026-11-23'), toOn: new Date('2026-11-27'), endedAt: null },
  ]);
  await expect(act({ ...days, kind: 'pj' })).rejects.toThrow('--kind takes plh or plt');
  await expect(act({ ...days, from: '23/11/2026' })).rejects.toThrow('--from takes a date');
  await expect(act({ ...days, to: '2026-11-22' })).rejects.toThrow('--to is before --from');
  await expect(act({ ...days, from: '2026-11-01', to: '2026-11-21' })).rejects.toThrow('these days are over');
  await expect(act({ ...days, argument: 'x' })).rejects.toThrow('No member of staff in office');
  const head = await add({ name: 'Dewi', role: 'head' });
  await expect(act({ ...days, argument: head.id })).rejects.toThrow('Dewi is the head');
});
