import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../app/log.ts';
import { TelegramTrouble, type TelegramApi } from './port.ts';
import { UpdateId } from './update.ts';

type Needs = {
  api: Pick<TelegramApi, 'getUpdates'>;
  /** Stores a whole batch; rejects when any of it has to come again. */
  take: (updates: readonly unknown[]) => Promise<void>;
  log: Log;
  /** Told after every call: null, or what is wrong. */
  onState: (trouble: string | null) => void;
  pause?: (ms: number, ended: AbortSignal) => Promise<void>;
};

const pollSeconds = 25;
const slowest = 5_000;
/** A poll that waits for news and is answered with nothing takes longer than that. */
const hastyMs = 500;
/** So often the same batch may come before it is called standing still. */
const mostRepeats = 3;

const sleepUntil = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** A quarter of a second, then twice as long each time, up to five seconds. */
const growing = (times: number): number => Math.min(slowest, 125 * 2 ** Math.min(times, 10));

const restOf = (error: unknown, failures: number): number => {
  const trouble = error instanceof TelegramTrouble ? error.trouble : null;
  const asked = trouble?.kind === 'api' ? (trouble.retryAfter ?? 0) * 1000 : 0;
  return Math.max(asked, growing(failures + 1));
};

const idsOf = (updates: readonly unknown[]): number[] =>
  updates.flatMap((update) => UpdateId.safeParse(update).data?.update_id ?? []);

/** 1, 2, 4, 8 …: a day of trouble is a screenful, not twenty thousand lines. */
const isWorthALine = (times: number): boolean => Number.isInteger(Math.log2(times));

/**
 * Asks Telegram for updates until `ended`. Asking from an offset confirms everything before it, so the offset moves only
 * when all of a batch is stored. It goes by the last of that batch alone: after a week without updates Telegram numbers anew, perhaps lower.
 */
export const pollUpdates = async (
  { api, take, log, onState, pause = sleepUntil }: Needs,
  ended: AbortSignal,
): Promise<void> => {
  let offset = 0;
  let failures = 0;
  let repeats = 0;
  let hasty = 0;
  let before = new Set<number>();

  /** Takes one batch; gives how long to rest after it. */
  const poll = async (): Promise<number> => {
    const began = performance.now();
    // After a failure it must not take half a minute to know that all is well.
    const seconds = failures > 0 ? 0 : pollSeconds;
    const updates = await api.getUpdates(offset, { seconds }, ended);
    await take(updates);
    const ids = idsOf(updates);
    const last = ids.at(-1);
    if (last !== undefined) offset = last + 1;
    failures = 0;
    const isKnown = updates.length > 0 && ids.every((id) => before.has(id));
    repeats = isKnown ? repeats + 1 : 0;
    hasty = updates.length === 0 && seconds > 0 && performance.now() - began < hastyMs ? hasty + 1 : 0;
    before = new Set(ids);
    const isStill = repeats > mostRepeats;
    onState(isStill ? 'getUpdates brings the same updates again and again' : null);
    if (isStill && isWorthALine(repeats))
      log.warn({ channel: 'telegram', repeats, offset }, 'the same updates come again and again');
    const times = Math.max(repeats, hasty);
    return times === 0 ? 0 : growing(times);
  };

  while (!ended.aborted) {
    try {
      const rest = await poll();
      if (rest > 0) await pause(rest, ended);
    } catch (error) {
      if (ended.aborted) return;
      failures += 1;
      onState(
        error instanceof TelegramTrouble ? `getUpdates failed: ${error.message}` : 'updates cannot be stored',
      );
      if (isWorthALine(failures))
        log.warn({ channel: 'telegram', err: error, failures }, 'updates could not be taken');
      await pause(restOf(error, failures), ended);
    }
  }
};
