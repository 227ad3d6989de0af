import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Sheet } from '../../flows/features/inbox/sheet.ts';
import { within } from '../../app/within.ts';
import { startThread } from '../../app/thread.ts';
import type { BundleLetter } from './bundle-pdf.ts';

/** Binding in thirty large letters takes a while; more is a file made to hurt. */
const longestMs = 60_000;
const mostMegabytes = 768;

const Printed = z.tuple([z.instanceof(Uint8Array)]);

/**
 * Makes the sheet, with letters the whole bundle, in a thread of its own that is gone afterwards: what prints is large,
 * and what is bound in came from strangers. Rejects when it cannot be made.
 */
export const print = async (sheet: Sheet, letters: readonly BundleLetter[]): Promise<Buffer> => {
  const worker: Worker = startThread(new URL('./print-thread.ts', import.meta.url), {
    megabytes: mostMegabytes,
    workerData: { sheet, letters },
  });
  try {
    const [bytes] = Printed.parse(await within(longestMs, 'Printing', once(worker, 'message')));
    return Buffer.from(bytes);
  } finally {
    await worker.terminate();
  }
};
