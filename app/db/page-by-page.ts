import { setTimeout as pause } from 'node:timers/promises';

/**
 * Goes through many rows a page at a time, resting as long as each page took, so that turns never wait for it: `page` does those behind
 * a key and gives the last key it did, or null when there are no more. At a start there are no turns yet, and nobody is to wait for rests.
 */
export const pageByPage = async (
  page: (after: string | null) => Promise<string | null>,
  { rests = true }: { rests?: boolean } = {},
): Promise<void> => {
  for (let after: string | null = null; ;) {
    const began = performance.now();
    after = await page(after);
    if (after === null) return;
    if (rests) await pause(performance.now() - began);
  }
};

const isNumber = /^\d+$/;
const isAfter = (one: string, other: string): boolean => BigInt(one) > BigInt(other);

/**
 * The key to go on behind; null where a page was not full. Throws when numbers do not come in their order, for the rows in between would be left
 * out: `SELECT id::text … ORDER BY id` means the order of their digits, in which 10 comes before 9.
 */
export const lastKey = (
  rows: readonly { id: string }[],
  pageSize: number,
  { falling = false }: { falling?: boolean } = {},
): string | null => {
  const isRising = rows.every(({ id }, n) => {
    const before = rows[n - 1]?.id;
    if (before === undefined || !isNumber.test(id) || !isNumber.test(before)) return true;
    return falling ? isAfter(before, id) : isAfter(id, before);
  });
  if (!isRising) throw new Error('A page of rows does not come in the order of their keys');
  return rows.length < pageSize ? null : (rows.at(-1)?.id ?? null);
};
