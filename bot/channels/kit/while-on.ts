import { setTimeout as sleep } from 'node:timers/promises';

const lookMs = 250;

/** Does work while a channel is switched on, again each time it is switched on, until `ended`; what is under way is told to end by its signal. */
export const whileOn = async (
  isOff: () => boolean,
  ended: AbortSignal,
  work: (ended: AbortSignal) => Promise<void>,
): Promise<void> => {
  while (!ended.aborted) {
    if (isOff()) {
      await sleep(lookMs, undefined, { signal: ended }).catch(() => undefined);
      continue;
    }
    const off = new AbortController();
    const look = setInterval(() => {
      if (isOff()) off.abort();
    }, lookMs);
    try {
      await work(AbortSignal.any([ended, off.signal]));
    } finally {
      clearInterval(look);
    }
  }
};
