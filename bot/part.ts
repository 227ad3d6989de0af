import type { ReadyCheck } from './health.ts';

/** One part of the running bot. Parts are started in their order and stopped in the opposite one. */
export type Part = {
  /** The name `/readyz` knows it by. */
  name: string;
  start?(): Promise<void> | void;
  stop?(): Promise<void>;
  ready?: ReadyCheck;
};

/** Starts parts one after the other; gives how to stop what was started, the last first. */
export const startParts = async (parts: readonly Part[]): Promise<() => Promise<void>> => {
  const started: Part[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).toReversed()) await part.stop?.();
  };
  try {
    for (const part of parts) {
      started.push(part);
      await part.start?.();
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};
