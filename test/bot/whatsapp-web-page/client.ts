import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import whatsapp from 'whatsapp-web.js';
import { eventually } from '../../support/eventually.ts';
import type { WhatsappWorld } from '../../support/whatsapp-web/world.ts';

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
  for (const event of events) client.on(event, (...about: unknown[]) => told.push({ event, about }));

  const all = (event: string) => told.filter((one) => one.event === event).map(({ about }) => about);

  return {
    client,
    told,
    all,
    /** Resolves when the library has told of an event as often as said. */
    until: async (event: string, times = 1): Promise<void> => {
      await eventually(() => all(event).length).toBeGreaterThanOrEqual(times);
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

/** A paired client that is ready. */
export const openClient = async (world: WhatsappWorld, profile: string) => {
  const opened = createClient(world, profile);
  await opened.client.initialize();
  await world.scan();
  await opened.until('ready');
  return opened;
};
