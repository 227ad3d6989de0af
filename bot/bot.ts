import type { AddressInfo } from 'node:net';
import { openArrivals } from '../app/arrive.ts';
import type { Channel } from '../app/channel.ts';
import { listen } from '../app/db/listen.ts';
import { isOutage } from '../app/db/outage.ts';
import { wakeChannel } from '../app/db/wake.ts';
import { openFacts } from '../app/facts.ts';
import { forgetFiles } from '../app/forget-files.ts';
import { holdLateSubmissions } from '../app/hold-submission.ts';
import type { House } from '../app/house.ts';
import { openInbox } from '../app/inbox.ts';
import { addDocument, addSubmit } from '../app/jobs.ts';
import { openOutage } from '../app/outage-log.ts';
import { openOutbox } from '../app/outbox.ts';
import { openReceipts } from '../app/receipts.ts';
import { resubmit } from '../app/resubmit.ts';
import { openTurns } from '../app/turns.ts';
import type { Effect } from '../flows/engine/effect.ts';
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

/** How often the database is asked for what a lost notification, another process or a crash left behind. */
const lookMs = 1000;
/** How often it is asked for what was sent and is not recorded. */
const lateMs = 60_000;

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
  const outbox = openOutbox({ pool: db.pool, vault, files, channels, log, metrics, clock });

  /** Work begun without anybody waiting for it; what fails is seen again at the next look. */
  const background = (work: Promise<unknown>, what: string): void => {
    work.catch((error: unknown) => log.error({ err: error }, what));
  };
  const database = openOutage(log, 'the database');
  /** A look at the database, one of thousands an hour: that it is away is said once. */
  const looking = (work: Promise<unknown>, what: string): void => {
    work.then(database.back, (error: unknown) =>
      isOutage(error) ? database.failed(error) : log.error({ err: error }, what),
    );
  };
  const send = (): void => looking(outbox.pump(), 'sending was interrupted');

  const afterCommit = async (effects: readonly Effect[]): Promise<void> => {
    send();
    for (const effect of effects) {
      // A queue that is away loses nothing and keeps nobody waiting: the draft says `submitting`, and the sweep adds the job again.
      if (effect.type === 'submit') background(addSubmit(queues, effect.draftId), 'a job could not be added');
      if (effect.type === 'order_document')
        background(addDocument(queues, effect.orderId), 'a job could not be added');
      if (effect.type === 'forget_file')
        await forgetFiles(house, [effect.sha256]).catch((error: unknown) =>
          log.error({ err: error }, 'a file could not be forgotten'),
        );
    }
  };
  const turns = openTurns({
    db,
    vault,
    catalogue,
    settings: house.settings,
    loadFact: openFacts({ db, vault, inspector, clock, tz }),
    log,
    metrics,
    clock,
    tz,
    publicUrl: config.publicUrl,
    afterCommit,
    arrive: openArrivals({ db, vault, files, channels, log, clock }),
  });
  const storeInbound = openInbox({ db, vault, files, metrics, log, clock, kick: turns.kick });

  const look = (): void => {
    looking(turns.pump(), 'the inbox could not be read');
    send();
  };
  const listener = listen(db.url, wakeChannel, (what) => (what === 'outbox' ? send() : look()), log, look);
  const timer = setInterval(look, lookMs);
  // Here and not in the worker: whoever waits is told also when none runs, or none can be reached.
  const lateTimer = setInterval(
    () => looking(holdLateSubmissions(house), 'late submissions could not be looked for'),
    lateMs,
  );

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
    kick: turns.kick,
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
  const storeReceipt = openReceipts({ db, log, metrics, clock });
  await cloud?.routes(http, { store: storeInbound, storeReceipt });
  if (whatsappWeb) await http.register((await import('./pairing-page.ts')).pairingPage, { db, vault, clock });
  await http.listen({ host: config.host, port: config.port });
  telegram?.start(storeInbound);
  cloud?.start();
  whatsappWeb?.start(storeInbound, storeReceipt);
  background(resubmit(house), 'what was sent before the start could not be handed to the queue');
  const { port } = http.server.address() as AddressInfo;

  return {
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async stop() {
      clearInterval(timer);
      clearInterval(lateTimer);
      // What it has not confirmed comes again.
      await telegram?.stop();
      await http.close();
      await listener.stop();
      await turns.stop();
      await outbox.stop();
      await Promise.all(channels.map((channel) => channel.stop()));
    },
  };
};
