import { z } from 'zod';
import type { Job } from '../app/queues.ts';
import type { WorkerNeeds } from './needs.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A kind of work as its file in `jobs/` declares it, before it is given what it works with. */
export type WorkerJob<D extends Record<string, string> = Record<string, string>> = {
  name: string;
  /** What it is told: ids only. */
  data: z.ZodType<D>;
  /** Milliseconds after which it comes again by itself; without, it comes when somebody adds it. */
  everyMs?: number;
  /** How many a process works at in the same moment, when not at as many as it takes. */
  atOnce?: number;
  /** Gives what does it; called once a process. It may run twice for the same data. */
  handle(needs: WorkerNeeds): (data: D) => Promise<void>;
  /** Gives what tells whoever waits for it, when it has ended its process three times. */
  setAside?(needs: WorkerNeeds): (data: D) => Promise<void>;
};

/** A job that time brings: a name, how often, and what is done. */
export const timed = (
  name: string,
  everyMs: number,
  run: (needs: WorkerNeeds) => Promise<void>,
): WorkerJob => ({ name, data: z.object({}), everyMs, handle: (needs) => () => run(needs) });

/** A job as the queue takes it. */
export const bindJob = <D extends Record<string, string>>(
  { name, data, everyMs, atOnce, handle, setAside }: WorkerJob<D>,
  needs: WorkerNeeds,
): Job => {
  const aside = setAside?.(needs);
  return {
    name,
    data,
    ...(everyMs === undefined ? {} : { everyMs }),
    ...(atOnce === undefined ? {} : { atOnce }),
    run: handle(needs),
    ...(aside ? { setAside: aside } : {}),
  };
};
