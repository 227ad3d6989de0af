import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connectWhenReady, embeddedUrl } from './embedded-address.ts';
import { isPostmaster, readPostmaster, type Postmaster } from './postmaster-file.ts';

/** Takes the lock that says "this process is the one that runs the embedded PostgreSQL"; false when another has it. */
export const claimServer = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock(1262018) AS ours');
  return rows[0]?.ours === true;
};

/** What to tell who starts a second process on the same data folder. */
export const inUse = (folder: string): Error =>
  new Error(
    `The database in ${folder} is in use by another process. Stop that one first, or give this one its own DATA_DIR.`,
  );

const halt = async ({ pid }: Postmaster, folder: string): Promise<void> => {
  // SIGINT is PostgreSQL's "fast": end sessions, write everything down. SIGQUIT only when that does not help.
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!(await isPostmaster(pid, folder))) return;
      await sleep(20);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) in ${folder} does not stop. End it by hand and start again.`);
};

/**
 * Stops a PostgreSQL that outlived the process that ran it (kill -9), and sweeps away the stale file of one that did not.
 *
 * Whether its process still lives is told by the lock it holds, not by process numbers, which get used again.
 */
export const clearOrphan = async (folder: string, password: string): Promise<void> => {
  const postmaster = await readPostmaster(folder);
  if (!postmaster) return;
  const lives = () => isPostmaster(postmaster.pid, folder);
  if (!(await lives())) return rm(join(folder, 'postmaster.pid'), { force: true });

  const client = await connectWhenReady(embeddedUrl(postmaster.port, password, 'postgres'), lives);
  if (!client) return;
  client.on('error', () => undefined);
  // Whoever started it a moment ago may be about to take the lock.
  await sleep(1_000);
  // It may be on its way out already; then there is no answer.
  const ours = await claimServer(client).catch(() => null);
  try {
    if (ours === false) throw inUse(folder);
    if (ours) await halt(postmaster, folder);
  } finally {
    await client.end().catch(() => undefined);
  }
  if (ours === null) await clearOrphan(folder, password);
};
