import type { FastifyInstance } from 'fastify';
import { alertAdministrators, type AdministratorAlert } from '../../../app/alert-administrators.ts';
import { textOnly, type Channel } from '../../../app/channel.ts';
import type { IsOff } from '../../../app/channel-switch.ts';
import { openForgedWatch, usualForged } from '../../../app/forged-webhooks.ts';
import type { Clock } from '../../../app/clock.ts';
import type { WhatsappCloudConfig } from '../../../app/config.ts';
import { bodyForReader } from '../../../app/db/identities.ts';
import { moveIdentity } from '../../../app/db/move-identity.ts';
import type { Database } from '../../../app/db/open.ts';
import { openGate } from '../../../app/gate.ts';
import type { Log } from '../../../app/log.ts';
import type { Metrics } from '../../../app/metrics.ts';
import { openUpdatesAside } from '../../../app/set-update-aside.ts';
import type { Vault } from '../../../app/vault.ts';
import { Message } from '../../../flows/kernel/message.ts';
import type { Intake } from '../channel-part.ts';
import { openTyping } from '../kit/typing.ts';
import { openAccountWatch } from './account-watch.ts';
import { accountRefused, alertOf, templateRefused } from './alerts.ts';
import { furtherPage } from './choices.ts';
import { openDownloads } from './download.ts';
import { openPace } from './pace.ts';
import type { CloudApi } from './port.ts';
import type { Reading } from './read-webhook.ts';
import { isKnownCode } from './send-error.ts';
import { openSender } from './send.ts';
import { openTaker } from './take-webhook.ts';
import { webhookRoutes } from './webhook.ts';

type Needs = {
  config: WhatsappCloudConfig;
  api: CloudApi;
  db: Database;
  vault: Vault;
  log: Log;
  metrics: Pick<Metrics, 'webhook' | 'refusal'>;
  clock: Clock;
  isOff: IsOff;
  /** So many unsigned webhooks in ten minutes are a sign of trouble. */
  mostForged?: number;
  /** How often the account is asked after. */
  everyMs?: { well: number; ill: number };
};

/** WhatsApp over Meta's Cloud API, and its way in: routes before the server listens, then the watch over the account. */
export type WhatsappCloud = Channel & {
  routes(app: FastifyInstance, intake: Intake): Promise<void>;
  start(): void;
};

const usualMs = { well: 60_000, ill: 1_000 };
const lookMs = 10_000;
const looksAtOnce = 4;
const mostAtOnce = 16;
const mostAnswering = 10_000;
/** Meta shows it for 25 seconds. */
const typingShown = { againMs: 24_000, times: 2 };

/** Makes the channel; nothing is asked of Meta before `start`. */
export const createWhatsappCloud = (needs: Needs): WhatsappCloud => {
  const {
    config,
    api,
    db,
    vault,
    log,
    metrics,
    clock,
    isOff,
    mostForged = usualForged,
    everyMs = usualMs,
  } = needs;
  const account = config.phoneNumberId;
  const own = { channel: 'whatsapp', account };
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const looks = openGate(looksAtOnce);

  /** Looks: what fails of them is not worth more than a line. */
  const background = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.debug({ channel: 'whatsapp', err: error }, 'a small thing was left undone');
    });
  };
  const alert = async (what: AdministratorAlert): Promise<void> => {
    await alertAdministrators({ db, vault, clock }, what);
  };
  const alertLater = (what: AdministratorAlert): void => {
    alert(what).catch((error: unknown) => {
      log.error({ channel: 'whatsapp', err: error }, 'administrators could not be alerted');
    });
  };
  const watch = openAccountWatch({
    check: () => api.check(AbortSignal.any([stopped, AbortSignal.timeout(lookMs)])),
    alert: (code) => alertLater(accountRefused(code)),
    log,
    stopped,
    everyMs,
  });

  const show = (message: string, typing: boolean): Promise<void> =>
    api.markRead(message, typing, AbortSignal.any([stopped, AbortSignal.timeout(lookMs)]));
  /** The last message of each chat that is to be marked: with it go all before it. */
  const unread = new Map<string, string>();
  const markRead = (address: string, message: string): void => {
    const isQueued = unread.has(address);
    unread.set(address, message);
    if (isQueued) return;
    const markLast = async (): Promise<void> => {
      const last = unread.get(address);
      unread.delete(address);
      if (last !== undefined) await show(last, false);
    };
    background(looks(markLast));
  };
  const answering = new Map<string, string>();
  const typing = openTyping<string>((address) => {
    const message = answering.get(address);
    if (message !== undefined) background(looks(() => show(message, true)));
  }, typingShown);
  const answered = (address: string): void => {
    answering.delete(address);
    typing.end(address);
  };

  const pace = openPace();
  const turnPage = async ({
    address,
    page,
    deliveryId,
  }: Extract<Reading, { kind: 'page' }>): Promise<void> => {
    const body = await bodyForReader(db.pool, { ...own, address }, deliveryId);
    if (body === null || pace.left(address) > 0) return;
    const content = furtherPage(Message.parse(JSON.parse(vault.open(body))), deliveryId, page);
    if (content) await api.send(address, content, AbortSignal.any([stopped, AbortSignal.timeout(lookMs)]));
  };

  return {
    name: 'whatsapp',
    account,
    can: { ...textOnly, receipts: true },
    send: openSender({
      api,
      pace,
      watch,
      clock,
      log,
      stopped,
      answered,
      count: (code) =>
        metrics.refusal('whatsapp', code !== null && isKnownCode(code) ? String(code) : 'other'),
      templateRefused: (template, code) => alertLater(templateRefused(template, code)),
    }),
    atOnce: () => (pace.resting() || watch.blocked() ? 0 : mostAtOnce),
    fetch: openDownloads(api, stopped),
    notReady: () => {
      const trouble = watch.trouble();
      return trouble === null ? null : `WhatsApp Cloud API ${trouble}`;
    },
    async routes(app, { store, storeReceipt }) {
      const take = openTaker({
        account,
        store,
        storeReceipt,
        move: (move) => moveIdentity(db.pool, move),
        watch,
        async tell(news) {
          const what = alertOf(news);
          if (what) await alert(what);
        },
        turnPage,
        markRead,
        answering(address, message) {
          if (answering.size > mostAnswering) answering.clear();
          answering.set(address, message);
          typing.begin(address);
        },
        background,
        setAside: openUpdatesAside({ db, vault, log, clock }, own),
        log,
      });
      const { appSecret, verifyToken } = config;
      const forged = openForgedWatch({ db, clock, log }, 'whatsapp', mostForged);
      const count = (outcome: string): void => {
        metrics.webhook('whatsapp', outcome);
        if (outcome === 'forged') forged();
      };
      await webhookRoutes(app, { appSecret, verifyToken, take, count, isOff: () => isOff(own) });
    },
    start() {
      watch.run().catch((error: unknown) => {
        log.error({ channel: 'whatsapp', err: error }, 'the account is watched no more');
      });
    },
    async stop() {
      stopping.abort();
      typing.stop();
    },
  };
};
