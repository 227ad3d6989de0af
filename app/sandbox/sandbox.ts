import { availableParallelism } from 'node:os';
import type { Log } from '../log.ts';
import { openFairPlaces, type Places } from './fair-places.ts';
import type { Frame } from './frame.ts';
import { openWay, type Way } from './give-way.ts';
import { canEndWithUs, runLimited, SandboxFailed, type Limits } from './limited-process.ts';

/** Runs a script on a frame in a process of its own; null when the work took more than its limits or ended its process. */
export type Run = (script: URL, input: Frame, limits: Limits) => Promise<Frame | null>;

/** Where strangers' files are opened, decoded, drawn and printed: processes of their own, few at a time. */
export type Sandbox = {
  /** Does `work` once there is a place; `by` says for whom, as places are shared out by that. */
  take<T>(by: string, work: (run: Run) => Promise<T>): Promise<T>;
  /** Does what somebody waits for, while what is under way here stands still (`give-way.ts`). */
  first: Way['first'];
  /** Ends what is under way; it is as if it had not been begun. */
  close(): void;
};

/**
 * Each may take its whole limit of memory, so there are never more than two. On a machine of two processors there is one as
 * a rule: with both taken, the turns of everybody else had to share theirs (`docs/performance.md`).
 */
const placesOf = (processors: number): Places => ({ usual: processors > 2 ? 2 : 1, most: 2 });

/** Opens the sandbox; there is no process until there is work. `places`: how many processes there may be at once. */
export const openSandbox = (
  log?: Pick<Log, 'warn'>,
  places: Places = placesOf(availableParallelism()),
): Sandbox => {
  const share = openFairPlaces(places);
  const closing = new AbortController();
  const way = canEndWithUs() ? openWay() : undefined;
  const run: Run = async (script, input, limits) => {
    try {
      return await runLimited(script, input, limits, closing.signal, way);
    } catch (error) {
      if (!(error instanceof SandboxFailed)) throw error;
      log?.warn({ err: error, task: script.pathname.split('/').at(-1) }, 'work was too much for its sandbox');
      return null;
    }
  };
  return {
    take: (by, work) =>
      share(by, () => {
        closing.signal.throwIfAborted();
        return work(run);
      }),
    first: (work) => (way ? way.first(work) : work()),
    close() {
      closing.abort();
    },
  };
};
