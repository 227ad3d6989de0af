import { expect } from 'vitest';

/** Expects of something that is still under way; patient enough for a busy machine. */
export const eventually = <T>(read: () => T | Promise<T>) =>
  expect.poll(read, { timeout: 20_000, interval: 20 });
