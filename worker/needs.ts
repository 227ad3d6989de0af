import type { Clock } from '../app/clock.ts';
import type { Database } from '../app/db/open.ts';
import type { FileStore } from '../app/files.ts';
import type { AppQueues } from '../app/jobs.ts';
import type { Log } from '../app/log.ts';
import type { Metrics } from '../app/metrics.ts';
import type { Sandbox } from '../app/sandbox/sandbox.ts';
import type { Vault } from '../app/vault.ts';
import type { Catalogue } from '../flows/catalogue/catalogue.ts';
import type { Settings } from '../flows/settings.ts';

/** What jobs work with. */
export type WorkerNeeds = {
  db: Database;
  vault: Vault;
  files: FileStore;
  sandbox: Sandbox;
  catalogue: Catalogue;
  settings: Settings;
  queues: AppQueues;
  metrics: Metrics;
  log: Log;
  clock: Clock;
  tz: string;
};
