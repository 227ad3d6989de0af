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

/** The key to go on behind; null where a page was not full. */
export const lastKey = (rows: readonly { id: string }[], pageSize: number): string | null =>
  rows.length < pageSize ? null : (rows.at(-1)?.id ?? null);
