import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asnImport } from '../../../app/admin/asn-import.ts';
import { auditVerify } from '../../../app/admin/audit-verify.ts';
import type { AdminCommand } from '../../../app/admin/command.ts';
import { figuresShow } from '../../../app/admin/figures-show.ts';
import { holidaysCheck } from '../../../app/admin/holidays-check.ts';
import { reportShow } from '../../../app/admin/report-show.ts';
import { serviceClose, serviceOpen } from '../../../app/admin/service-switch.ts';
import { staffAbsence } from '../../../app/admin/staff-absence.ts';
import { staffAct } from '../../../app/admin/staff-act.ts';
import { staffAdd } from '../../../app/admin/staff-add.ts';
import { staffBroadcast } from '../../../app/admin/staff-broadcast.ts';
import { staffMove } from '../../../app/admin/staff-move.ts';
import { staffRevoke } from '../../../app/admin/staff-revoke.ts';
import { sealEvents } from '../../../app/db/event-seals.ts';
import { addRequest } from '../../support/request-row.ts';
import { runJson, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
let id: string;
beforeAll(async () => {
  office = await testOffice();
  const added = await runJson<{ id: string }>(office, staffAdd, {
    name: 'Sri',
    role: 'operator',
    unit: 'ikp',
  });
  id = added.json.id;
});
afterAll(() => office.close());

test('commands do what an administrator does in the chat, and all of it is written down in a chain that holds', async () => {
  const run = (command: AdminCommand, options: object = {}, argument = id) =>
    runJson<Record<string, unknown>>(office, command, { argument, ...options });
  expect((await run(staffMove, { unit: 'aptika' })).json).toMatchObject({ unit: 'aptika' });
  await run(staffAbsence, { from: '2026-11-23', to: '2026-11-24' });
  await run(staffAbsence, { end: true });
  await run(serviceClose, { notice: 'Pemeliharaan sampai Senin' }, 'ruang');
  expect(await office.db.prisma.closedService.findMany()).toMatchObject([
    { service: 'ruang', notice: 'Pemeliharaan sampai Senin' },
  ]);
  await run(serviceOpen, {}, 'ruang');
  await run(staffBroadcast, { text: 'Rapat pukul 10', unit: 'aptika' });
  await run(staffAct, { kind: 'plh', from: '2026-11-23', to: '2026-11-24' });
  const register = join(await mkdtemp(join(tmpdir(), 'asn-')), 'asn.csv');
  await writeFile(
    register,
    'nip,nama,jabatan,perangkat_daerah,hp\n197001011995032001,Siti Aminah,Pranata Komputer,DISKOMINFO,081234567890\nx,Budi,,,\n',
  );
  await run(asnImport, { dryRun: true }, register);
  await run(asnImport, {}, register);
  await rm(dirname(register), { recursive: true });
  await run(staffRevoke);
  const acts = await office.db.prisma.adminEvent.findMany({ orderBy: { seq: 'asc' } });
  expect(acts.map(({ action }) => action)).toEqual([
    'staff_added',
    'staff_moved',
    'absence_set',
    'absence_ended',
    'service_closed',
    'service_opened',
    'broadcast',
    'acting_named',
    'employees_imported',
    'staff_revoked',
  ]);
  expect(acts.every(({ actor }) => actor === 'npm run admin')).toBe(true);
  expect(acts[6]).toMatchObject({ about: 'unit.aptika', note: expect.stringContaining('Rapat') as string });
  expect(acts[7]).toMatchObject({ about: id, note: 'Sri: plh, 2026-11-23 – 2026-11-24' });
  // How many, and nobody's name or number.
  expect(acts[8]?.note).toBe('1 ditambah, 0 diperbarui, 0 tetap, 0 keluar, 1 ditolak');
  expect((await run(auditVerify)).json).toMatchObject({ ok: true, unsealed: 10 });
  await expect(run(staffMove, { unit: 'ikp' })).rejects.toThrow(/No member of staff in office/);
});

test.each([
  [staffAbsence, 'nobody', {}, /No member of staff in office has the id nobody/],
  [serviceClose, 'ruang', {}, /--notice is needed/],
  [serviceClose, 'parkir', { notice: 'Sepuluh huruf' }, /No service has the code parkir; there are .*ruang/],
  [staffBroadcast, '', {}, /--text is needed/],
  [figuresShow, '', { from: '2026-13-01' }, /--from takes a date/],
  [figuresShow, '', { requests: 'done' }, /--requests takes one of received, /],
  [figuresShow, '', { from: '2026-11-02', to: '2026-11-01' }, /--to is before --from/],
  [auditVerify, '', { head: '12' }, /--head takes/],
])('a mistake is told in one line: %#', async (command, argument, options, sentence) => {
  await expect(runJson(office, command, { argument, ...options })).rejects.toThrow(sentence);
});

test('a head kept from an earlier audit is looked for in the ledger', async () => {
  await sealEvents(office.db, office.vault, office.now);
  const { json } = await runJson<{ head: string }>(office, auditVerify);
  expect(json.head).toMatch(/^1\.[0-9a-f]{64}$/);
  expect((await runJson(office, auditVerify, { head: json.head })).ok).toBeUndefined();
  const other = json.head.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const { ok, text } = await runJson(office, auditVerify, { head: other });
  expect(ok).toBe(false);
  expect(text).toContain('the ledger does not hold the seal that was kept');
});

test('holidays are checked: a guess for next year is a warning from October on', async () => {
  const { json, ok } = await runJson<{ gaps: object[] }>(office, holidaysCheck);
  expect(ok).toBe(false);
  expect(json.gaps).toEqual([{ year: 2027, gap: 'provisional' }]);
  const spring = { ...office, now: new Date('2026-03-01T00:00:00Z') };
  expect((await runJson(spring, holidaysCheck)).ok).toBeUndefined();
});

test('figures are counted by service and unit', async () => {
  await addRequest(office.db, { service: 'vicon', submittedAt: new Date('2026-11-20T03:00:00Z') });
  const { json, text } = await runJson<{ total: object; definitions: object }>(office, figuresShow);
  expect(json.total).toMatchObject({ received: 1, completed: 0, medianHoursToEnd: null });
  expect(json.definitions).toMatchObject({ received: 'Permohonan yang diterima dalam periode ini.' });
  const over = (channel: string) =>
    runJson<{ requests: string[] }>(office, figuresShow, { requests: 'received', channel });
  expect((await over('counter')).json.requests).toEqual([]);
  const listed = await runJson<{ requests: string[] }>(office, figuresShow, { requests: 'received' });
  expect(listed.json.requests).toEqual([expect.stringMatching(/^TD-2026-/)]);
  expect(text).toMatch(/^vicon +aptika +1 +0/m);
});

test('the report of a year stands beside the year before, in numbers only', async () => {
  await addRequest(office.db, { service: 'vicon', submittedAt: new Date('2025-05-20T03:00:00Z') });
  const { json, text } = await runJson<{ total: object; before: { total: object }; formulas: object }>(
    office,
    reportShow,
    { year: '2026' },
  );
  expect(json).toMatchObject({ from: '2026-01-01', total: { received: 1 }, before: { from: '2025-01-01' } });
  expect(json.before.total).toMatchObject({ received: 1 });
  expect(text.split('\n')[1]).toBe(',,,received,Masuk,1,1');
  expect(text).toContain('vicon,aptika,,received,Masuk,1,1');
  expect(JSON.stringify(json) + text).not.toContain('Budi');
  await expect(runJson(office, reportShow)).rejects.toThrow(/--year, or --from and --to/);
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  const file = join(folder, 'laporan.pdf');
  expect((await runJson(office, reportShow, { year: '2026', file })).text).toBe(`written: ${file}`);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(runJson(office, reportShow, { year: '2026', file: 'laporan.doc' })).rejects.toThrow(/--file/);
  await rm(folder, { recursive: true });
});
