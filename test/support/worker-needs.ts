import type { Clock } from '../../app/clock.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { freshDatabase } from './database.ts';
import { needsOn } from './needs-on.ts';

/** What jobs work with, on a database of its own and without a queue: `added` says what was put into it. */
export const openWorkerNeeds = async (
  clock: Clock,
): Promise<WorkerNeeds & { added: string[]; logged: string[] } & AsyncDisposable> => {
  const { url, drop } = await freshDatabase();
  const needs = await needsOn(url, clock);
  return {
    ...needs,
    async [Symbol.asyncDispose]() {
      await needs[Symbol.asyncDispose]();
      await drop();
    },
  };
};
