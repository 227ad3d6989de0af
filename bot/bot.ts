import type { AddressInfo } from 'node:net';
import { openChannelSwitches } from '../app/channel-switch.ts';
import { openConversation } from '../app/conversation-parts.ts';
import { keepErasures } from '../app/erasures.ts';
import type { House } from '../app/house.ts';
import { tryToWrite } from '../app/db/write-check.ts';
import { watchReadiness } from '../app/readiness-watch.ts';
import { openBlobs } from '../app/blobs.ts';
import { tryToKeepBlob, tryToKeepFile, writeCheck } from '../app/write-checks.ts';
import { addSubmit } from '../app/jobs.ts';
import { openSenderPace } from '../app/sender-pace.ts';
import { learnGists } from '../flows/features/likely/index.ts';
import { calendarFeed } from './calendar-feed.ts';
import type { OpenChannel } from './channels/channel-part.ts';
import { everyChannel, openChannels } from './channels/index.ts';
import { healthRoutes } from './health.ts';
import { desk } from './desk/desk.ts';
import { createHttp } from './http.ts';
import { manualRoutes } from './manual/routes.ts';
import { performanceRoutes } from './performance/routes.ts';
import { startParts, type Part } from './part.ts';
import { securePage } from './secure-page.ts';

/** The running bot: its address, and how to stop it. */
export type Bot = { address: string; stop(): Promise<void> };

/** Starts the bot's parts in their order: ways out, conversation, HTTP, ways in. */
export const startBot = async (house: House, every: readonly OpenChannel[] = everyChannel): Promise<Bot> => {
  const { config, db, vault, files, inspector, queues, log, metrics, clock, tz, catalogue, settings } = house;
  const switches = await openChannelSwitches(db.pool, log);
  const opened = await openChannels(every, house, switches.isOff);
  const pace = openSenderPace(settings.senderPace);
  const channels = opened.flatMap((part) => part.channels).map(pace.watch);
  // Now, and not while the first person waits whom nobody understands at once.
  learnGists();
  const conversation = openConversation(house, channels);
  const { storeInbound, storeReceipt, kick } = conversation;
  const intake = { store: pace.store(storeInbound), storeReceipt };
  const http = createHttp({ log, publicUrl: config.publicUrl });

  const writeChecks = {
    database: writeCheck('the database', () => tryToWrite(db.pool, clock())),
    disk: writeCheck('DATA_DIR', () => tryToKeepFile(config.dataDir)),
    ...(config.filesIn && { letters: writeCheck('FILES_URL', () => tryToKeepBlob(openBlobs(config))) }),
  };
  const watch = watchReadiness({ db, channels, checks: writeChecks, metrics, log });

  const parts: Part[] = [
    { name: 'readiness', stop: () => watch.stop() },
    { name: 'switches', stop: async () => switches.stop() },
    { name: 'database', ready: writeChecks.database },
    { name: 'disk', ready: writeChecks.disk },
    ...(writeChecks.letters ? [{ name: 'letters', ready: writeChecks.letters }] : []),
    { name: 'queue', ready: async () => ((await queues.ready()) ? null : 'does not answer') },
    ...channels.map((channel): Part => ({
      name: channel.name,
      ready: async () => (channel.isOff?.() ? { ready: 'switched off' } : channel.notReady()),
      stop: () => channel.stop(),
    })),
    { name: 'conversation', stop: () => conversation.stop() },
    {
      name: 'http',
      async start() {
        for (const part of opened) await part.routes?.(http, intake);
        await http.listen({ host: config.host, port: config.port });
      },
      stop: () => http.close(),
    },
    // Ended first of all: what it has not confirmed comes again.
    ...opened.map((part): Part => ({
      name: `${part.channels[0]?.name ?? ''} listening`,
      start: () => part.start?.(intake),
      stop: async () => part.stop?.(),
    })),
  ];
  const checks = Object.fromEntries(parts.flatMap(({ name, ready }) => (ready ? [[name, ready]] : [])));
  healthRoutes(http, { checks, log, metrics });
  await http.register(securePage, {
    ...{ db, vault, files, inspector, catalogue, settings, kick, now: clock, tz },
    keepErasures: () => keepErasures({ db, vault, dataDir: config.dataDir }, log),
  });
  await http.register(desk, {
    ...house,
    publicUrl: config.publicUrl,
    kick,
    submit: (draftId) => addSubmit(queues, draftId),
  });
  calendarFeed(http, { db, vault, catalogue, clock });
  performanceRoutes(http, { db, catalogue, clock, tz });
  manualRoutes(http, { catalogue, dataDir: config.dataDir });
  const stop = await startParts(parts);
  const { port } = http.server.address() as AddressInfo;
  return { address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, stop };
};
