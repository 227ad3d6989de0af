import { requireShared } from '../app/config.ts';
import { openHouse } from '../app/house.ts';
import { migrate } from '../app/db/migrate.ts';
import { run } from '../app/run.ts';
import { startWorker } from './worker.ts';

await run(async (config, log, started) => {
  const { databaseUrl } = requireShared(config);
  await migrate(databaseUrl);
  const house = await openHouse(config, { databaseUrl, log });
  started.push({ stop: house.close });
  started.push(startWorker(house));
  process.stdout.write('Worker: ready\n');
});
