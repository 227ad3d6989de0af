import type { z } from 'zod';
import type { JobWatch } from './job-watch.ts';
import type { Log } from './log.ts';
import { openOutage } from './outage-log.ts';
import { lanes, type Backend, type Consumer, type Producer, type WorkSettings } from './queues/backend.ts';
import { postgresBackend } from './queues/postgres.ts';
import { redisBackend } from './queues/redis.ts';
import { openRunner, type Ids, type Job } from './queues/run-job.ts';
import { within } from './within.ts';

export type { Job } from './queues/run-job.ts';

/** Every job that is added by somebody, by name, with the shape of its data. */
export type JobSpec = Record<string, z.ZodType<Ids>>;

export type Queues<J extends JobSpec> = {
  /** With a `jobId`, one such job at a time: adding it again does nothing until the earlier one has ended. */
  add<N extends keyof J & string>(name: N, data: z.input<J[N]>, options?: { jobId?: string }): Promise<void>;
  /**
   * Takes jobs, `concurrency` at a time of those that were added; those that come by themselves wait for none. Never waits
   * for the queue: one that is away is filled and worked at when it is back.
   */
  work(jobs: readonly Job[], options: { concurrency: number }): { close(): Promise<void> };
  ready(): Promise<boolean>;
  /** How many jobs are in each state. */
  depth(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

type Options<J extends JobSpec> = {
  redisUrl?: string;
  databaseUrl: string;
  log: Log;
  jobs: J;
  watch: JobWatch;
  /** Adds again what the queue may have lost; called whenever it is there, or there again, or found empty. */
  restore: () => Promise<void>;
};

const patience = { add: 5000, ready: 2000, close: 5000, schedule: 30_000, look: 10_000 };

/** About a quarter of an hour of trying; then it is added anew from its row. */
const jobOptions = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { count: 1000, age: 3600 },
  removeOnFail: { count: 1000, age: 7 * 24 * 3600 },
  stackTraceLimit: 0,
};
/** What comes again by itself is not tried again besides, and nobody looks at what of it is over. */
const timedOptions = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: { count: 100 },
  stackTraceLimit: 0,
};
/** Timed jobs of one period are spread over it, so that they do not all begin in the same moment. */
const spreadMs = 60_000;

/**
 * A job of a killed worker is taken up by another within ten seconds, for somebody waits for their number; being killed
 * is not the queue's to judge (app/job-watch.ts). After an outage a worker looks again at once, not after BullMQ's quarter
 * of a minute, in which it cannot be closed either.
 */
const workSettings: WorkSettings = {
  maxStalledCount: 1000,
  lockDuration: 5_000,
  stalledInterval: 2_500,
  runRetryDelay: 1000,
};

type Part = Pick<Consumer, 'close' | 'disconnect'>;

/** Waits for running jobs a while; what is not done by then is taken up by another worker. */
const closeGently = async (parts: readonly Part[], log: Log): Promise<void> => {
  try {
    await within(patience.close, 'Closing the job queue', Promise.all(parts.map((part) => part.close())));
  } catch (error) {
    log.warn({ err: error }, 'the job queue was cut off');
    await Promise.allSettled(
      parts.map((part) => within(500, 'Cutting off', Promise.resolve(part.disconnect()))),
    );
  }
};

type TimedJob = Job & { everyMs: number };
const isTimed = (job: Job): job is TimedJob => job.everyMs !== undefined;

const writeSchedules = async (producer: Producer, jobs: readonly TimedJob[]): Promise<void> => {
  for (const [n, { name, everyMs }] of jobs.entries()) {
    const offset = Math.floor((n * Math.min(everyMs, spreadMs)) / jobs.length);
    await producer.upsertJobScheduler(
      name,
      { every: everyMs, offset },
      { name, data: {}, opts: timedOptions },
    );
  }
};

/** Adds a run of each of these now, once for all workers. */
const runNow = async (producer: Producer, names: readonly string[]): Promise<void> => {
  for (const name of names)
    await producer.add(name, {}, { ...timedOptions, deduplication: { id: `now-${name}` } });
};

/** Schedules an earlier version has left behind. */
const dropSchedules = async (producer: Producer, known: ReadonlySet<string>): Promise<void> => {
  for (const { key } of await producer.getJobSchedulers())
    if (!known.has(key)) await producer.removeJobScheduler(key);
};

/** Schedules live in the queue, which may be away at start and emptied at any moment: written when it is there, put back when they are missing. */
const keepSchedules = async ({ producers }: Backend, jobs: readonly Job[]): Promise<void> => {
  const timed = jobs.filter(isTimed);
  await dropSchedules(producers.jobs, new Set());
  await dropSchedules(producers.timed, new Set(timed.map(({ name }) => name)));
  await writeSchedules(producers.timed, timed);
};

/** Opens the job queue, on Redis when there is one and otherwise in the database. */
export const openQueues = <J extends JobSpec>({
  redisUrl,
  databaseUrl,
  log,
  jobs,
  watch,
  restore,
}: Options<J>): Queues<J> => {
  const outage = openOutage(log, redisUrl === undefined ? 'the job queue' : 'the job queue (REDIS_URL)');
  const backend = redisUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(redisUrl, log, outage);
  const producers = lanes.map((lane) => backend.producers[lane]);
  for (const producer of producers) producer.on('error', outage.failed);
  const timers = new Set<NodeJS.Timeout>();
  const consumers = new Set<Consumer>();
  let closed = false;

  const trying = async (what: string, milliseconds: number, work: () => Promise<void>): Promise<void> => {
    if (closed || !backend.isUp()) return;
    try {
      await within(milliseconds, what, work());
      outage.back();
    } catch (error) {
      outage.failed(error);
    }
  };
  const fill = () =>
    restore().catch((error: unknown) => log.error({ err: error }, 'jobs could not be put back'));
  backend.whenUp(() => void (closed ? undefined : fill()));

  const consume = (lane: (typeof lanes)[number], kinds: readonly Job[], concurrency: number): Consumer => {
    const consumer = backend.consume(lane, openRunner(kinds, watch, log), { ...workSettings, concurrency });
    consumer.on('error', outage.failed);
    consumer.on('active', outage.back);
    consumers.add(consumer);
    return consumer;
  };

  return {
    async add(name, data, { jobId } = {}) {
      const checked = jobs[name]?.parse(data);
      if (!backend.isUp()) throw new Error('The job queue cannot be reached');
      const once = jobId === undefined ? {} : { deduplication: { id: `${name}-${jobId}` } };
      const added = backend.producers.jobs.add(name, checked, { ...jobOptions, ...once });
      await within(patience.add, 'Adding a job', added);
      outage.back();
    },
    work(kinds, { concurrency }) {
      const timed = kinds.filter(isTimed);
      const working = [
        consume(
          'jobs',
          kinds.filter((job) => !isTimed(job)),
          concurrency,
        ),
        ...(timed.length > 0 ? [consume('timed', timed, timed.length)] : []),
      ];
      // What was due while nobody worked does not wait for its next hour, nor does what a queue has lost.
      const catchUp = async () => runNow(backend.producers.timed, await watch.overdue(timed));
      const begin = () =>
        trying('Scheduling jobs', patience.schedule, async () => {
          await keepSchedules(backend, kinds);
          await catchUp();
        });
      const look = () =>
        trying('Looking for schedules', patience.schedule, async () => {
          const kept = await backend.producers.timed.getJobSchedulersCount();
          if (kept < timed.length) {
            await keepSchedules(backend, kinds);
            await fill();
          }
          await catchUp();
        });
      let stopped = timed.length === 0;
      backend.whenUp(() => void (stopped ? undefined : begin()));
      const timer = setInterval(() => void (stopped ? undefined : look()), patience.look).unref();
      timers.add(timer);
      return {
        close() {
          stopped = true;
          clearInterval(timer);
          // Not a second time with the rest: the patience for one that hangs would be spent twice.
          working.forEach((consumer) => consumers.delete(consumer));
          return closeGently(working, log);
        },
      };
    },
    async ready() {
      if (!backend.isUp()) return false;
      try {
        await within(patience.ready, 'The job queue', backend.producers.jobs.getJobCounts('wait'));
        outage.back();
        return true;
      } catch (error) {
        outage.failed(error);
        return false;
      }
    },
    depth: () =>
      within(
        patience.ready,
        'The job queue',
        backend.producers.jobs.getJobCounts('wait', 'active', 'delayed', 'failed'),
      ),
    async close() {
      closed = true;
      timers.forEach(clearInterval);
      outage.end();
      await closeGently([...consumers, ...producers], log);
      await backend.close();
    },
  };
};
