import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseLostUnits } from '../../../app/db/units-in-use.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { addRequest } from '../../support/request-row.ts';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const refused = (...units: string[]): Promise<string> =>
  refuseLostUnits(db, units).then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

test('a unit is missed while something open or somebody in office is of it, and not for what is over', async () => {
  expect(await refused('aptika')).toBe('nothing');
  await addRequest(db, { unit: 'ikp' });
  await addRequest(db, { unit: 'ikp', state: 'in_progress' });
  await addRequest(db, { unit: 'persandian', state: 'completed' });
  const row = { name: 'Sari', role: 'operator', unit: 'lama' };
  const { id } = await db.prisma.staff.create({ data: row });
  expect(await refused('aptika', 'ikp', 'lama')).toBe('nothing');
  const said = await refused('aptika');
  expect(said.split('\n')).toEqual([
    expect.stringMatching(/^units\.yaml:1 ikp: 2 open requests and 0 members of staff .*; put it back/),
    expect.stringMatching(/^units\.yaml:1 lama: 0 open requests and 1 members of staff/),
  ]);
  await db.prisma.staff.update({ where: { id }, data: { revokedAt: new Date() } });
  expect(await refused('aptika', 'ikp')).toBe('nothing');
});
