/** One figure of the bench: what, how much, and what it is compared with. */
export type Figure = { name: string; value: number; unit: 'ms' | '/s'; of: number; note?: string };

export const median = (times: number[]): number => quantile(times, 0.5);

/** The value below which this share of the times lies. */
export const quantile = (times: number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};

/** How long one piece of work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The processor time this process has spent, in milliseconds: phones and bot together, PostgreSQL not. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The time of each of `count` runs, one after the other. */
export const inTurn = async (count: number, work: (at: number) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) times.push(await timed(() => work(at)));
  return times;
};

/** How many a second when `atOnce` of them are always under way. */
export const perSecond = async (
  count: number,
  atOnce: number,
  work: (at: number) => Promise<unknown>,
): Promise<number> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) await work(at);
  };
  const took = await timed(() => Promise.all(Array.from({ length: atOnce }, lane)));
  return (count / took) * 1000;
};
