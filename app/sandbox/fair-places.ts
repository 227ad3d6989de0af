/** How long ago something may lie to count against its sender. */
const rememberedMs = 10 * 60_000;
/** Who has cost more than this lately leaves a place to the others. */
const muchMs = 4_000;
/** Work that takes longer than this holds nobody up who has cost little. */
const longMs = 2_000;

/** How many are at work at once: as a rule, and while what is under way takes long. */
export type Places = { usual: number; most: number };

/** Gives places to pieces of work: `by` is whose they are. */
export type FairPlaces = <T>(by: string, work: () => Promise<T>) => Promise<T>;

/**
 * Shares out places by whom the work is for: one at a time each, and next is always who has cost least lately, of these
 * who asks for least, so that many files of one sender, or one that takes all the time it may, keep nobody else waiting
 * for long. Senders who cost much never hold all the places. Places beyond the usual are given while all that is under way
 * has taken long, and only to who has cost little.
 */
export const openFairPlaces = (
  { usual, most }: Places,
  now: () => number = () => performance.now(),
): FairPlaces => {
  const waiting = new Map<string, (() => void)[]>();
  /** Who is at work, and since when. */
  const busy = new Map<string, number>();
  const spent = new Map<string, { ms: number; at: number }>();

  const costOf = (by: string): number => {
    const cost = spent.get(by);
    return cost && now() - cost.at < rememberedMs ? cost.ms : 0;
  };

  const charge = (by: string, ms: number): void => {
    for (const [each, { at }] of spent) if (now() - at >= rememberedMs) spent.delete(each);
    spent.set(by, { ms: costOf(by) + ms, at: now() });
  };

  const next = (): string | undefined => {
    const isHeavy = (by: string): boolean => costOf(by) > muchMs;
    const isBeyond = busy.size >= usual;
    if (isBeyond && [...busy.values()].some((since) => now() - since < longMs)) return undefined;
    const full = isBeyond || (most > 1 && [...busy.keys()].filter(isHeavy).length >= most - 1);
    const asking = (by: string): number => waiting.get(by)?.length ?? 0;
    const [first] = [...waiting.keys()]
      .filter((by) => !busy.has(by) && !(full && isHeavy(by)))
      .toSorted((a, b) => costOf(a) - costOf(b) || asking(a) - asking(b));
    return first;
  };

  const fill = (): void => {
    while (busy.size < most) {
      const by = next();
      const queue = by === undefined ? undefined : waiting.get(by);
      if (by === undefined || !queue) return;
      const begin = queue.shift();
      if (queue.length === 0) waiting.delete(by);
      busy.set(by, now());
      // Whoever waits meanwhile may be given a place beyond the usual.
      if (most > usual) setTimeout(fill, longMs + 50).unref();
      begin?.();
    }
  };

  return async (by, work) => {
    await new Promise<void>((begin) => {
      waiting.set(by, [...(waiting.get(by) ?? []), begin]);
      fill();
    });
    const began = now();
    try {
      return await work();
    } finally {
      charge(by, now() - began);
      busy.delete(by);
      fill();
    }
  };
};
