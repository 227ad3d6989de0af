import { setTimeout as sleep } from 'node:timers/promises';
import type { Fetched } from '../../../app/channel.ts';
import { openPatientFetch, type Patience, type Try } from '../kit/patient-fetch.ts';
import { mostBytes } from './read-message.ts';
import type { Supervisor } from './supervisor.ts';

type Needs = {
  supervisor: Pick<Supervisor, 'ask'>;
  isReady: () => boolean;
  stopped: AbortSignal;
  patience?: Patience;
};

const usualPatience: Patience = { tryMs: 45_000, totalMs: 60_000 };
const readyMs = 60_000;
const lookMs = 100;

const away = (): Error => new Error('WhatsApp is not connected');

/**
 * Opens the fetching of files by the message's id on the page. A download that brings nothing is tried again for a while;
 * while there is no session it rejects, to be asked again later: nobody's file is lost because a browser was.
 */
export const openFetchFile = ({ supervisor, isReady, stopped, patience = usualPatience }: Needs) => {
  let underWay = 0;
  const tryOnce = async (ref: string): Promise<Try> => {
    const answer = await supervisor.ask({ type: 'download', message: ref });
    if (answer?.is !== 'bytes') return { again: true };
    const bytes = Buffer.from(answer.bytes);
    return bytes.length > mostBytes ? { because: 'too_large' } : { bytes };
  };
  const patiently = openPatientFetch(tryOnce, stopped, patience);
  const ready = async (): Promise<void> => {
    for (const end = Date.now() + readyMs; !isReady();) {
      if (stopped.aborted || Date.now() > end) throw away();
      await sleep(lookMs);
    }
  };

  return {
    /** How many are being fetched. */
    underWay: (): number => underWay,
    async fetch(ref: string): Promise<Fetched> {
      await ready();
      underWay += 1;
      try {
        const fetched = await patiently(ref);
        if ('because' in fetched && fetched.because === 'unavailable' && !isReady()) throw away();
        return fetched;
      } finally {
        underWay -= 1;
      }
    },
  };
};
