import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { textOnly, type Channel } from '../../../app/channel.ts';
import type { IsOff } from '../../../app/channel-switch.ts';
import type { Clock } from '../../../app/clock.ts';
import type { WhatsappWebConfig } from '../../../app/config.ts';
import { holdLease } from '../../../app/db/lease.ts';
import type { Database } from '../../../app/db/open.ts';
import type { StoreInbound, StoreReceipt } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import type { Metrics } from '../../../app/metrics.ts';
import { openUpdatesAside } from '../../../app/set-update-aside.ts';
import type { Vault } from '../../../app/vault.ts';
import { within } from '../../../app/within.ts';
import type { Settings } from '../../../flows/settings.ts';
import type { Patience as FetchPatience } from '../kit/patient-fetch.ts';
import type { Intake } from '../channel-part.ts';
import { openTyping } from '../kit/typing.ts';
import { whileOn } from '../kit/while-on.ts';
import { openCatchUp } from './catch-up.ts';
import { checkPin } from './check-pin.ts';
import { openFetchFile } from './fetch-file.ts';
import { findChromium } from './find-chromium.ts';
import { openHearing } from './hear.ts';
import { openIntake } from './intake.ts';
import { lastTimeOfDay } from './pace.ts';
import type { Beginning } from './protocol.ts';
import { account } from './read-message.ts';
import { openRegister } from './register.ts';
import { openSender } from './send.ts';
import { sentenceOf, standingIn, standings } from './standing.ts';
import { openSupervisor, type Told } from './supervisor.ts';
import { restartDue, type Life, type Patience } from './supervision.ts';
import { openUnasked } from './unasked.ts';

export type WhatsappWebNeeds = {
  config: WhatsappWebConfig;
  dataDir: string;
  settings: Settings['whatsappWeb'];
  publicUrl: string;
  tz: string;
  db: Database;
  vault: Vault;
  log: Log;
  metrics: Pick<Metrics, 'channelState'>;
  clock: Clock;
  isOff: IsOff;
  /** Where a person in front of the machine reads the QR code. */
  print: (text: string) => void;
  /** How long a file is asked for, a send may take (milliseconds), and the browser's process may be silent. */
  patience?: { fetch?: FetchPatience; send?: number; life?: Patience };
};

/** The WhatsApp channel over a browser, and its way in. */
export type WhatsappWeb = Channel & { start(intake: Intake): void };

const lookMs = 1_000;
/** What waits for the way out behind one that is under way. */
const mostAtOnce = 3;
const drainMs = 800;
const usualSendMs = 20_000;
/** WhatsApp shows it for 25 seconds. */
const typingShown = { againMs: 20_000, times: 3 };

const until = async (fits: () => boolean, ms: number): Promise<void> => {
  for (const end = Date.now() + ms; !fits() && Date.now() < end;) await sleep(25);
};

/** Makes the channel; no browser is started before `start`, and only in the one process of all that holds the lease. */
export const createWhatsappWeb = (needs: WhatsappWebNeeds): WhatsappWeb => {
  const { config, dataDir, settings, tz, db, log, clock, patience = {} } = needs;
  checkPin(config.pin);
  const folder = join(dataDir, 'whatsapp');
  const stopped = new AbortController();
  const isOff = (): boolean => needs.isOff({ channel: 'whatsapp', account });
  let held = false;
  let draining = false;
  let served = clock();
  let browser = findChromium(config.chromiumPath);
  let hear: (told: Told, life: Life) => void = () => undefined;

  const background = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.warn({ channel: 'whatsapp', err: error }, what));
  };
  const beginning = (): Beginning | null => {
    browser ??= findChromium(config.chromiumPath);
    if (browser === null) return null;
    const args = [...config.chromiumArgs];
    // Chromium refuses to run as root otherwise.
    if (process.getuid?.() === 0 && !args.includes('--no-sandbox')) args.push('--no-sandbox');
    const sendMs = patience.send ?? usualSendMs;
    return { type: 'begin', folder, browser: { path: browser, args }, pin: config.pin, sendMs };
  };

  const register = openRegister(needs);
  const supervisor = openSupervisor({
    folder,
    beginning,
    on: (told, life) => hear(told, life),
    log,
    ...(patience.life ? { patience: patience.life } : {}),
  });
  const isReady = (): boolean => held && supervisor.life()?.phase === 'ready';
  const typing = openTyping<string>((chat) => supervisor.tell({ type: 'typing', chat }), typingShown);
  const files = openFetchFile({
    supervisor,
    isReady,
    stopped: stopped.signal,
    ...(patience.fetch ? { patience: patience.fetch } : {}),
  });
  const sender = openSender({
    supervisor,
    isReady,
    settings,
    unasked: openUnasked(join(folder, 'unasked.json')),
    usedUp: () => register.alarm('used_up'),
    clock,
    tz,
  });

  /** What comes in is stored before its sender sees that it was read. */
  const openWayIn = (store: StoreInbound, receipt: StoreReceipt) => {
    const intake = openIntake({
      store: async (inbound) => {
        const { fresh } = await store(inbound);
        if (!fresh) return { fresh };
        supervisor.tell({ type: 'stored', chat: inbound.address });
        typing.begin(inbound.address);
        return { fresh };
      },
      stored: ({ sentAt }) => catchUp.stored(sentAt),
      setAside: openUpdatesAside(needs, { channel: 'whatsapp', account }),
      log,
    });
    const catchUp = openCatchUp({ pool: db.pool, supervisor, intake, log });
    const hasBrowser = (): boolean => browser !== null;
    const { print } = needs;
    hear = openHearing({ register, intake, catchUp, receipt, hasBrowser, print, background, clock });
    return intake;
  };

  /** Once a day the browser gives its memory back, when nothing is on its way. */
  const restartDaily = (isIdle: () => boolean): void => {
    const last = lastTimeOfDay(clock(), settings.restartAt, tz);
    draining = stopped.signal.aborted || restartDue(supervisor.life(), last, served);
    if (!draining || !isIdle()) return;
    served = last;
    supervisor.restart();
  };

  /** What one process of all does. */
  const lead = async (lost: AbortSignal, isIdle: () => boolean): Promise<void> => {
    held = true;
    served = clock();
    register.set(browser === null ? standingIn(null, false) : 'starting');
    const timer = setInterval(() => {
      restartDaily(isIdle);
      register.tick();
    }, lookMs);
    try {
      await whileOn(isOff, lost, async (on) => {
        await supervisor.run(on);
        register.set('off');
      });
    } finally {
      clearInterval(timer);
      held = false;
      register.set('off');
      await register.settled();
    }
  };

  const parts: { stop(): Promise<void> }[] = [];
  needs.metrics.channelState('whatsapp', standings, register.standing);
  return {
    name: 'whatsapp',
    account,
    can: { ...textOnly, receipts: true },
    atOnce: () => (isReady() && !draining ? mostAtOnce : 0),
    async send(outgoing) {
      const result = await sender.send(outgoing);
      typing.end(outgoing.address);
      return result;
    },
    fetch: files.fetch,
    notReady: () => sentenceOf(register.standing()),
    start({ store, storeReceipt }) {
      const intake = openWayIn(store, storeReceipt);
      const isIdle = () => sender.queued() + files.underWay() + intake.waiting() === 0;
      const look = setInterval(() => {
        if (!held) background('the state of WhatsApp could not be read', register.look());
      }, lookMs);
      const work = (lost: AbortSignal): Promise<void> => lead(lost, isIdle);
      const lease = holdLease({ url: db.url, name: `whatsapp ${account}`, log, work });
      parts.push({
        async stop() {
          clearInterval(look);
          await lease.stop();
          intake.forget();
          await within(drainMs, 'Storing', intake.settled()).catch(() => undefined);
        },
      });
    },
    async stop() {
      // What is on its way arrives, or would be sent a second time after the next start.
      draining = true;
      await until(() => sender.queued() === 0, drainMs);
      stopped.abort();
      typing.stop();
      await Promise.all(parts.splice(0).map((part) => part.stop()));
    },
  };
};
