import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../../app/catalogue.ts';
import type { Clock } from '../../app/clock.ts';
import { openDatabase } from '../../app/db/open.ts';
import { blobsOnDisk } from '../../app/blobs-on-disk.ts';
import { openFileStore } from '../../app/files.ts';
import type { AppQueues } from '../../app/jobs.ts';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { openSandbox } from '../../app/sandbox/sandbox.ts';
import { openVault } from '../../app/vault.ts';
import type { WorkerNeeds } from '../../worker/needs.ts';
import { pontianak, usualSettings } from './pontianak.ts';

/** What jobs work with, on a database and without a queue: `added` says what was put into it. */
export const needsOn = async (
  url: string,
  clock: Clock,
): Promise<WorkerNeeds & { added: string[]; logged: string[] } & AsyncDisposable> => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-'));
  const db = openDatabase(url);
  const vault = openVault(Buffer.alloc(32, 5).toString('base64'));
  const sandbox = openSandbox();
  const added: string[] = [];
  const logged: string[] = [];
  const log = createLog({ logLevel: 'debug' }, { write: (line) => void logged.push(line) });
  const queues: AppQueues = {
    add: (name, data) => Promise.resolve(void added.push([name, ...Object.values(data)].join(' '))),
    work: () => {
      throw new Error('Nobody takes jobs here');
    },
    ready: () => Promise.resolve(true),
    depth: () => Promise.resolve({}),
    close: () => Promise.resolve(),
  };
  return {
    db,
    vault,
    files: openFileStore(blobsOnDisk(folder), vault, db.pool),
    sandbox,
    catalogue: await readCatalogue(pontianak, '2026-11-23'),
    settings: { ...usualSettings, digestAt: [], undoSeconds: 0 },
    queues,
    metrics: openMetrics(() => Promise.resolve({ inbox: 0, outbox: 0 }), log),
    log,
    clock,
    tz: 'Asia/Pontianak',
    added,
    logged,
    async [Symbol.asyncDispose]() {
      sandbox.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
