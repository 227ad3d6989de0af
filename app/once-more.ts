/**
 * Work that is asked for often: one run at a time, and once more when it was asked for during a run, so that what came
 * after a run had looked is not missed. The promise is that of the runs under way.
 */
export const onceMore = (work: () => Promise<void>): (() => Promise<void>) => {
  let asked = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      while (asked) {
        asked = false;
        await work();
      }
    } finally {
      // In the same breath as the last look at `asked`: nobody can ask in between and be forgotten.
      running = null;
    }
  };
  return () => {
    asked = true;
    running ??= run();
    return running;
  };
};
