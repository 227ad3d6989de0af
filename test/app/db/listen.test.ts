import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { listen } from '../../../app/db/listen.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';

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
  await vi.waitUntil(() => onListening.mock.calls.length === 1, { timeout: 5_000 });
  return { heard, onListening };
};

test('what is said on the channel is heard, in order', async () => {
  const { heard } = await start();
  await notify('1');
  await notify('2');
  await vi.waitUntil(() => heard.length === 2);
  expect(heard).toEqual(['1', '2']);
});

test('a connection that was cut is made again', async () => {
  const { heard, onListening } = await start();
  await db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'teman-disko listen' AND datname = current_database()`);
  await vi.waitUntil(() => onListening.mock.calls.length === 2, { timeout: 5_000 });
  await notify('after');
  await vi.waitUntil(() => heard.includes('after'));
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
  await vi.waitUntil(() => warn.mock.calls.length >= 2, { timeout: 5_000 });
  await listener.stop();
});
