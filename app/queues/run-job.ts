import type { Job as Queued } from 'bullmq';
import type { z } from 'zod';
import { openGate } from '../gate.ts';
import type { JobWatch } from '../job-watch.ts';
import { safeError, type Log } from '../log.ts';

/** What a job is told: ids and nothing else, because queues are read by whoever looks after them. */
export type Ids = Record<string, string>;

/** One kind of work as a worker takes it. It may run twice and again after a crash: it must be safe to repeat. */
export type Job = {
  name: string;
  data: z.ZodType<Ids>;
  /** Milliseconds after which it comes again by itself, once for all workers; without, it comes when it is added. */
  everyMs?: number;
  /** How many of this kind a process works at, when not at as many as it takes. */
  atOnce?: number;
  run(data: Ids): Promise<void>;
  /** Done in place of a fourth try, when it has ended its process three times: whoever waits for it is told. */
  setAside?(data: Ids): Promise<void>;
};

/** BullMQ keeps what a failed job threw, so what it throws may not quote anybody. */
const withoutWords = (error: unknown): Error => {
  const { type, code } = safeError(error);
  return new Error([type, code].filter(Boolean).join(' '));
};

const keyOf = (name: string, data: Ids): string => [name, ...Object.values(data)].join(' ');

/** Makes what BullMQ calls for each of its jobs: finds the kind by its name, checks the data, runs it under the watch. */
export const openRunner = (jobs: readonly Job[], watch: JobWatch, log: Log) => {
  const byName = new Map(
    jobs.map((job) => [job.name, { ...job, gate: openGate(job.atOnce ?? Number.POSITIVE_INFINITY) }]),
  );

  const run = async ({ name, id = '', data, stalledCounter: deaths }: Queued): Promise<void> => {
    const job = byName.get(name);
    if (!job) throw new Error(`There is no job called ${name}`);
    const ids = job.data.parse(data);
    const work = () => job.gate(() => job.run(ids));
    if (job.everyMs !== undefined) return watch.timed({ name, run: id, everyMs: job.everyMs }, work);
    const setAside = () => job.setAside?.(ids) ?? Promise.resolve();
    return watch.asked({ key: keyOf(name, ids), run: id, deaths }, work, setAside);
  };

  return async (queued: Queued): Promise<void> => {
    try {
      await run(queued);
    } catch (error) {
      log.error({ err: error, job: queued.name, jobId: queued.id }, 'a job failed');
      throw withoutWords(error);
    }
  };
};
