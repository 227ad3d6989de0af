import { EventEmitter } from 'node:events';

// One bell for the whole process: a ring meant for another chat costs its listener one small query.
const bell = new EventEmitter().setMaxListeners(0);
let rings = 0;

/** Tells every waiting long-poll of this process to look again. */
export function ring(): void {
  rings += 1;
  bell.emit('ring');
}

/** How often the bell has rung; taken before looking, so that a ring during the look is not missed. */
export function rungSoFar(): number {
  return rings;
}

/** Waits until the bell has rung more than `since` times, `ms` have passed or `signal` aborts. */
export async function nextRing(since: number, ms: number, signal: AbortSignal): Promise<void> {
  if (rings > since || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      bell.off('ring', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    bell.on('ring', done);
    signal.addEventListener('abort', done);
  });
}
