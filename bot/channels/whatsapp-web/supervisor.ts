import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../app/log.ts';
import { clearBrowser } from './browser-remains.ts';
import { startBrowser, type BrowserLink } from './browser-link.ts';
import type { Answer, Ask, Beginning, Ending, News, ToBrowser } from './protocol.ts';
import {
  begunAt,
  failuresAfter,
  heard,
  overdue,
  restMs,
  usualPatience,
  type Life,
  type Overdue,
  type Patience,
} from './supervision.ts';

/** What is told of the browser's process: its news, and that it ended. */
export type Told = News | { type: 'down'; because: Ending | Overdue | 'restart' };

type Needs = {
  folder: string;
  /** Null when this machine has no browser now. */
  beginning: () => Beginning | null;
  on: (told: Told, life: Life) => void;
  log: Log;
  patience?: Patience;
  now?: () => number;
};

const judgeMs = 250;
const closeMs = 1_800;
const withoutBrowserMs = 15_000;

/** Where the library keeps a session, and the browser its profile. */
export const profileIn = (folder: string): string => join(folder, 'session');

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Keeps one browser's process running: begins it, watches it, ends it when it hangs, and clears up behind it. */
export const openSupervisor = ({
  folder,
  beginning,
  on,
  log,
  patience = usualPatience,
  now = Date.now,
}: Needs) => {
  const own = { channel: 'whatsapp' };
  let link: BrowserLink | null = null;
  let life: Life | null = null;
  let wanted: 'restart' | null = null;

  /** One life, from its beginning until nothing of it is left; why it ended. */
  const live = async (begin: Beginning, stop: AbortSignal): Promise<{ because: Told; ended: Life }> => {
    let because: Ending | Overdue | 'restart' = 'fault';
    let current = begunAt(now());
    const hear = (news: News): void => {
      if (news.type === 'trouble')
        log.warn({ ...own, what: news.what, err: new Error(news.error) }, 'WhatsApp Web is in trouble');
      if (news.type === 'ended') because = news.because;
      current = heard(current, news, now());
      life = current;
      on(news, current);
    };
    const started = startBrowser(begin, hear, (error) =>
      log.error({ ...own, err: error }, "the browser's process said something unreadable"),
    );
    link = started;
    life = current;
    wanted = null;
    const ended = new AbortController();
    const watch = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        const late = overdue(current, now(), patience);
        if (stop.aborted || wanted) {
          because = wanted ?? 'restart';
          started.tell({ type: 'close' });
          await pause(closeMs, ended.signal);
        } else if (late) because = late;
        if (late || stop.aborted || wanted) return started.kill();
        await pause(judgeMs, AbortSignal.any([ended.signal, stop]));
      }
    };
    const watching = watch();
    await started.gone;
    ended.abort();
    await watching;
    link = null;
    life = null;
    await clearBrowser(profileIn(folder));
    return { because: { type: 'down', because }, ended: current };
  };

  return {
    /** Begins life after life until `stop`; resolves when nothing of the last is left. */
    async run(stop: AbortSignal): Promise<void> {
      let failures = 0;
      await clearBrowser(profileIn(folder));
      while (!stop.aborted) {
        const begin = beginning();
        if (!begin) {
          await pause(withoutBrowserMs, stop);
          continue;
        }
        const { because, ended } = await live(begin, stop);
        if (because.type === 'down' && because.because === 'logout')
          await rm(profileIn(folder), { recursive: true, force: true, maxRetries: 4 });
        const why = because.type === 'down' ? because.because : null;
        failures = why === 'restart' ? 0 : failuresAfter(failures, ended, now());
        if (!stop.aborted) {
          log.warn({ ...own, because: why, failures }, 'the browser has ended and is begun anew');
          on(because, ended);
        }
        await pause(restMs(failures), stop);
      }
    },
    /** The present life; null between two. */
    life: (): Life | null => life,
    tell: (order: ToBrowser): void => link?.tell(order),
    ask: (ask: Ask): Promise<Answer | null> => link?.ask(ask) ?? Promise.resolve(null),
    /** Ends the present life properly, and begins another. */
    restart(): void {
      wanted = 'restart';
    },
  };
};

export type Supervisor = ReturnType<typeof openSupervisor>;
