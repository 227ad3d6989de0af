import { openGate } from '../app/gate.ts';
import type { House } from '../app/house.ts';
import { document } from './jobs/document.ts';
import { submit } from './jobs/submit.ts';
import { sweep } from './jobs/sweep.ts';

const sweepMs = 60_000;
/** Submit jobs of one moment are written together, so many are taken at once. */
const concurrency = 32;
/** Documents are drawn in memory: few at a time. */
const documentsAtOnce = 4;

/** Starts taking jobs; any number of workers may run. */
export const startWorker = async (house: House): Promise<{ stop(): Promise<void> }> => {
  const { queues } = house;
  const drawing = openGate(documentsAtOnce);
  const draw = document(house);
  const consumer = await queues.work(
    { submit: submit(house), document: (order) => drawing(() => draw(order)), sweep: sweep(house) },
    { concurrency },
  );
  await queues.every('sweep', sweepMs);
  // What waited while nobody worked does not wait for the next round.
  await queues.add('sweep', {}, { jobId: 'start' });
  return { stop: () => consumer.close() };
};
