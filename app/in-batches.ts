import { isOutage, isRolledBack } from './db/outage.ts';

type Waiting<In, Out> = { item: In; done: (out: Out) => void; failed: (error: unknown) => void };

/** What is gathered waits so long. */
const momentMs = 25;

type How = {
  /** So many batches at once. */
  lanes: number;
  /** So many items in one batch at most. */
  most: number;
  /** Of what nobody waits for: others may come along for a moment. */
  gather?: true;
};

/**
 * Does together what waits at the same time: a batch is whatever is there when a lane is free, so nothing ever waits for a
 * batch to fill, and one item alone goes at once, unless it is said to `gather`. `together` gives an outcome for each item, in their order. When it
 * fails, halves of the batch are tried by themselves, down to the one item whose fault it is; when the database is away
 * the whole batch fails, for nobody knows then what was done.
 */
export const inBatches = <In, Out>(
  together: (items: In[]) => Promise<Out[]>,
  { lanes, most, gather }: How,
): ((item: In) => Promise<Out>) => {
  const waiting: Waiting<In, Out>[] = [];
  let running = 0;
  let due = false;

  const attempt = async (batch: Waiting<In, Out>[]): Promise<void> => {
    try {
      const outs = await together(batch.map(({ item }) => item));
      if (outs.length !== batch.length)
        throw new Error('A batch did not give an outcome for each of its items');
      batch.forEach(({ done }, at) => {
        done(outs[at] as Out);
      });
    } catch (error) {
      if (batch.length === 1 || (isOutage(error) && !isRolledBack(error))) {
        for (const { failed } of batch) failed(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await attempt(batch.slice(0, half));
      await attempt(batch.slice(half));
    }
  };

  const serve = (): void => {
    due = false;
    while (running < lanes && waiting.length > 0) {
      running += 1;
      void attempt(waiting.splice(0, most)).finally(() => {
        running -= 1;
        soon();
      });
    }
  };

  /** What comes in the same breath goes together. */
  const soon = (): void => {
    if (due || waiting.length === 0 || running >= lanes) return;
    due = true;
    if (gather) setTimeout(serve, momentMs);
    else setImmediate(serve);
  };

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      soon();
    });
};
