import type { Job, Queue, Worker, WorkerOptions } from 'bullmq';

export type Producer = Pick<
  Queue,
  | 'add'
  | 'upsertJobScheduler'
  | 'getJobSchedulers'
  | 'getJobSchedulersCount'
  | 'removeJobScheduler'
  | 'getJobCounts'
  | 'close'
  | 'disconnect'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

export type Consumer = Pick<Worker, 'close' | 'disconnect'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'active', listener: () => void): unknown;
};

export type WorkSettings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/**
 * Two queues, so that what somebody waits for never stands behind what time brings, nor the other way round. A job of
 * either is told apart by its name.
 */
export const lanes = ['jobs', 'timed'] as const;
export type Lane = (typeof lanes)[number];

/** What both of BullMQ's backends give: a producer a lane, and a consumer when asked for. */
export type Backend = {
  producers: Record<Lane, Producer>;
  consume(lane: Lane, process: (job: Job) => Promise<void>, settings: WorkSettings): Consumer;
  /** False while it is known to be away; asking costs nothing. */
  isUp(): boolean;
  /** Calls back each time it has come to be reachable, the first time included. */
  whenUp(listener: () => void): void;
  /** Closes what the backend opened besides producers and consumers. */
  close(): Promise<void>;
};
