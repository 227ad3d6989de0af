import type { AddressInfo } from 'node:net';
import type { Channel } from '../app/channel.ts';
import { openConversation } from '../app/conversation-parts.ts';
import type { House } from '../app/house.ts';
import { resubmit } from '../app/resubmit.ts';
import { calendarFeed } from './calendar-feed.ts';
import { createSimulator } from './channels/simulator.ts';
import type { Telegram } from './channels/telegram/adapter.ts';
import type { WhatsappCloud } from './channels/whatsapp-cloud/adapter.ts';
import type { WhatsappWeb } from './channels/whatsapp-web/adapter.ts';
import { healthRoutes } from './health.ts';
import { createHttp } from './http.ts';
import { demoPeople } from '../app/demo-people.ts';
import { securePage } from './secure-page.ts';
import { simulatorRoutes } from './simulator-routes.ts';

/** The running bot: its address, and how to stop it. */
export type Bot = { address: string; stop(): Promise<void> };

// Of the channels only what is configured is loaded.

const openTelegram = async ({ config, ...house }: House): Promise<Telegram | null> => {
  if (!config.telegram) return null;
  const [{ createTelegram }, { openTelegramApi }] = await Promise.all([
    import('./channels/telegram/adapter.ts'),
    import('./channels/telegram.ts'),
  ]);
  return createTelegram({ ...house, config: config.telegram, api: openTelegramApi(config.telegram) });
};

const openWhatsappCloud = async ({ config, ...house }: House): Promise<WhatsappCloud | null> => {
  if (config.whatsapp.mode !== 'cloud') return null;
  const [{ createWhatsappCloud }, { openCloudApi }] = await Promise.all([
    import('./channels/whatsapp-cloud/adapter.ts'),
    import('./channels/whatsapp-cloud.ts'),
  ]);
  return createWhatsappCloud({ ...house, config: config.whatsapp, api: openCloudApi(config.whatsapp) });
};

const openWhatsappWeb = async ({ config, settings, ...house }: House): Promise<WhatsappWeb | null> => {
  if (config.whatsapp.mode !== 'web') return null;
  const { createWhatsappWeb } = await import('./channels/whatsapp-web/adapter.ts');
  return createWhatsappWeb({
    ...house,
    config: config.whatsapp,
    dataDir: config.dataDir,
    publicUrl: config.publicUrl,
    settings: settings.whatsappWeb,
    print: (text) => void process.stdout.write(text),
  });
};

/** Starts inbox, turns, outbox, channels and HTTP. */
export const startBot = async (house: House): Promise<Bot> => {
  const { config, db, vault, files, inspector, queues, log, metrics, clock, tz, catalogue } = house;
  const telegram = await openTelegram(house);
  const whatsappWeb = await openWhatsappWeb(house);
  const cloud = await openWhatsappCloud(house);
  const channels: Channel[] = [
    ...(config.simulator
      ? [createSimulator({ name: 'whatsapp', db, log }), createSimulator({ name: 'telegram', db, log })]
      : []),
    ...(telegram ? [telegram] : []),
    ...(cloud ? [cloud] : []),
    ...(whatsappWeb ? [whatsappWeb] : []),
  ];
  const conversation = openConversation(house, channels);
  const { storeInbound, storeReceipt, kick } = conversation;

  const http = createHttp({ log, publicUrl: config.publicUrl });
  healthRoutes(http, {
    log,
    metrics,
    checks: {
      database: async () => ((await db.pool.query('SELECT 1')).rowCount === 1 ? null : 'does not answer'),
      queue: async () => ((await queues.ready()) ? null : 'does not answer'),
      ...Object.fromEntries(
        channels.map((channel) => [channel.name, () => Promise.resolve(channel.notReady())]),
      ),
    },
  });
  await http.register(securePage, {
    db,
    vault,
    files,
    inspector,
    catalogue,
    kick,
    now: clock,
    tz,
  });
  calendarFeed(http, { db, vault, catalogue, clock });
  if (config.simulator)
    await http.register(simulatorRoutes, {
      db,
      storeInbound,
      files,
      people: demoPeople,
      publicUrl: config.publicUrl,
    });
  telegram?.routes(http, storeInbound);
  await cloud?.routes(http, { store: storeInbound, storeReceipt });
  if (whatsappWeb) await http.register((await import('./pairing-page.ts')).pairingPage, { db, vault, clock });
  await http.listen({ host: config.host, port: config.port });
  telegram?.start(storeInbound);
  cloud?.start();
  whatsappWeb?.start(storeInbound, storeReceipt);
  resubmit(house).catch((error: unknown) =>
    log.error({ err: error }, 'what was sent before the start could not be handed to the queue'),
  );
  const { port } = http.server.address() as AddressInfo;

  return {
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async stop() {
      // What it has not confirmed comes again.
      await telegram?.stop();
      await http.close();
      await conversation.stop();
      await Promise.all(channels.map((channel) => channel.stop()));
    },
  };
};
