import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { renderUnicodeCompact } from 'uqr';
import type { Channel, Fetched } from '../../../app/channel.ts';
import type { Clock } from '../../../app/clock.ts';
import type { WhatsappWebConfig } from '../../../app/config.ts';
import { holdLease } from '../../../app/db/lease.ts';
import type { Database } from '../../../app/db/open.ts';
import type { StoreInbound, StoreReceipt } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import type { Metrics } from '../../../app/metrics.ts';
import type { Vault } from '../../../app/vault.ts';
import { within } from '../../../app/within.ts';
import type { Settings } from '../../../flows/settings.ts';
import { openPatientFetch, type Patience, type Try } from '../patient-fetch.ts';
import { openTyping } from '../typing.ts';
import { openCatchUp } from './catch-up.ts';
import { findChromium } from './find-chromium.ts';
import { openIntake, type Intake } from './intake.ts';
import { lastTimeOfDay } from './pace.ts';
import type { Beginning, News } from './protocol.ts';
import { account, mostBytes, readCall, readMessage } from './read-message.ts';
import { openRegister } from './register.ts';
import { openSender } from './send.ts';
import { sentenceOf, standingIn, standings } from './standing.ts';
import { openSupervisor, type Told } from './supervisor.ts';
import { endsSession, restartDue, type Life } from './supervision.ts';
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
  /** Where a person in front of the machine reads the QR code. */
  print?: (text: string) => void;
  /** How long a file is asked for. */
  patience?: Patience;
};

/** The WhatsApp channel over a browser, and its way in. */
export type WhatsappWeb = Channel & { start(store: StoreInbound, receipt: StoreReceipt): void };

const lookMs = 1_000;
/** What waits for the way out behind one that is under way. */
const mostAtOnce = 3;
const drainMs = 2_000;
const readyMs = 60_000;
const usualPatience: Patience = { tryMs: 45_000, totalMs: 60_000 };
/** WhatsApp shows it for 25 seconds. */
const typingShown = { againMs: 20_000, times: 3 };
const own = { channel: 'whatsapp' as const, account };

const receiptOf: Record<number, 'failed' | 'sent' | 'delivered' | 'read'> = {
  [-1]: 'failed',
  1: 'sent',
  2: 'delivered',
  3: 'read',
  4: 'read',
};

const until = async (fits: () => boolean, ms: number, signal?: AbortSignal): Promise<boolean> => {
  for (const end = Date.now() + ms; Date.now() < end && !signal?.aborted;) {
    if (fits()) return true;
    await sleep(50);
  }
  return fits();
};

/** Makes the channel; no browser is started before `start`, and only in the one process of all that holds the lease. */
export const createWhatsappWeb = (needs: WhatsappWebNeeds): WhatsappWeb => {
  const { config, dataDir, settings, tz, db, log, clock } = needs;
  const folder = join(dataDir, 'whatsapp');
  const stopped = new AbortController();
  const register = openRegister(needs);
  let intake: Intake | null = null;
  let catchUp: ReturnType<typeof openCatchUp> | null = null;
  let receive: StoreReceipt | null = null;
  let held = false;
  let draining = false;
  let fetching = 0;
  let browser = findChromium(config.chromiumPath);

  const background = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.warn({ ...own, err: error }, what));
  };
  const beginning = (): Beginning | null => {
    browser ??= findChromium(config.chromiumPath);
    if (browser === null) return null;
    const args = [...config.chromiumArgs];
    // Chromium refuses to run as root otherwise.
    if (process.getuid?.() === 0 && !args.includes('--no-sandbox')) args.push('--no-sandbox');
    return { type: 'begin', folder, browser: { path: browser, args }, pin: config.pin };
  };

  const hearQr = (qr: string): void => {
    needs.print?.(`WhatsApp: scan this with the phone of the number.\n${renderUnicodeCompact(qr)}\n`);
  };
  const hearAck = ({ key, ack }: Extract<News, { type: 'ack' }>): void => {
    const state = receiptOf[ack];
    if (!state || !receive) return;
    const failed = state === 'failed' ? { error: 'transient' as const } : {};
    background('a receipt could not be stored', receive({ ...own, providerId: key, state, ...failed }));
  };
  const hearDown = ({ because }: Extract<Told, { type: 'down' }>): void => {
    intake?.forget();
    if (endsSession(because)) register.alarm('logged_out');
  };
  const hearers: { [K in Told['type']]?: (told: Extract<Told, { type: K }>, life: Life) => void } = {
    qr: ({ qr }) => hearQr(qr),
    ready: (_, life) =>
      background('what was missed could not be read', catchUp?.ready(life) ?? Promise.resolve()),
    message: ({ message }) => {
      const inbound = readMessage(message);
      if (inbound) intake?.take(inbound);
    },
    call: (call) => intake?.take({ ...readCall(call), sentAt: clock() }),
    ack: hearAck,
    down: hearDown,
  };
  let shownQr: string | null = null;
  const on = (told: Told, life: Life): void => {
    if (told.type === 'qr') shownQr = told.qr;
    const phase = told.type === 'down' ? null : life;
    const standing = standingIn(phase, browser !== null);
    register.set(standing, standing === 'pairing' ? shownQr : null);
    (hearers[told.type] as ((told: Told, life: Life) => void) | undefined)?.(told, life);
  };

  const supervisor = openSupervisor({ folder, beginning, on, log });
  const isReady = (): boolean => held && supervisor.life()?.phase === 'ready';
  const typing = openTyping<string>((chat) => supervisor.tell({ type: 'typing', chat }), typingShown);
  const sender = openSender({
    supervisor,
    isReady,
    settings,
    unasked: openUnasked(join(folder, 'unasked.json')),
    usedUp: () => register.alarm('used_up'),
    clock,
    tz,
  });

  /** One try for a file's bytes; whoever waits while no session is there asks again later. */
  const tryDownload = async (ref: string): Promise<Try> => {
    const answer = await supervisor.ask({ type: 'download', message: ref });
    if (answer?.is !== 'bytes') return { again: true };
    const bytes = Buffer.from(answer.bytes);
    return bytes.length > mostBytes ? { because: 'too_large' } : { bytes };
  };
  const patientFetch = openPatientFetch(tryDownload, stopped.signal, needs.patience ?? usualPatience);
  const fetch = async (ref: string): Promise<Fetched> => {
    if (!(await until(isReady, readyMs, stopped.signal))) throw new Error('WhatsApp is not connected');
    fetching += 1;
    try {
      const fetched = await patientFetch(ref);
      // Nobody's file is lost because the browser was.
      if ('because' in fetched && fetched.because === 'unavailable' && !isReady())
        throw new Error('WhatsApp is not connected');
      return fetched;
    } finally {
      fetching -= 1;
    }
  };

  const isIdle = (): boolean => sender.queued() === 0 && fetching === 0 && (intake?.waiting() ?? 0) === 0;
  /** Once a day the browser gives its memory back, when nothing is on its way. */
  const restartDaily = (): void => {
    const life = supervisor.life();
    const last = lastTimeOfDay(clock(), settings.restartAt, tz).getTime();
    draining = life !== null && restartDue(life, last);
    if (draining && isIdle()) supervisor.restart();
  };

  /** What one process of all does. */
  const lead = async (lost: AbortSignal): Promise<void> => {
    held = true;
    register.set(standingIn(null, browser !== null) === 'no_browser' ? 'no_browser' : 'starting');
    const timer = setInterval(() => {
      restartDaily();
      register.tick();
    }, lookMs);
    try {
      await supervisor.run(lost);
    } finally {
      clearInterval(timer);
      held = false;
      intake?.forget();
      register.set('off');
      await register.settled();
    }
  };

  const parts: { stop(): Promise<void> }[] = [];
  needs.metrics.channelState('whatsapp', standings, register.standing);
  return {
    ...own,
    name: 'whatsapp',
    atOnce: () => (isReady() && !draining ? mostAtOnce : 0),
    async send(outgoing) {
      const result = await sender.send(outgoing);
      typing.end(outgoing.address);
      return result;
    },
    fetch,
    notReady: () => sentenceOf(register.standing()),
    start(store, receipt) {
      receive = receipt;
      intake = openIntake({
        store: async (inbound) => {
          const { fresh } = await store(inbound);
          if (!fresh) return { fresh };
          supervisor.tell({ type: 'stored', chat: inbound.address });
          typing.begin(inbound.address);
          return { fresh };
        },
        stored: async ({ sentAt }) => catchUp?.stored(sentAt),
        log,
      });
      catchUp = openCatchUp({ pool: db.pool, supervisor, intake, log });
      const lookTimer = setInterval(() => {
        if (!held) background('the state of WhatsApp could not be read', register.look());
      }, lookMs);
      parts.push({ stop: () => Promise.resolve(clearInterval(lookTimer)) });
      parts.push(holdLease({ url: db.url, name: `whatsapp ${account}`, log, work: lead }));
    },
    async stop() {
      // What is on its way arrives, or would be sent a second time after the next start.
      draining = true;
      await until(() => sender.queued() === 0, drainMs);
      stopped.abort();
      typing.stop();
      await Promise.all(parts.splice(0).map((part) => part.stop()));
      await within(drainMs, 'Storing', intake?.settled() ?? Promise.resolve()).catch(() => undefined);
    },
  };
};
