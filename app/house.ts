import { cityDate } from '../domain/city-time.ts';
import type { Settings } from '../flows/settings.ts';
import { beginCity, warnOfOtherFolder } from './city/begin-city.ts';
import { openLiveCity, type LiveCity } from './city/live-city.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { lastBackupAt } from './db/backup/backups-made.ts';
import { areSealsBound } from './db/bind-seals.ts';
import { countWaiting } from './db/outbox.ts';
import { openBlobs } from './blobs.ts';
import { openDatabase, type Database } from './db/open.ts';
import { countStuck } from './db/set-aside.ts';
import { sealAddresses } from './db/seal-open-rows.ts';
import { keyAddresses } from './db/found-by.ts';
import { keyRecentIds } from './db/keyed-ids.ts';
import { refuseLostUnits } from './db/units-in-use.ts';
import { settleErasures } from './erasures.ts';
import { openFileStore, type FileStore } from './files.ts';
import { openInspector, type Inspector } from './inspect/inspect.ts';
import { openJobWatch } from './job-watch.ts';
import { jobs, type AppQueues } from './jobs.ts';
import { openKeyRing } from './key-ring.ts';
import type { Log } from './log.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { openPersonalValues, type PersonalValues } from './personal-values.ts';
import { putBackJobs } from './put-back.ts';
import { openQueues } from './queues.ts';
import { openSandbox, type Sandbox } from './sandbox/sandbox.ts';
import { liveSettings } from './settings-file.ts';
import { loadDataKey, openVault, type Vault } from './vault.ts';

/** What both processes share, opened once at start and handed to whoever needs it. */
export type House = {
  config: Config;
  log: Log;
  clock: Clock;
  tz: string;
  settings: Settings;
  /** As the office has it at this moment. */
  catalogue: LiveCity['catalogue'];
  /** Looks at once whether the office has changed the city. */
  lookAtCity: LiveCity['look'];
  db: Database;
  vault: Vault;
  files: FileStore;
  sandbox: Sandbox;
  inspector: Inspector;
  queues: AppQueues;
  metrics: Metrics;
  close(): Promise<void>;
};

/** Each connection is a process of PostgreSQL; on the machine that runs everything a few are enough for two cores. */
const embeddedPool = 4;

/** Opens the house on a migrated database; a city that does not hold together stops it with a sentence. */
export const openHouse = async (
  config: Config,
  {
    databaseUrl,
    log,
    clock = systemClock,
    city = config.cityFolder,
    personal = openPersonalValues(config.dataKey ?? loadDataKey(config.dataDir)),
  }: {
    databaseUrl: string;
    log: Log;
    clock?: Clock;
    city?: string;
    /** What values about people are sealed with; null leaves them open, for tests that write rows of their own. */
    personal?: PersonalValues | null;
  },
): Promise<House> => {
  const db = openDatabase(databaseUrl, {
    log,
    personal,
    ...(config.databaseUrl ? {} : { poolSize: embeddedPool }),
  });
  const today = (zone: string): string => cityDate(clock(), config.tz ?? zone);
  const served = await beginCity(db, { folder: city, today, now: clock() });
  await warnOfOtherFolder(db, { folder: city, no: served.no, log });
  const liveCity = openLiveCity(served, { db, log, today });
  const { catalogue } = liveCity;
  const settings = liveSettings(config.settingsFile, catalogue);
  await refuseLostUnits(db, catalogue.city.units.codes);
  // Before anybody is looked for: whoever wrote before this release is found by what is sealed, too.
  await sealAddresses(db.pool, clock());
  if (db.people) {
    await keyAddresses(db.pool, clock());
    await keyRecentIds(db.pool, clock());
  }
  const allBound = await areSealsBound(db.pool);
  const dataKey = config.dataKey ?? loadDataKey(config.dataDir);
  const ring = await openKeyRing(db.pool, dataKey, { clock, log });
  const vault = openVault(dataKey, { allBound: () => allBound, ring, people: db.people });
  // A file is put in the middle of other transactions: what it writes down may not wait for one of their connections.
  const filePool = db.more(2);
  const files = openFileStore(openBlobs(config), vault, filePool, clock);
  await settleErasures({ db, vault, files, clock, log, dataDir: config.dataDir });
  const sandbox = openSandbox(log);
  const inspector = openInspector(files, sandbox);
  const queues: AppQueues = openQueues({
    ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
    databaseUrl,
    log,
    jobs,
    watch: openJobWatch({ db, vault, clock, log }),
    restore: () => putBackJobs({ db, queues, clock }),
  });
  const metrics = openMetrics(
    async () => ({ ...(await countWaiting(db.pool)), ...(await countStuck(db.pool, clock())) }),
    log,
    () => lastBackupAt(db.pool),
  );
  return {
    config,
    log,
    clock,
    tz: config.tz ?? catalogue.city.zone,
    settings,
    catalogue,
    lookAtCity: liveCity.look,
    db,
    vault,
    files,
    sandbox,
    inspector,
    queues,
    metrics,
    async close() {
      await queues.close();
      sandbox.close();
      ring.stop();
      liveCity.stop();
      await filePool.end();
      await db.close();
    },
  };
};
