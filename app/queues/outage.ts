import type { Log } from '../log.ts';

/** Tells the log once that the queue is away and once that it is back, however often it is tried in between. */
export type Outage = {
  failed(error: unknown): void;
  back(): void;
  /** Whatever fails from now on fails because we are closing. */
  end(): void;
};

/** Starts with the queue believed to be there. */
export const openOutage = (log: Log): Outage => {
  let away = false;
  let ended = false;
  return {
    failed(error) {
      if (!away && !ended) log.warn({ err: error }, 'the job queue cannot be reached; trying on');
      away = true;
    },
    back() {
      if (away && !ended) log.info('the job queue is back');
      away = false;
    },
    end() {
      ended = true;
    },
  };
};
