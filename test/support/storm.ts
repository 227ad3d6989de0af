const whole = process.env['STORMS'] === 'whole';

/** How often a storm does what it does: a few times in every run, as often as is promised with `STORMS=whole` (docs/architecture.md, "Tests"). */
export const storm = (few: number, promised: number): number => (whole ? promised : few);

const drawn = (seed: number, n: number): number => {
  // Mulberry32: the same few for the same seed in every file and on every machine.
  let mixed = (seed + n * 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

const seed = Number(process.env['STORM_SEED'] ?? Date.now() % 1_000_000);

/** Of many that are alike, a few by chance in every run, in their order, and all with `STORMS=whole`; prints the seed that brings the same few again. */
export const someOf = <T>(all: readonly T[], few: number): readonly T[] => {
  if (whole || few >= all.length) return all;
  process.stdout.write(`STORM_SEED=${seed}\n`);
  const chosen = new Set(
    all
      .map((_, n) => [drawn(seed, n), n] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, few)
      .map(([, n]) => n),
  );
  return all.filter((_, n) => chosen.has(n));
};
