import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdLease } from '../../../app/db/lease.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { eventually } from '../../support/eventually.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const log = pino({ level: 'silent' });

/** Two that want the same, and who of them works. */
const compete = (name: string) => {
  const working = new Set<string>();
  const hold = (who: string) =>
    holdLease({
      url: db.url,
      name,
      log,
      async work(lost) {
        working.add(who);
        while (!lost.aborted) await pause(5);
        working.delete(who);
      },
    });
  return { hold, working: () => [...working].join(' and ') };
};

test('one of two works, and the other takes over when it stops', async () => {
  const { hold, working } = compete('stopping');
  const first = hold('first');
  await eventually(working).toBe('first');
  const second = hold('second');
  await pause(300);
  expect(working()).toBe('first');
  await first.stop();
  await eventually(working).toBe('second');
  await second.stop();
  expect(working()).toBe('');
});

test('whose connection is gone stops at once, and somebody goes on', async () => {
  const { hold, working } = compete('losing');
  const first = hold('first');
  await eventually(working).toBe('first');
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'teman-disko lease' AND datname = current_database()`;
  await db.pool.query(cut);
  await eventually(working).toBe('');
  await eventually(working).toBe('first');
  await first.stop();
});

test('another name is another lease', async () => {
  const one = compete('a');
  const other = compete('b');
  const held = [one.hold('x'), other.hold('y')];
  await eventually(() => `${one.working()} ${other.working()}`).toBe('x y');
  await Promise.all(held.map((lease) => lease.stop()));
});
