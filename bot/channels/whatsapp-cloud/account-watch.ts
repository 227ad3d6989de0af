import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../app/log.ts';
import { GraphTrouble, type Trouble } from './port.ts';
import { errorOfTrouble } from './send-error.ts';

/** Knows whether our account may send, by asking now and then and by what happens to messages. */
export type AccountWatch = {
  /** null when all is well, otherwise a sentence for `/readyz`. */
  trouble(): string | null;
  /** Nothing can be sent at all: Meta does not answer, or refuses us whatever we ask. */
  blocked(): boolean;
  /** Meta refused our account, in an answer or in a status; administrators are told. */
  refused(code: number | null): void;
  /** A message was taken. */
  went(): void;
  /** Something failed that may be ours: it is asked again now. */
  doubt(): void;
  /** Asks until `stopped`. */
  run(): Promise<void>;
};

type Needs = {
  check: () => Promise<void>;
  /** Tells administrators that the account is refused. */
  alert: (code: number | null) => void;
  log: Log;
  stopped: AbortSignal;
  /** Between two questions when all is well; sooner when not, and then more and more seldom. */
  everyMs: { well: number; ill: number };
};

const refusedSentence = (code: number | null): string =>
  `refuses the account${code === null ? '' : ` (error ${code})`}`;

type Judgement = { sentence: string | null; blocked: boolean; refused: boolean };
const well: Judgement = { sentence: null, blocked: false, refused: false };

/** What an answer to the question says of us; a provider that knows no such question says nothing. */
const judged = (trouble: Trouble): Judgement => {
  if (trouble.kind === 'network')
    return { ...well, sentence: `cannot be reached (${trouble.code})`, blocked: true };
  const error = errorOfTrouble(trouble);
  if (error === 'account' || trouble.code === 100)
    return { sentence: refusedSentence(trouble.code), blocked: true, refused: true };
  const passing = error === 'transient' || error === 'slow_down';
  return passing ? { ...well, sentence: new GraphTrouble(trouble).message } : well;
};

export const openAccountWatch = ({ check, alert, log, stopped, everyMs }: Needs): AccountWatch => {
  let checked: Judgement = { ...well, sentence: 'has not answered yet' };
  let sending: string | null = null;
  let wake = new AbortController();

  const ask = async (): Promise<void> => {
    try {
      await check();
      checked = well;
    } catch (error) {
      if (stopped.aborted) return;
      if (!(error instanceof GraphTrouble)) throw error;
      checked = judged(error.trouble);
      if (checked.sentence !== null)
        log.warn({ channel: 'whatsapp', err: error }, 'the account could not be checked');
      if (checked.refused && error.trouble.kind === 'api') alert(error.trouble.code);
    }
  };

  return {
    trouble: () => checked.sentence ?? sending,
    blocked: () => checked.blocked,
    refused(code) {
      sending = refusedSentence(code);
      alert(code);
      wake.abort();
    },
    went() {
      sending = null;
    },
    doubt: () => wake.abort(),
    async run() {
      for (let ill = everyMs.ill; !stopped.aborted;) {
        wake = new AbortController();
        await ask();
        const isWell = checked.sentence === null;
        const ms = isWell ? everyMs.well : ill;
        ill = isWell ? everyMs.ill : Math.min(ill * 2, everyMs.well);
        const signal = AbortSignal.any([stopped, wake.signal]);
        await sleep(ms, undefined, { signal }).catch(() => undefined);
      }
    },
  };
};
