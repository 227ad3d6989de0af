import { expect, vi } from 'vitest';
import { patience } from './patience.ts';

/** Expects of something that is still under way. */
export const eventually = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: patience, interval: 20 });

/** Waits until there is something and gives it; what throws has not come yet. */
export const until = <T>(read: () => T | Promise<T>) =>
  vi.waitFor(
    async () => {
      const found = await read();
      if (!found) throw new Error('What was waited for has not come');
      return found;
    },
    { timeout: patience, interval: 20 },
  );
