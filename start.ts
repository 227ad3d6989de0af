import { openHouse } from './app/house.ts';
import { startEmbedded } from './app/db/embedded/embedded.ts';
import { migrate } from './app/db/migrate.ts';
import { seedDemoPeople } from './bot/channels/simulator/seed.ts';
import { run } from './app/run.ts';
import { startBot } from './bot/bot.ts';
import { startWorker } from './worker/worker.ts';

/** Without its database the process is of no use: it ends with a code, so that whoever looks after it starts it anew. */
const onLost = (error: unknown): void => {
  setImmediate(() => {
    throw error;
  });
};

/** Everything in one process tree; what is not configured is brought along: PostgreSQL, the queue, the simulator. */
await run(async (config, log, started) => {
  const embedded = config.databaseUrl ? null : await startEmbedded(config.dataDir, { log, onLost });
  if (embedded) started.push(embedded);
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  await migrate(databaseUrl);
  const house = await openHouse(config, { databaseUrl, log });
  started.push({ stop: house.close });
  if (embedded && config.simulator)
    await seedDemoPeople(house.db, house.vault, house.catalogue.city.units, house.clock());
  started.push(startWorker(house));
  const bot = await startBot(house);
  started.push(bot);
  const lines = [
    ...(config.simulator ? [`Simulator: ${bot.address}/simulator`] : []),
    `Health: ${bot.address}/readyz`,
    `Data: ${config.dataDir}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
});
