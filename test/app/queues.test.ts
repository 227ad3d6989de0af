import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, test, vi, type TestContext } from 'vitest';
import { z } from 'zod';
import { createLog, type Log } from '../../app/log.ts';
import { openDatabase } from '../../app/db/open.ts';
import { openJobWatch } from '../../app/job-watch.ts';
import { openQueues, type Job, type Queues } from '../../app/queues.ts';
import { openVault } from '../../app/vault.ts';
import { freshDatabase } from '../support/database.ts';
import { hasRedis, startRedis } from '../support/redis.ts';
import { patience } from '../support/patience.ts';

const jobs = { submit: z.strictObject({ draftId: z.string() }) };
type Jobs = typeof jobs;

/** Takes down what a test has begun; each has all of its own, for they run side by side: nearly all they do is wait. */
type After = TestContext['onTestFinished'];

const listen = () => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
  return { log, lines, count: (words: string) => lines.filter((line) => line.includes(words)).length };
};

const onPostgres = async (after: After) => {
  const { url, drop } = await freshDatabase();
  after(drop);
  return { databaseUrl: url };
};
const onRedis = async (after: After) => {
  const [redis, database] = [await startRedis(), await onPostgres(after)];
  after(redis.discard);
  return { ...database, redisUrl: redis.url, redis };
};

type Options = { log?: Log; restore?: () => Promise<void>; closed?: true };
const opened = (
  after: After,
  { databaseUrl, redisUrl }: { databaseUrl: string; redisUrl?: string },
  { log = listen().log, restore = () => Promise.resolve(), closed }: Options = {},
): Queues<Jobs> => {
  const db = openDatabase(databaseUrl);
  after(db.close);
  const vault = openVault(Buffer.alloc(32, 5).toString('base64'));
  const watch = openJobWatch({ db, vault, log, clock: () => new Date() });
  const queues = openQueues({ databaseUrl, ...(redisUrl ? { redisUrl } : {}), log, jobs, watch, restore });
  if (!closed) after(queues.close);
  return queues;
};

const submitting = (run: (data: { draftId: string }) => Promise<void>): Job[] => [
  { name: 'submit', data: jobs.submit, run },
];
const every = (everyMs: number, name: string, run: () => Promise<void>): Job => ({
  name,
  data: z.object({}),
  everyMs,
  run,
});

describe.concurrent.each([
  ['PostgreSQL', onPostgres, true],
  ['Redis', onRedis, hasRedis()],
] as const)('the job queue on %s', (_, where, here) => {
  test.runIf(here)('runs a job with its ids', async ({ onTestFinished: after }) => {
    const queues = opened(after, await where(after));
    const submit = vi.fn(() => Promise.resolve());
    queues.work(submitting(submit), { concurrency: 2 });
    await queues.add('submit', { draftId: 'd-1' }, { jobId: 'd-1' });
    await vi.waitFor(() => expect(submit).toHaveBeenCalledExactlyOnceWith({ draftId: 'd-1' }), patience);
    expect(await queues.ready()).toBe(true);
  });

  test.runIf(here)('takes nothing but ids, neither in nor out', async ({ onTestFinished: after }) => {
    const queues = opened(after, await where(after));
    const wrong = { draftId: 'd-1', nik: '6171010101900001' };
    await expect(queues.add('submit', wrong)).rejects.toThrow('nik');
  });

  test.runIf(here)(
    'holds one job of an id at a time, and takes the id again once the job has ended',
    async ({ onTestFinished: after }) => {
      const queues = opened(after, await where(after));
      for (let i = 0; i < 3; i += 1) await queues.add('submit', { draftId: 'd-1' }, { jobId: 'd-1' });
      expect((await queues.depth())['wait']).toBe(1);
      const submit = vi.fn(() => Promise.resolve());
      queues.work(submitting(submit), { concurrency: 1 });
      await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1), patience);
      await vi.waitFor(async () => expect((await queues.depth())['active']).toBe(0), patience);
      await queues.add('submit', { draftId: 'd-1' }, { jobId: 'd-1' });
      await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(2), patience);
    },
  );

  test.runIf(here)(
    'tries a failed job again, and keeps nothing of what its error quoted',
    async ({ onTestFinished: after }) => {
      const { log, lines } = listen();
      const place = await where(after);
      const queues = opened(after, place, { log });
      let tries = 0;
      const submit = () => {
        tries += 1;
        return tries === 1
          ? Promise.reject(new Error('no row for "Rina Safitri" 6171010101900001'))
          : Promise.resolve();
      };
      queues.work(submitting(submit), { concurrency: 1 });
      await queues.add('submit', { draftId: 'd-1' });
      await vi.waitFor(() => expect(tries).toBe(2), patience);
      expect(lines.join('')).toContain('a job failed');
      expect(lines.join('')).not.toMatch(/Rina|6171010101900001/);
      expect(await everythingKept(place)).toContain('d-1');
      expect(await everythingKept(place)).not.toMatch(/Rina|6171010101900001/);
    },
  );

  test.runIf(here)(
    'runs a timed job once a period for all processes, and at once at the start',
    async ({ onTestFinished: after }) => {
      const place = await where(after);
      const run = vi.fn(() => Promise.resolve());
      const first = [opened(after, place), opened(after, place)].map((queues) =>
        queues.work([every(500, 'look', run)], { concurrency: 1 }),
      );
      await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(3), patience);
      const [before, began] = [run.mock.calls.length, performance.now()];
      await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(before + 3), patience);
      // Ninety hundredths of a period lie between two runs, whoever runs them.
      expect(run.mock.calls.length - before).toBeLessThanOrEqual((performance.now() - began) / 450 + 1);
      await Promise.all(first.map((working) => working.close()));
      // What is due tomorrow again has been done once today, by whoever came first.
      const daily = vi.fn(() => Promise.resolve());
      for (const queues of [opened(after, place), opened(after, place)])
        queues.work([every(500, 'look', run), every(86_400_000, 'daily', daily)], { concurrency: 1 });
      await vi.waitFor(() => expect(daily).toHaveBeenCalledTimes(1), patience);
      const looks = run.mock.calls.length;
      await vi.waitFor(() => expect(run.mock.calls.length).toBeGreaterThan(looks + 3), patience);
      expect(daily).toHaveBeenCalledTimes(1);
    },
  );

  test.runIf(here)(
    'a timed job that hangs or fails delays no other, and none that was added',
    async ({ onTestFinished: after }) => {
      const queues = opened(after, await where(after));
      const [submit, look, failing] = [
        vi.fn(() => Promise.resolve()),
        vi.fn(() => Promise.resolve()),
        vi.fn(),
      ];
      const never = () => new Promise<void>(() => undefined);
      const failed = () => {
        failing();
        return Promise.reject(new Error('broken'));
      };
      queues.work(
        [
          ...submitting(submit),
          ...['one', 'two', 'three'].map((name) => every(60_000, name, never)),
          every(300, 'failing', failed),
          every(300, 'look', look),
        ],
        { concurrency: 1 },
      );
      await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(3), patience);
      await vi.waitFor(() => expect(failing.mock.calls.length).toBeGreaterThan(3), patience);
      await queues.add('submit', { draftId: 'd-1' });
      await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1), patience);
    },
  );

  test.runIf(here)(
    'schedules of an earlier version do not come any more',
    async ({ onTestFinished: after }) => {
      const place = await where(after);
      const [old, look] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
      const earlier = opened(after, place);
      const working = earlier.work([every(300, 'old', old)], { concurrency: 1 });
      await vi.waitFor(() => expect(old).toHaveBeenCalled(), patience);
      await working.close();
      const { log, count } = listen();
      opened(after, place, { log }).work([every(300, 'look', look)], { concurrency: 1 });
      // What was due before it was taken out of the schedule comes first, one after the other.
      await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(2), patience);
      const [before, failures] = [look.mock.calls.length, count('a job failed')];
      await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(before + 5), patience);
      expect(count('a job failed')).toBe(failures);
    },
  );

  test.runIf(here)(
    'closes within its time even while a job never ends',
    async ({ onTestFinished: after }) => {
      const queues = opened(after, await where(after), { closed: true });
      const started = vi.fn();
      const submit = () => {
        started();
        return new Promise<void>(() => undefined);
      };
      queues.work(submitting(submit), { concurrency: 1 });
      await queues.add('submit', { draftId: 'd-1' });
      await vi.waitFor(() => expect(started).toHaveBeenCalled(), patience);
      const before = Date.now();
      await queues.close();
      expect(Date.now() - before).toBeLessThan(20_000);
    },
  );
});

const everythingKept = async (where: { databaseUrl: string; redisUrl?: string }): Promise<string> => {
  if (where.redisUrl === undefined) {
    const client = new pg.Client({ connectionString: where.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema = 'bullmq'`,
    );
    const kept: unknown[] = [];
    for (const { name } of rows) kept.push((await client.query(`SELECT * FROM ${name}`)).rows);
    await client.end();
    return JSON.stringify(kept);
  }
  const client = new Redis(where.redisUrl);
  const keys = await client.keys('*');
  const dumps = await Promise.all(
    keys.map(async (key) => ((await client.type(key)) === 'hash' ? client.hgetall(key) : key)),
  );
  client.disconnect();
  return JSON.stringify(dumps);
};

test.concurrent(
  'lost connections to PostgreSQL are told once and worked around',
  async ({ onTestFinished: after }) => {
    const { log, count } = listen();
    const place = await onPostgres(after);
    const queues = opened(after, place, { log });
    const submit = vi.fn(() => Promise.resolve());
    queues.work(submitting(submit), { concurrency: 1 });
    await queues.add('submit', { draftId: 'd-1' });
    await vi.waitFor(() => expect(submit).toHaveBeenCalledTimes(1), patience);

    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await client.end();

    await vi.waitFor(() => queues.add('submit', { draftId: 'd-2' }), patience);
    await vi.waitFor(() => expect(submit).toHaveBeenCalledWith({ draftId: 'd-2' }), patience);
    expect(count('cannot be reached')).toBeLessThanOrEqual(2);
  },
);

describe.runIf(hasRedis())('Redis alone', { concurrent: true }, () => {
  test('an outage is told once, producers fail at once, workers go on when Redis is back', async ({
    onTestFinished: after,
  }) => {
    const { log, count } = listen();
    const place = await onRedis(after);
    const queues = opened(after, place, { log });
    const submit = vi.fn(() => Promise.resolve());
    queues.work(submitting(submit), { concurrency: 1 });
    await vi.waitFor(async () => expect(await queues.ready()).toBe(true), patience);

    await place.redis.stop();
    await vi.waitFor(() => expect(count('cannot be reached')).toBe(1), patience);
    expect(await queues.ready()).toBe(false);
    const before = Date.now();
    await expect(queues.add('submit', { draftId: 'd-1' })).rejects.toThrow();
    expect(Date.now() - before).toBeLessThan(20_000);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(count('cannot be reached')).toBe(1);

    await place.redis.start();
    await vi.waitFor(() => queues.add('submit', { draftId: 'd-2' }), patience);
    await vi.waitFor(() => expect(submit).toHaveBeenCalledWith({ draftId: 'd-2' }), patience);
    expect(count('is back')).toBe(1);
  });

  test('a Redis that is away at the start is waited for by those who add and those who work', async ({
    onTestFinished: after,
  }) => {
    const { log, count } = listen();
    const place = await onRedis(after);
    await place.redis.stop();
    const restore = vi.fn(() => queues.add('submit', { draftId: 'from a row' }));
    const queues: Queues<Jobs> = opened(after, place, { log, restore });
    const [submit, look] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
    queues.work([...submitting(submit), every(300, 'look', look)], { concurrency: 1 });
    await vi.waitFor(() => expect(count('cannot be reached')).toBe(1), patience);
    expect(await queues.ready()).toBe(false);
    await expect(queues.add('submit', { draftId: 'd-1' })).rejects.toThrow('cannot be reached');
    expect(restore).not.toHaveBeenCalled();

    await place.redis.start();
    await vi.waitFor(() => expect(submit).toHaveBeenCalledWith({ draftId: 'from a row' }), patience);
    await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(2), patience);
    expect(await queues.ready()).toBe(true);
  });

  test('a Redis that is emptied in the middle has its schedules and its jobs again', async ({
    onTestFinished: after,
  }) => {
    const place = await onRedis(after);
    const lost = new Set<string>();
    const restore = async () => {
      for (const draftId of lost) await queues.add('submit', { draftId });
    };
    const queues: Queues<Jobs> = opened(after, place, { restore });
    const [submit, look] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
    queues.work([...submitting(submit), every(300, 'look', look)], { concurrency: 1 });
    await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(1), patience);
    lost.add('d-1');
    const client = new Redis(place.redisUrl);
    await client.flushall();
    client.disconnect();
    await vi.waitFor(() => expect(submit).toHaveBeenCalledWith({ draftId: 'd-1' }), patience);
    const before = look.mock.calls.length;
    await vi.waitFor(() => expect(look.mock.calls.length).toBeGreaterThan(before + 1), patience);
  });

  test('jobs and schedules of an emptied Redis can be added anew', async ({ onTestFinished: after }) => {
    const place = await onRedis(after);
    const queues = opened(after, place);
    await queues.add('submit', { draftId: 'd-1' }, { jobId: 'd-1' });
    const client = new Redis(place.redisUrl);
    await client.flushall();
    client.disconnect();
    const submit = vi.fn(() => Promise.resolve());
    queues.work(submitting(submit), { concurrency: 1 });
    await queues.add('submit', { draftId: 'd-1' }, { jobId: 'd-1' });
    await vi.waitFor(() => expect(submit).toHaveBeenCalledExactlyOnceWith({ draftId: 'd-1' }), patience);
  });

  test('a Redis that may forget jobs is warned of', async ({ onTestFinished: after }) => {
    const { log, count } = listen();
    const redis = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
    after(redis.discard);
    opened(after, { ...(await onPostgres(after)), redisUrl: redis.url }, { log });
    await vi.waitFor(() => expect(count('noeviction') + count('appendonly')).toBe(2), patience);
  });
});
