/** A number from 0 up to 1 of two whole ones, always the same. */
export const chance = (seed: number, n: number): number =>
  (Math.imul(Math.imul(n + 1, 2654435761) ^ seed, 2246822519) >>> 8) / 2 ** 24;
