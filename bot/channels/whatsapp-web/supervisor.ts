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

type Because = Ending | Overdue | 'restart';

/** What is told of the browser's process: its news, and that it ended. */
export type Told = News | { type: 'down'; because: Because };

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
const profileIn = (folder: string): string => join(folder, 'session');

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
  let restarting = false;

  /** Ends a life that hangs, or that is not wanted any more. */
  const watch = async (
    { tell, kill }: BrowserLink,
    say: (because: Because) => void,
    ended: AbortSignal,
    stop: AbortSignal,
  ): Promise<void> => {
    while (!ended.aborted) {
      const late = life && overdue(life, now(), patience);
      if (late) say(late);
      if (stop.aborted || restarting) {
        say('restart');
        tell({ type: 'close' });
        await pause(closeMs, ended);
      }
      if (late || stop.aborted || restarting) return kill();
      await pause(judgeMs, AbortSignal.any([ended, stop]));
    }
  };

  /** One life, from its beginning until nothing of it is left. */
  const live = async (begin: Beginning, stop: AbortSignal): Promise<{ because: Because; ended: Life }> => {
    const because: Because[] = [];
    let current = begunAt(now());
    const hear = (news: News): void => {
      if (news.type === 'trouble')
        log.warn({ ...own, what: news.what, err: new Error(news.error) }, 'WhatsApp Web is in trouble');
      if (news.type === 'ended') because.push(news.because);
      current = heard(current, news, now());
      life = current;
      on(news, current);
    };
    restarting = false;
    life = current;
    link = startBrowser(begin, hear, (error) =>
      log.error({ ...own, err: error }, "the browser's process said something unreadable"),
    );
    const ended = new AbortController();
    const watching = watch(link, (why) => void because.push(why), ended.signal, stop);
    await link.gone;
    ended.abort();
    await watching;
    link = null;
    life = null;
    await clearBrowser(profileIn(folder));
    // What was said first is the reason for the rest.
    return { because: because[0] ?? 'fault', ended: current };
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
        if (because === 'logout')
          await rm(profileIn(folder), { recursive: true, force: true, maxRetries: 4 });
        failures = because === 'restart' ? 0 : failuresAfter(failures, ended, now());
        if (stop.aborted) return;
        log.warn({ ...own, because, failures }, 'the browser has ended and is begun anew');
        on({ type: 'down', because }, ended);
        await pause(restMs(failures), stop);
      }
    },
    /** The present life; null between two. */
    life: (): Life | null => life,
    tell: (order: ToBrowser): void => link?.tell(order),
    ask: (ask: Ask): Promise<Answer | null> => link?.ask(ask) ?? Promise.resolve(null),
    /** Ends the present life properly, and begins another. */
    restart(): void {
      restarting = true;
    },
  };
};

export type Supervisor = ReturnType<typeof openSupervisor>;
