import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import { readConfig } from '../../app/config.ts';
import { openDatabase } from '../../app/db/open.ts';
import type { Receipt } from '../../app/inbound.ts';
import { openVault } from '../../app/vault.ts';
import {
  createWhatsappWeb,
  type WhatsappWeb,
  type WhatsappWebNeeds,
} from '../../bot/channels/whatsapp-web/adapter.ts';
import { openContractInbox } from './contract-inbox.ts';
import { freshDatabase } from './database.ts';
import { openWhatsappWorld } from './whatsapp-web/world.ts';
import { patience } from './patience.ts';
import { usualSettings } from './pontianak.ts';

type Options = Partial<Pick<WhatsappWebNeeds, 'clock' | 'patience' | 'settings'>>;

/** Everything counts as wrong sooner than for real, and later than a browser on a busy machine needs. */
export const hasty = {
  fetch: { tryMs: 5_000, totalMs: 3_000 },
  send: 4_000,
  life: { beat: 10_000, start: 60_000, load: 60_000, qr: 15_000 },
};

/** The channel over a real browser, in this process, with the stand-in for WhatsApp and an inbox that keeps what it hears. */
export const openWhatsappRig = async (options: Options = {}) => {
  const world = await openWhatsappWorld();
  const database = await freshDatabase();
  const db = openDatabase(database.url);
  const vault = openVault(Buffer.alloc(32, 3));
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-whatsapp-rig-'));
  const { whatsapp } = readConfig({ ...world.env, SIMULATOR: '1' });
  if (whatsapp.mode !== 'web') throw new Error('The world is not for this mode');
  const inbox = openContractInbox();
  const receipts: Receipt[] = [];
  const printed: string[] = [];
  const logged: string[] = [];
  const states: (() => string)[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });

  const make = (more: Options = {}): WhatsappWeb =>
    createWhatsappWeb({
      config: whatsapp,
      dataDir,
      publicUrl: 'http://127.0.0.1:1',
      tz: 'Asia/Pontianak',
      settings: { ...usualSettings.whatsappWeb, paceMs: [0, 0] },
      db,
      vault,
      log,
      metrics: { channelState: (_channel, _all, now) => void states.push(now) },
      clock: () => new Date(),
      isOff: () => false,
      print: (text) => void printed.push(text),
      patience: hasty,
      ...options,
      ...more,
    });
  const start = (channel: WhatsappWeb): void =>
    channel.start({ store: inbox.store, storeReceipt: async (receipt) => void receipts.push(receipt) });
  const begin = (more?: Options): WhatsappWeb => {
    const channel = make(more);
    start(channel);
    return channel;
  };
  let channel = begin();
  const ready = (): Promise<void> => vi.waitFor(() => expect(channel.notReady()).toBeNull(), patience);

  return {
    world,
    db,
    vault,
    dataDir,
    inbox,
    receipts,
    printed,
    logged,
    channel: () => channel,
    /** The state as the metrics show it. */
    state: () => states.at(-1)?.(),
    ready,
    /** A second process's channel on the same account, which does not hold the browser. */
    another: (): WhatsappWeb => begin(),
    async pair() {
      await world.scan();
      await ready();
    },
    stop: () => channel.stop(),
    begin(more?: Options) {
      channel = begin(more);
    },
    async close() {
      await channel.stop();
      await world[Symbol.asyncDispose]();
      await db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 4 });
    },
  };
};

export type WhatsappRig = Awaited<ReturnType<typeof openWhatsappRig>>;
