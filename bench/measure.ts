/** One figure of the bench with the value of each round. */
export type Figure = { name: string; unit: 'ms' | 'µs' | '/s' | 'KB' | 'x'; values: number[] };

/** The value below which this share of the numbers lies. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** How long one piece of work takes, in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The processor time this process has spent, in milliseconds. */
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

/** Does `count` pieces of work, `atOnce` of them always under way. */
export const atOnce = async (
  count: number,
  width: number,
  work: (at: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) await work(at);
  };
  await Promise.all(Array.from({ length: width }, lane));
};

/** A list from its beginning or, in every other round, from its end: nobody is always first. */
export const alternating = <T>(list: readonly T[], round: number): T[] =>
  round % 2 === 0 ? [...list] : list.toReversed();
