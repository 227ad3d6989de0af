import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { administer } from '../../../app/db/administer.ts';
import { RequestMovedOn } from '../../../app/db/apply-transition.ts';
import { verifyChains } from '../../../app/db/audit.ts';
import { figures } from '../../../app/db/figures.ts';
import { officeStaff } from '../../../app/db/office-staff.ts';
import { appendEvent } from '../../../app/db/events.ts';
import { staffCodeHash } from '../../../flows/features/enrolment/staff-code.ts';
import { openVault } from '../../../app/vault.ts';
import { toInstant } from '../../../domain/city-time.ts';
import type { AdminAct } from '../../../flows/features/administration/admin-act.ts';
import { figuresSvg } from '../../../worker/pictures/figures.ts';
import { openSandbox } from '../../../app/sandbox/sandbox.ts';
import { pngOf } from '../../../worker/pictures/png.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { city } from '../../support/pontianak.ts';
import { addContact, addRequest } from '../../support/request-row.ts';

const vault = openVault(Buffer.alloc(32, 3));
const tz = 'Asia/Pontianak';
const now = toInstant('2026-11-23', '10:00', tz);
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const perform = (act: AdminAct) =>
  db.prisma.$transaction((tx) =>
    administer(tx, act, { actor: 'Dewi', now, tz, vault, secretariat: 'sekretariat' }),
  );
const written = async () => {
  const rows = await db.prisma.adminEvent.findMany({ orderBy: { seq: 'asc' } });
  return rows.map(({ action, note }) => [action, note]);
};
const bound = async (name: string, role: string, unit = 'sekretariat') => {
  const contactId = await addContact(db);
  return db.prisma.staff.create({ data: { name, role, unit, contactId } });
};

beforeEach(async () => {
  await db.prisma.staffAbsence.deleteMany();
  await db.prisma.staff.deleteMany();
});

test('what an administrator does happens and is written down, in a chain that holds', async () => {
  const { about: staffId } = await perform({
    do: 'add_staff',
    name: 'Siti',
    role: 'operator',
    unit: 'ikp',
    code: 'ABCDEFGH23',
  });
  const row = await db.prisma.staff.findUniqueOrThrow({ where: { id: staffId } });
  expect(row).toMatchObject({ name: 'Siti', unit: 'ikp', codeHash: staffCodeHash('ABCDEFGH23') });
  expect(row.codeExpiresAt).toEqual(new Date(now.getTime() + 24 * 3_600_000));
  const member = { staffId, name: 'Siti' };
  await perform({ do: 'move_staff', ...member, unit: 'aptika' });
  await perform({ do: 'set_absence', ...member, from: '2026-11-23', to: '2026-11-25' });
  expect(await officeStaff(db, { now, today: '2026-11-23' })).toMatchObject([
    { name: 'Siti', unit: 'aptika', status: 'invited', absences: [{ from: '2026-11-23', to: '2026-11-25' }] },
  ]);
  await perform({ do: 'end_absence', ...member });
  expect((await officeStaff(db, { now, today: '2026-11-23' }))[0]?.absences).toEqual([]);
  await perform({ do: 'close_service', service: 'ruang', notice: 'Perbaikan' });
  expect(await db.prisma.closedService.findMany()).toMatchObject([{ service: 'ruang', closedBy: 'Dewi' }]);
  await perform({ do: 'open_service', service: 'ruang' });
  expect(await db.prisma.closedService.count()).toBe(0);
  expect(await written()).toEqual([
    ['staff_added', 'Siti, operator, ikp'],
    ['staff_moved', 'Siti: aptika'],
    ['absence_set', 'Siti: 2026-11-23 – 2026-11-25'],
    ['absence_ended', 'Siti'],
    ['service_closed', 'Perbaikan'],
    ['service_opened', null],
  ]);
  expect(await verifyChains(db, vault)).toMatchObject({ broken: [] });
});

test('two administrators who take each other’s access at once: one stays', async () => {
  const [a, b] = [await bound('A', 'administrator'), await bound('B', 'administrator')];
  const ends = await Promise.allSettled(
    [a, b].map(({ id, name }) => perform({ do: 'revoke_staff', staffId: id, name })),
  );
  const failed = ends.filter((end) => end.status === 'rejected');
  expect(failed).toHaveLength(1);
  expect(failed[0]?.reason).toBeInstanceOf(RequestMovedOn);
  expect(await db.prisma.staff.count({ where: { revokedAt: null, role: 'administrator' } })).toBe(1);
});

test('whoever left meanwhile is not changed, and nothing is written down', async () => {
  const before = (await written()).length;
  const { id } = await bound('C', 'operator', 'ikp');
  await db.prisma.staff.update({ where: { id }, data: { revokedAt: now } });
  await expect(perform({ do: 'move_staff', staffId: id, name: 'C', unit: 'aptika' })).rejects.toThrow(
    RequestMovedOn,
  );
  expect(await written()).toHaveLength(before);
});

test('figures as a picture', async () => {
  const at = (date: string, time: string) => toInstant(date, time, tz);
  const vicon = { service: 'vicon', unit: 'aptika', promisedOn: new Date('2026-12-01') };
  const id = await addRequest(db, {
    ...{ ...vicon, submittedAt: at('2026-11-20', '15:00') },
    ...{ state: 'completed', since: at('2026-11-23', '09:00') },
  });
  await appendEvent(db.pool, {
    ...{
      requestId: id,
      action: 'complete',
      from: 'in_progress',
      to: 'completed',
      actor: 'Ani',
      role: 'operator',
    },
    ...{ at: at('2026-11-23', '09:00').toISOString(), note: null },
  });
  await addRequest(db, {
    ...vicon,
    submittedAt: at('2026-11-10', '09:00'),
    promisedOn: new Date('2026-11-20'),
  });
  const counted = await figures(db, {
    ...{ from: '2026-11-01', to: '2026-11-23', now, tz },
    holidays: city.holidays,
  });
  // Sent on Friday at three and done on Monday at nine: two working hours.
  expect(counted.total).toMatchObject({ received: 2, completed: 1, overdue: 1, medianHoursToEnd: 2 });

  const svg = figuresSvg(counted, (code) => `<${code}>`);
  expect(svg).toContain('&lt;vicon&gt;');
  expect(svg).toContain('1 lewat waktu');
  const sandbox = openSandbox();
  const png = await pngOf(sandbox, svg, 1000);
  sandbox.close();
  expect([png.readUInt32BE(16), png.toString('latin1', 1, 4)]).toEqual([1000, 'PNG']);
});
