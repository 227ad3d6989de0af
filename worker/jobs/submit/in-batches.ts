/** What became of each piece of a batch, in the order of the pieces. */
export type Outcome<R> = PromiseSettledResult<R>;

type Waiting<T, R> = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void };

/**
 * Puts together what is asked for while a batch is under way: one that comes alone is worked on at once, those that come
 * meanwhile wait for each other and are the next batch, at most `most`. A batch that fails as a whole fails for each in it.
 */
export const inBatches = <T, R>(
  most: number,
  work: (items: T[]) => Promise<Outcome<R>[]>,
): ((item: T) => Promise<R>) => {
  const waiting: Waiting<T, R>[] = [];
  let busy = false;

  const run = async (batch: Waiting<T, R>[]): Promise<void> => {
    try {
      const outcomes = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, at) => {
        const outcome = outcomes[at];
        if (outcome?.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome?.reason ?? new Error('A batch says nothing of one of its pieces'));
      });
    } catch (error) {
      batch.forEach(({ reject }) => {
        reject(error);
      });
    }
  };

  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) await run(waiting.splice(0, most));
    busy = false;
  };

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // `run` hears of every failure itself.
      if (!busy) void drain();
    });
};
