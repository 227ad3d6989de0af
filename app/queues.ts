import type { Job } from 'bullmq';
import type { z } from 'zod';
import { safeError, type Log } from './log.ts';
import { openOutage, type Outage } from './outage-log.ts';
import type { Backend, Consumer, WorkSettings } from './queues/backend.ts';
import { postgresBackend } from './queues/postgres.ts';
import { redisBackend } from './queues/redis.ts';
import { within } from './within.ts';

/** Every job by name with the shape of its data: ids and nothing else, because queues are read by whoever looks after them. */
export type JobSpec = Record<string, z.ZodType<Record<string, string>>>;

export type JobHandlers<J extends JobSpec> = { [N in keyof J]: (data: z.output<J[N]>) => Promise<void> };

export type Queues<J extends JobSpec> = {
  /** With a `jobId`, one such job at a time: adding it again does nothing until the earlier one has ended. */
  add<N extends keyof J & string>(name: N, data: z.input<J[N]>, options?: { jobId?: string }): Promise<void>;
  /** A job may run twice and again after a crash: handlers must be safe to repeat. */
  work(handlers: JobHandlers<J>, options: { concurrency: number }): Promise<{ close(): Promise<void> }>;
  /** Runs a job every so many milliseconds, or by a cron pattern, once for all processes together. */
  every<N extends keyof J & string>(name: N, schedule: number | string): Promise<void>;
  ready(): Promise<boolean>;
  /** How many jobs are in each state. */
  depth(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

type Options<J extends JobSpec> = { redisUrl?: string; databaseUrl: string; log: Log; jobs: J; tz?: string };

const patience = { add: 5000, ready: 2000, close: 5000, scheduleCheck: 60_000 };

/** About a quarter of an hour of trying; then the sweep adds the job anew. */
const jobOptions = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1000 },
  removeOnComplete: { count: 1000, age: 3600 },
  removeOnFail: { count: 1000, age: 7 * 24 * 3600 },
  stackTraceLimit: 0,
};

/**
 * A job of a killed worker is taken up by another within ten seconds, for somebody waits for their number; being killed
 * is not the job's fault. After an outage a worker looks again at once, not after BullMQ's quarter of a minute, in which
 * it cannot be closed either.
 */
const workSettings: WorkSettings = {
  maxStalledCount: 20,
  lockDuration: 5_000,
  stalledInterval: 2_500,
  runRetryDelay: 1000,
};

/** BullMQ keeps what a failed job threw, so what it throws may not quote anybody. */
const withoutWords = (error: unknown): Error => {
  const { type, code } = safeError(error);
  return new Error([type, code].filter(Boolean).join(' '));
};

const runner =
  <J extends JobSpec>(jobs: J, handlers: JobHandlers<J>, log: Log) =>
  async ({ name, id, data }: Job): Promise<void> => {
    try {
      const schema = jobs[name];
      const handle = handlers[name];
      if (!schema || !handle) throw new Error(`There is no job called ${name}`);
      await handle(schema.parse(data) as z.output<J[string]>);
    } catch (error) {
      log.error({ err: error, job: name, jobId: id }, 'a job failed');
      throw withoutWords(error);
    }
  };

type Part = Pick<Consumer, 'close' | 'disconnect'>;

/** Waits for running jobs a while; what is not done by then is taken up by another worker. */
const closeGently = async (parts: Part[], log: Log): Promise<void> => {
  try {
    await within(patience.close, 'Closing the job queue', Promise.all(parts.map((part) => part.close())));
  } catch (error) {
    log.warn({ err: error }, 'the job queue was cut off');
    await Promise.allSettled(
      parts.map((part) => within(500, 'Cutting off', Promise.resolve(part.disconnect()))),
    );
  }
};

const repeatOf = (schedule: number | string, tz: string) =>
  typeof schedule === 'number' ? { every: schedule } : { pattern: schedule, tz };

/** A schedule lives in the queue, which may be emptied at any moment: written at start, put back when it is missing. */
const writeSchedule = async ({ producer }: Backend, name: string, schedule: number | string, tz: string) => {
  // What comes again by itself is not tried again besides: a fault that stays would make ever more jobs of it.
  const opts = { ...jobOptions, attempts: 1 };
  await producer.upsertJobScheduler(name, repeatOf(schedule, tz), { name, data: {}, opts });
};

const reporting = async (work: Promise<void>, outage: Outage): Promise<void> => {
  try {
    await work;
    outage.back();
  } catch (error) {
    outage.failed(error);
  }
};

/** Opens the job queue, on Redis when there is one and otherwise in the database. */
export const openQueues = <J extends JobSpec>({
  redisUrl,
  databaseUrl,
  log,
  jobs,
  tz = 'UTC',
}: Options<J>): Queues<J> => {
  const outage = openOutage(log, 'the job queue');
  const backend = redisUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(redisUrl, log, outage);
  const { producer } = backend;
  const timers: NodeJS.Timeout[] = [];
  const consumers = new Set<Consumer>();
  producer.on('error', outage.failed);

  const close = async (): Promise<void> => {
    timers.forEach(clearInterval);
    outage.end();
    await closeGently([...consumers, producer], log);
    await backend.close();
  };

  return {
    async add(name, data, { jobId } = {}) {
      const checked = jobs[name]?.parse(data);
      const once = jobId === undefined ? {} : { deduplication: { id: `${name}-${jobId}` } };
      await within(patience.add, 'Adding a job', producer.add(name, checked, { ...jobOptions, ...once }));
      outage.back();
    },
    work(handlers, { concurrency }) {
      const consumer = backend.consume(runner(jobs, handlers, log), { ...workSettings, concurrency });
      consumer.on('error', outage.failed);
      consumer.on('active', outage.back);
      consumers.add(consumer);
      const close = () => {
        // Not a second time with the rest: the patience for one that hangs would be spent twice.
        consumers.delete(consumer);
        return closeGently([consumer], log);
      };
      return Promise.resolve({ close });
    },
    async every(name, schedule) {
      const write = () =>
        within(patience.add, 'Scheduling a job', writeSchedule(backend, name, schedule, tz));
      const restore = async () => {
        if (!(await within(patience.add, 'Looking for a schedule', producer.getJobScheduler(name))))
          await write();
      };
      await write();
      timers.push(setInterval(() => void reporting(restore(), outage), patience.scheduleCheck).unref());
    },
    async ready() {
      try {
        await within(patience.ready, 'The job queue', producer.getJobCounts('wait'));
        outage.back();
        return true;
      } catch (error) {
        outage.failed(error);
        return false;
      }
    },
    depth: () =>
      within(patience.ready, 'The job queue', producer.getJobCounts('wait', 'active', 'delayed', 'failed')),
    close,
  };
};
