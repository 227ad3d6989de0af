import { setTimeout as sleep } from 'node:timers/promises';
import type { Inbound, StoreInbound } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import type { SetUpdateAside } from '../../../app/set-update-aside.ts';
import { takeOrSetAside } from '../kit/taking.ts';

type Needs = {
  store: StoreInbound;
  /** Called after a message is stored. */
  stored: (inbound: Inbound) => Promise<void>;
  setAside: SetUpdateAside;
  log: Log;
};

const firstRestMs = 100;
const longestRestMs = 5_000;

/**
 * Opens the way in: messages are stored one after the other, in the order they came, so that what is stored says how far
 * all is stored. What cannot be stored now is tried again; after `forget` what waits is read from the page once more.
 */
export const openIntake = ({ store, stored, setAside, log }: Needs) => {
  let line: Promise<void> = Promise.resolve();
  let waiting = 0;
  let era = 0;

  const keepTrying = async (inbound: Inbound, mine: number): Promise<void> => {
    let rest = firstRestMs;
    const take = async (): Promise<void> => {
      await store(inbound);
      await stored(inbound);
    };
    while (era === mine) {
      try {
        return await takeOrSetAside({ take, raw: inbound }, { setAside, log });
      } catch (error) {
        log.warn({ channel: inbound.channel, err: error }, 'a message could not be stored yet');
        await sleep(rest);
        rest = Math.min(rest * 2, longestRestMs);
      }
    }
  };

  return {
    take(inbound: Inbound): void {
      const mine = era;
      waiting += 1;
      line = line.then(() => keepTrying(inbound, mine)).finally(() => (waiting -= 1));
    },
    /** How many are not stored yet. */
    waiting: (): number => waiting,
    /** Resolves when what has come so far is stored. */
    settled: (): Promise<void> => line,
    /** The page is gone: what was not stored is still there, and is read with what was missed. */
    forget(): void {
      era += 1;
    },
  };
};

export type Intake = ReturnType<typeof openIntake>;
