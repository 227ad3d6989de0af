import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Channel } from '../../../app/channel.ts';
import type { IsOff } from '../../../app/channel-switch.ts';
import { openForgedWatch, usualForged } from '../../../app/forged-webhooks.ts';
import type { Clock } from '../../../app/clock.ts';
import type { TelegramConfig } from '../../../app/config.ts';
import { markBlocked, sentBody, staffAddresses } from '../../../app/db/identities.ts';
import { holdLease } from '../../../app/db/lease.ts';
import type { Database } from '../../../app/db/open.ts';
import type { StoreInbound } from '../../../app/inbound.ts';
import type { Log } from '../../../app/log.ts';
import { openUpdatesAside } from '../../../app/set-update-aside.ts';
import type { Vault } from '../../../app/vault.ts';
import { Message } from '../../../flows/kernel/message.ts';
import type { Intake } from '../channel-part.ts';
import { openTyping } from '../kit/typing.ts';
import { whileOn } from '../kit/while-on.ts';
import { openChatMemory } from './chat-memory.ts';
import { openCommands } from './commands.ts';
import { openDownloads } from './download.ts';
import { openPace } from './pace.ts';
import { pollUpdates } from './poll.ts';
import { TelegramTrouble, type TelegramApi } from './port.ts';
import { openSender } from './send.ts';
import { openTaker } from './take-update.ts';
import { webhookRoute } from './webhook.ts';

type Needs = {
  config: TelegramConfig;
  api: TelegramApi;
  db: Database;
  vault: Vault;
  log: Log;
  clock: Clock;
  isOff: IsOff;
  /** So many unsigned webhooks in ten minutes are a sign of trouble. */
  mostForged?: number;
};

/** The Telegram channel, and its way in: routes before the server listens, then updates once there is an inbox for them. */
export type Telegram = Channel & {
  routes(app: FastifyInstance, intake: Pick<Intake, 'store'>): void;
  start(intake: Pick<Intake, 'store'>): void;
};

const commandsMs = 5_000;
/** Telegram shows it for five seconds. */
const typingShown = { againMs: 4_500, times: 8 };
const firstRestMs = 500;
const longestRestMs = 15_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Makes the channel; nothing is asked of Telegram before `start`. */
export const createTelegram = ({
  config,
  api,
  db,
  vault,
  log,
  clock,
  isOff,
  mostForged = usualForged,
}: Needs): Telegram => {
  const account = config.token.split(':')[0] ?? '';
  const own = { channel: 'telegram', account };
  const stopped = new AbortController();
  const pace = openPace();
  const memory = openChatMemory();
  let trouble: string | null = 'has not answered yet';

  /** Looks: what fails of them is not worth more than a line. */
  const background = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.debug({ channel: 'telegram', err: error }, 'a small thing was left undone');
    });
  };
  const typing = openTyping<number>((chat) => {
    if (pace.spare()) background(api.typing(chat));
  }, typingShown);
  const sentMessage = async (address: string, message: string): Promise<Message | null> => {
    const body = await sentBody(db.pool, { ...own, address }, message);
    return body === null ? null : Message.parse(JSON.parse(vault.open(body)));
  };
  const takerOf = (store: StoreInbound) =>
    openTaker({
      account,
      api,
      store,
      pace,
      memory,
      typing,
      log,
      setAside: openUpdatesAside({ db, vault, log, clock }, own),
      background,
      sentMessage,
      markBlocked: (address, blocked) => markBlocked(db.pool, { ...own, address }, blocked, clock()),
    });

  /** Until it is done; Telegram may be away for long. */
  const insist = async (what: string, work: () => Promise<unknown>, ended: AbortSignal): Promise<void> => {
    for (let rest = firstRestMs; !ended.aborted; rest = Math.min(rest * 2, longestRestMs)) {
      try {
        await work();
        return;
      } catch (error) {
        trouble = `${what} failed${error instanceof TelegramTrouble ? `: ${error.message}` : ''}`;
        log.warn({ channel: 'telegram', err: error, what }, 'Telegram could not be set up');
        await pause(rest, ended);
      }
    }
  };
  const keepCommands = async (ended: AbortSignal): Promise<void> => {
    const commands = openCommands(api, () => staffAddresses(db.pool, own));
    while (!ended.aborted) {
      await commands.sync().catch((error: unknown) => {
        log.warn({ channel: 'telegram', err: error }, 'command menus could not be set');
      });
      await pause(commandsMs, ended);
    }
  };
  const onState = (now: string | null): void => {
    trouble = now;
  };

  /** What one process of all does: it asks for the updates, or says where they go; and keeps the command menus. */
  const lead = async (store: StoreInbound, ended: AbortSignal): Promise<void> => {
    if (config.mode === 'webhook') {
      const { webhookUrl, webhookSecret } = config;
      await insist('setWebhook', () => api.setWebhook(webhookUrl, webhookSecret), ended);
      return keepCommands(ended);
    }
    await insist('deleteWebhook', () => api.deleteWebhook(), ended);
    const poll = pollUpdates({ api, take: takerOf(store), log, onState }, ended);
    await Promise.all([poll, keepCommands(ended)]);
  };

  const parts: { stop(): Promise<void> }[] = [];
  return {
    name: 'telegram',
    account,
    can: {
      buttons: true,
      grid: true,
      contactSharing: true,
      idsProvePhone: false,
      album: true,
      receipts: false,
      unasked: true,
    },
    send: openSender({ api, pace, memory, typing, background }),
    fetch: openDownloads(api, stopped.signal),
    notReady: () => (trouble === null ? null : `Telegram ${trouble}`),
    routes(app, { store }) {
      if (config.mode === 'webhook')
        webhookRoute(app, {
          secret: config.webhookSecret,
          take: takerOf(store),
          forged: openForgedWatch({ db, clock, log }, 'telegram', mostForged),
          isOff: () => isOff(own),
        });
    },
    start({ store }) {
      const known = insist('getMe', () => api.getMe(), stopped.signal).then(() => onState(null));
      background(known);
      const name = `telegram ${account}`;
      parts.push(
        holdLease({
          url: db.url,
          name,
          log,
          work: (ended) =>
            whileOn(
              () => isOff(own),
              ended,
              (on) => lead(store, on),
            ),
        }),
      );
    },
    async stop() {
      stopped.abort();
      typing.stop();
      await Promise.all(parts.splice(0).map((part) => part.stop()));
    },
  };
};
