import type { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { FileSignature } from '../../flows/fields/answer.ts';
import type { Log } from '../log.ts';
import { startThread } from '../thread.ts';

const PdfVerdict = z.union([
  z.strictObject({ pages: z.int().min(1), signatures: z.array(FileSignature).exactOptional() }),
  z.strictObject({ trouble: z.enum(['encrypted', 'damaged', 'no_pages']) }),
]);
export type PdfVerdict = z.infer<typeof PdfVerdict>;

export type PdfThread = {
  /** One file at a time. A file that kills the thread or outlasts it is damaged; the thread is replaced. */
  open(bytes: Buffer): Promise<PdfVerdict>;
  close(): Promise<void>;
};

export type PdfLimits = {
  milliseconds: number;
  megabytes: number;
  filesPerThread: number;
  idleMilliseconds: number;
};
const limits: PdfLimits = {
  milliseconds: 10_000,
  megabytes: 256,
  filesPerThread: 100,
  // Letters come seldom or in a row; what the thread holds is given back soon after.
  idleMilliseconds: 5_000,
};
const startMilliseconds = 30_000;

const script = new URL('./pdf-worker.ts', import.meta.url);

const nextMessage = (worker: Worker, milliseconds: number): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      finish(() => {
        reject(new Error(`The PDF thread took longer than ${String(milliseconds)} ms`));
      });
    }, milliseconds);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    const onMessage = (message: unknown): void => {
      finish(() => {
        resolve(message);
      });
    };
    const onError = (error: unknown): void => {
      finish(() => {
        reject(error instanceof Error ? error : new Error('The PDF thread failed'));
      });
    };
    const onExit = (): void => {
      onError(new Error('The PDF thread ended'));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });

/** A thread that opens PDFs: started when needed, replaced after a crash or a hundred files, ended when idle. */
export const openPdfThread = (
  log?: Log,
  { milliseconds, megabytes, filesPerThread, idleMilliseconds } = limits,
): PdfThread => {
  let worker: Worker | null = null;
  let served = 0;
  let idle: NodeJS.Timeout | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    served = 0;
    await ending?.terminate();
  };

  const start = async (): Promise<Worker> => {
    const started = startThread(script, { megabytes });
    // Somebody always listens: an 'error' nobody hears would end the process.
    started.on('error', (error) => log?.debug({ err: error }, 'PDF thread failed'));
    try {
      await nextMessage(started, startMilliseconds);
    } catch (error) {
      await started.terminate();
      throw error;
    }
    return started;
  };

  const judge = async (running: Worker, bytes: Buffer): Promise<PdfVerdict> => {
    try {
      const copy = Uint8Array.from(bytes);
      running.postMessage(copy, [copy.buffer]);
      return PdfVerdict.parse(await nextMessage(running, milliseconds));
    } catch (error) {
      log?.warn({ err: error }, 'a PDF was too much for its thread');
      await stop();
      return { trouble: 'damaged' };
    }
  };

  return {
    async open(bytes) {
      clearTimeout(idle);
      worker ??= await start();
      worker.ref();
      const verdict = await judge(worker, bytes);
      served += 1;
      if (served >= filesPerThread) await stop();
      // An idle thread keeps its memory but must not keep the process alive.
      worker?.unref();
      idle = setTimeout(() => void stop(), idleMilliseconds).unref();
      return verdict;
    },
    close: stop,
  };
};
