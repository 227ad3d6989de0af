import type { Log } from './log.ts';

/** Tells the log once that something outside is away and once that it is back, however often it is tried in between. */
export type Outage = {
  failed(error: unknown): void;
  back(): void;
  /** Whatever fails from now on fails because we are closing. */
  end(): void;
};

/** Opens the telling of an outage of `what`, believed to be there at first. */
export const openOutage = (log: Log, what: string): Outage => {
  let away = false;
  let ended = false;
  return {
    failed(error) {
      if (!away && !ended) log.warn({ err: error }, `${what} cannot be reached; trying on`);
      away = true;
    },
    back() {
      if (away && !ended) log.info(`${what} is back`);
      away = false;
    },
    end() {
      ended = true;
    },
  };
};
