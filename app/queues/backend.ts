import type { Job, Queue, Worker, WorkerOptions } from 'bullmq';

export type Producer = Pick<
  Queue,
  'add' | 'upsertJobScheduler' | 'getJobScheduler' | 'getJobCounts' | 'close' | 'disconnect'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

export type Consumer = Pick<Worker, 'close' | 'disconnect'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'active', listener: () => void): unknown;
};

export type WorkSettings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** What both of BullMQ's backends give: one producer, and a consumer when asked for. */
export type Backend = {
  producer: Producer;
  consume(process: (job: Job) => Promise<void>, settings: WorkSettings): Consumer;
  /** Closes what the backend opened besides producer and consumers. */
  close(): Promise<void>;
};

/** The one queue; its jobs are told apart by name. */
export const queueName = 'jobs';
