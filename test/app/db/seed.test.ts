import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoPeople } from '../../../bot/channels/simulator/seed.ts';
import { demoEmployees, demoPeople } from '../../../bot/channels/simulator/demo-people.ts';
import { sealedPlaces } from '../../../app/places.ts';
import { openVault } from '../../../app/vault.ts';
import { nipTrouble } from '../../../domain/nip.ts';
import { phoneOf } from '../../../flows/fields/phone.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { addContact } from '../../support/request-row.ts';
import { city } from '../../support/pontianak.ts';

const vault = openVault(Buffer.alloc(32, 3));
let db: Database;

beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const counts = async () => ({
  identities: await db.prisma.identity.count(),
  staff: await db.prisma.staff.count(),
  employees: await db.prisma.employee.count(),
});
const oneSet = {
  identities: demoPeople(city.units).length,
  // An operator in each unit, the records officer, the head and the administrator.
  staff: city.units.codes.length + 3,
  employees: demoEmployees.length,
};

test('the demo people are made once, also when two processes start at once', async () => {
  const made = await Promise.all([
    seedDemoPeople(db, vault, city.units, new Date()),
    seedDemoPeople(db, vault, city.units, new Date()),
  ]);
  expect(made.sort()).toEqual([false, true]);
  expect(await counts()).toEqual(oneSet);
  expect(await seedDemoPeople(db, vault, city.units, new Date())).toBe(false);
  expect(await counts()).toEqual(oneSet);
});

test('a database that knows anybody gets no demo people', async () => {
  await addContact(db);
  expect(await seedDemoPeople(db, vault, city.units, new Date())).toBe(false);
  expect(await counts()).toEqual({ identities: 0, staff: 0, employees: 0 });
});

test('staff are bound to their chats, and the ASN is found by NIP and by phone but not verified yet', async () => {
  await seedDemoPeople(db, vault, city.units, new Date());
  const head = await db.prisma.identity.findFirstOrThrow({
    where: { channel: 'telegram', account: 'simulator', address: '700301' },
    include: { contact: { include: { staff: true } } },
  });
  expect(head.contact.staff).toMatchObject({
    name: 'Kepala Dinas',
    role: 'head',
    unit: 'sekretariat',
    revokedAt: null,
  });

  const asn = demoPeople(city.units).find(({ who }) => who === 'ASN');
  const employee = await db.prisma.employee.findUniqueOrThrow({
    where: { nipKey: vault.key(asn?.nip ?? '') },
  });
  expect(employee).toMatchObject({ phone: '+6281200000011', agency: 'Dinas Pendidikan' });
  expect(vault.open(employee.nip, sealedPlaces.employeeNip(employee.id))).toBe(asn?.nip);
  const identity = await db.prisma.identity.findFirstOrThrow({
    where: { address: '700001' },
    include: { contact: true },
  });
  expect(identity).toMatchObject({ phone: null, contact: { employeeId: null } });
});

test('no NIP lies open in the register', async () => {
  await seedDemoPeople(db, vault, city.units, new Date());
  const { rows } = await db.pool.query<{ all: string }>(
    "SELECT string_agg(e::text, ' ') AS all FROM employee e",
  );
  for (const { nip } of demoEmployees) expect(rows[0]?.all).not.toContain(nip);
});

test('every demo number is one that the forms accept', () => {
  for (const { nip, phone } of demoEmployees) {
    expect(nipTrouble(nip)).toBeNull();
    expect(phoneOf(phone)?.number).toBe(phone);
  }
});
