import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { until } from '../../support/eventually.ts';

let db: Database;
const warn = vi.fn();

beforeAll(async () => {
  db = await openTestDatabase({ poolSize: 3, log: { warn } });
});
afterAll(() => db.close());

test('Prisma and plain SQL see the same rows over the same pool', async () => {
  const { id } = await db.prisma.contact.create({ data: { name: 'Budi' } });
  const { rows } = await db.pool.query('SELECT name FROM contact WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: 'Budi' }]);
  await Promise.all(Array.from({ length: 20 }, () => db.prisma.contact.count()));
  expect(db.pool.totalCount).toBeLessThanOrEqual(3);
});

test('connections speak UTC and give up a statement after 30 seconds', async () => {
  const { rows } = await db.pool.query(
    `SELECT current_setting('timezone') AS tz, current_setting('statement_timeout') AS limit`,
  );
  expect(rows).toEqual([{ tz: 'UTC', limit: '30s' }]);
});

test('a resting connection that is cut is replaced, with a warning instead of a crash', async () => {
  await db.pool.query('SELECT 1');
  const other = openDatabase(db.url);
  await other.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  await other.close();
  await until(() => db.pool.totalCount === 0);
  expect(warn).toHaveBeenCalled();
  expect(await db.prisma.contact.count()).toBeGreaterThanOrEqual(0);
});
