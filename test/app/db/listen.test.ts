import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { listen } from '../../../app/db/listen.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { until } from '../../support/eventually.ts';

let db: Database;
let listener: ReturnType<typeof listen>;
const log = { warn: () => undefined };

beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(() => listener.stop());
afterAll(() => db.close());

const notify = (payload: string) => db.pool.query('SELECT pg_notify($1, $2)', ['news', payload]);

const start = async () => {
  const heard: string[] = [];
  const onListening = vi.fn();
  listener = listen(db.url, 'news', (payload) => heard.push(payload), log, onListening);
  await until(() => onListening.mock.calls.length === 1);
  return { heard, onListening };
};

test('what is said on the channel is heard, in order', async () => {
  const { heard } = await start();
  await notify('1');
  await notify('2');
  await until(() => heard.length === 2);
  expect(heard).toEqual(['1', '2']);
});

test('a connection that was cut is made again', async () => {
  const { heard, onListening } = await start();
  await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'teman-disko listen' AND datname = current_database()`);
  await until(() => onListening.mock.calls.length === 2);
  await notify('after');
  await until(() => heard.includes('after'));
});

test('after stop nothing is heard and no connection is left', async () => {
  const { heard } = await start();
  await listener.stop();
  await notify('too late');
  await sleep(100);
  expect(heard).toEqual([]);
  const { rowCount } = await db.pool.query(
    `SELECT FROM pg_stat_activity WHERE application_name = 'teman-disko listen' AND datname = current_database()`,
  );
  expect(rowCount).toBe(0);
});

test('a server that is not there is asked again and again, and stop does not wait for it', async () => {
  const warn = vi.fn();
  listener = listen('postgresql://nobody@127.0.0.1:1/none', 'news', () => undefined, { warn });
  await until(() => warn.mock.calls.length >= 2);
  await listener.stop();
});
