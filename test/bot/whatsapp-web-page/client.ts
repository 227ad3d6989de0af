import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import whatsapp, { type Message } from 'whatsapp-web.js';
import { createBell, waitFor } from '../../support/telegram/wait-for.ts';
import { openWhatsappWorld, type WhatsappWorld } from '../../support/whatsapp-web/world.ts';
import { patience } from '../../support/patience.ts';

const { Client, LocalAuth } = whatsapp;

export const { MessageMedia } = whatsapp;

/** Something the library told, in the order it did: the event's name and what came with it. */
export type Told = { event: string; about: unknown[] };

const events = [
  'qr',
  'authenticated',
  'ready',
  'message',
  'message_create',
  'message_ack',
  'message_edit',
  'message_revoke_everyone',
  'message_reaction',
  'call',
  'change_state',
  'disconnected',
];

/** A folder for a paired device, which outlives the browsers that use it. */
export const openProfile = async () => {
  const path = await mkdtemp(join(tmpdir(), 'teman-whatsapp-profile-'));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
};

/** The library's own client in a real browser against the world, not started yet, with all it tells written down. */
export const createClient = (
  { env }: WhatsappWorld,
  profile: string,
  options: { authTimeoutMs?: number } = {},
) => {
  const client = new Client({
    authStrategy: new LocalAuth({ dataPath: profile }),
    webVersion: env.WHATSAPP_WEB_VERSION,
    webVersionCache: { type: 'local', path: env.WHATSAPP_WEB_CACHE, strict: true },
    puppeteer: { headless: true, executablePath: env.CHROMIUM_PATH, args: env.CHROMIUM_ARGS.split(' ') },
    ...options,
  });
  const told: Told[] = [];
  const bell = createBell();
  for (const event of events)
    client.on(event, (...about: unknown[]) => {
      told.push({ event, about });
      bell.ring();
    });

  const waitForTold = <T>(look: () => T | null | undefined | false, what: string): Promise<T> =>
    waitFor(bell, look, patience, () => `No ${what} after ${told.map(({ event }) => event).join(', ')}.`);

  const all = (event: string) => told.filter((one) => one.event === event).map(({ about }) => about);

  const messages = (event = 'message') => all(event).map(([message]) => message as Message);

  return {
    client,
    told,
    all,
    /** The messages that came with an event, oldest first. */
    messages,
    /** Resolves with the message of this id, once the library has told of it. */
    message: (id: string, event?: string): Promise<Message> =>
      waitForTold(() => messages(event).find((message) => message.id._serialized === id), id),
    /** Resolves when the library has told of an event as often as said. */
    until: async (event: string, times = 1): Promise<void> => {
      await waitForTold(() => all(event).length >= times, `${event} (${String(times)})`);
    },
    /** The browser dies as by the kernel's hand. */
    kill: (): void => {
      client.pupBrowser?.process()?.kill('SIGKILL');
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      const browser = client.pupBrowser?.process();
      await client.destroy().catch(() => {});
      browser?.kill('SIGKILL');
    },
  };
};
/** How the product sends. */
export const waiting = { waitUntilMsgSent: true, sendSeen: false };

/** A world with a paired client that is ready, all ended together. */
export const openPaired = async () => {
  const world = await openWhatsappWorld();
  const profile = await openProfile();
  const opened = createClient(world, profile.path);
  await opened.client.initialize();
  await world.scan();
  await opened.until('ready');
  return {
    world,
    profile: profile.path,
    opened,
    close: async (): Promise<void> => {
      await opened[Symbol.asyncDispose]();
      await profile[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
};
