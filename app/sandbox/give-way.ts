/** What can be made to stand still and go on again. */
export type Worker = { stand(): void; goOn(): void };

/** Lets work that nobody waits for stand aside while somebody does. */
export type Way = {
  /** Does what somebody waits for. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Adds who is to stand aside, until the function given back is called. */
  join(worker: Worker): () => void;
};

/** Nobody stands still for longer at a time, and whoever did then goes on for at least as long. */
const mostMs = 200;

/**
 * Opens the way: while anybody is waited for, whoever joined stands still, but never more than half of the time, so that
 * the file of somebody honest is looked into however many write meanwhile.
 */
export const openWay = (now: () => number = () => performance.now()): Way => {
  const workers = new Set<Worker>();
  let waitedFor = 0;
  let since: number | null = null;
  let again = 0;
  let timer: NodeJS.Timeout | undefined;

  const goOn = (): void => {
    if (since === null) return;
    clearTimeout(timer);
    again = now() + (now() - since);
    since = null;
    for (const worker of workers) worker.goOn();
    if (waitedFor > 0) timer = setTimeout(stand, again - now()).unref();
  };
  const stand = (): void => {
    if (since !== null || waitedFor === 0 || workers.size === 0) return;
    clearTimeout(timer);
    if (now() < again) {
      timer = setTimeout(stand, again - now()).unref();
      return;
    }
    since = now();
    for (const worker of workers) worker.stand();
    timer = setTimeout(goOn, mostMs).unref();
  };

  return {
    async first(work) {
      waitedFor += 1;
      stand();
      try {
        return await work();
      } finally {
        waitedFor -= 1;
        if (waitedFor === 0) goOn();
      }
    },
    join(worker) {
      workers.add(worker);
      if (since === null) stand();
      else worker.stand();
      return () => workers.delete(worker);
    },
  };
};
