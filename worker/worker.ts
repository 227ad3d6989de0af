import type { House } from '../app/house.ts';
import { document } from './jobs/document.ts';
import { submit } from './jobs/submit.ts';
import { sweep } from './jobs/sweep.ts';

const sweepMs = 60_000;
const concurrency = 4;

/** Starts taking jobs; any number of workers may run. */
export const startWorker = async (house: House): Promise<{ stop(): Promise<void> }> => {
  const { queues } = house;
  const consumer = await queues.work(
    { submit: submit(house), document: document(house), sweep: sweep(house) },
    { concurrency },
  );
  await queues.every('sweep', sweepMs);
  // What waited while nobody worked does not wait for the next round.
  await queues.add('sweep', {}, { jobId: 'start' });
  return { stop: () => consumer.close() };
};
