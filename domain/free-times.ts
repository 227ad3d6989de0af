import type { Hours } from './resources.ts';

/** Some of a resource in use from one time of a day to another, `HH:MM`; the next may begin at `to`. */
export type Use = { from: string; to: string; amount: number };

/** How much of a resource is in use from one change to the next, within some hours; stretches of the same use are one. */
export const useOverDay = ({ open, close }: Hours, uses: readonly Use[]): Use[] => {
  const within = uses.filter(({ from, to }) => from < close && to > open);
  const changes = [open, close, ...within.flatMap(({ from, to }) => [from, to])]
    .filter((time) => time >= open && time <= close)
    .sort();
  const stretches: Use[] = [];
  for (const [index, from] of changes.entries()) {
    const to = changes[index + 1];
    if (to === undefined || to === from) continue;
    const amount = within.reduce(
      (sum, use) => (use.from <= from && use.to >= to ? sum + use.amount : sum),
      0,
    );
    const last = stretches.at(-1);
    if (last?.amount === amount && last.to === from) last.to = to;
    else stretches.push({ from, to, amount });
  }
  return stretches;
};
