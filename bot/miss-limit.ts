/** Counts misses by address; who has missed too often is turned away until the time is over. */
export type MissLimit = { blocked(address: string): boolean; missed(address: string): void };

const mostAddresses = 10_000;

/** A home or a phone has a whole /64 of IPv6 to itself. */
const groupOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;

/** Opens a limit of `most` misses within `milliseconds`, counted from an address's first miss. */
export const openMissLimit = (most: number, milliseconds: number, now: () => Date): MissLimit => {
  const misses = new Map<string, { count: number; until: number }>();
  const current = (group: string) => {
    const entry = misses.get(group);
    return entry && entry.until > now().getTime() ? entry : undefined;
  };
  // Entries stand in the order of their time, so those to forget are in front: what is over, or the oldest when full.
  const makeRoom = (): void => {
    for (const group of misses.keys()) {
      if (misses.size < mostAddresses && current(group)) return;
      misses.delete(group);
    }
  };
  return {
    blocked: (address) => (current(groupOf(address))?.count ?? 0) >= most,
    missed(address) {
      const group = groupOf(address);
      const entry = current(group);
      if (entry) {
        entry.count += 1;
        return;
      }
      misses.delete(group);
      makeRoom();
      misses.set(group, { count: 1, until: now().getTime() + milliseconds });
    },
  };
};
