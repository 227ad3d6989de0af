import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../app/config.ts';
import type { Clock } from '../../app/clock.ts';
import { systemClock } from '../../app/clock.ts';
import { freePort } from '../../app/db/free-port.ts';
import type { OpenChannel } from '../../bot/channels/channel-part.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { openHouse, type House } from '../../app/house.ts';
import { createLog } from '../../app/log.ts';
import { startBot } from '../../bot/bot.ts';
import { startWorker, timedJobs } from '../../worker/worker.ts';
import { freshDatabase } from './database.ts';
import { pontianak } from './pontianak.ts';

export type TestHouse = House & {
  /** Where HTTP answers. */
  url: string;
  /** Every line logged so far. */
  logged: string[];
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Facts for which a step had to be run again, because no place had declared them. */
  undeclared(): Promise<string[]>;
};

type Options = {
  clock?: Clock;
  worker?: boolean;
  /** What time brings comes when the test runs it; with this, by itself. */
  timed?: true;
  /** Digests come at the city's hours; without this they never do, so that no test hangs on the time of day. */
  digests?: true;
  /** What goes to applicants goes at once; with this it waits so long to be taken back. */
  undoSeconds?: number;
  env?: NodeJS.ProcessEnv;
  /** The folder of another city than the usual one. */
  city?: string;
  /** The channels there are, in place of the usual ones. */
  channels?: readonly OpenChannel[];
  /** What is written about people is sealed, as it is everywhere else; most tests read and write rows by themselves. */
  sealed?: true;
};

/** The whole product in this process, on a database of its own with the demo people; everything is taken down again. */
export const openTestHouse = async ({
  clock = systemClock,
  worker = true,
  timed,
  env = {},
  city = pontianak,
  digests,
  undoSeconds = 0,
  channels,
  sealed,
}: Options = {}): Promise<TestHouse & AsyncDisposable> => {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'teman-'));
  const port = String(await freePort());
  const config = readConfig({ PORT: port, DATA_DIR: dataDir, SIMULATOR: '1', LOG_LEVEL: 'debug', ...env });
  const logged: string[] = [];
  const log = createLog(config, { write: (line) => void logged.push(line) });
  const opened = await openHouse(config, {
    databaseUrl: database.url,
    log,
    clock,
    city,
    ...(sealed ? {} : { personal: null }),
  });
  const settings = { ...opened.settings, ...(digests ? {} : { digestAt: [] }), undoSeconds };
  const house = { ...opened, settings };
  await seedDemoPeople(house.db, house.vault, house.catalogue.city.units, clock());
  let running = worker ? startWorker(house, timed ? timedJobs : []) : null;
  const bot = await startBot(house, channels);
  const stopWorker = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    ...house,
    url: bot.address,
    logged,
    stopWorker,
    async undeclared() {
      const page = await (await fetch(`${bot.address}/metrics`)).text();
      if (!page.includes('# TYPE teman_steps_again_total counter')) throw new Error('Nothing counts them');
      return page.split('\n').filter((line) => line.startsWith('teman_steps_again_total{'));
    },
    startWorker() {
      running ??= startWorker(house, timed ? timedJobs : []);
      return Promise.resolve();
    },
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await stopWorker();
      await house.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
