import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readPostmaster } from './postmaster-file.ts';

/** The role and the database of the embedded PostgreSQL. */
export const embeddedName = 'teman';

/** Where a data folder keeps the embedded database and its password. */
export const embeddedPaths = async (dataDir: string): Promise<{ folder: string; password: string }> => {
  const root = await realpath(dataDir);
  return { folder: join(root, 'postgres'), password: join(root, 'postgres.password') };
};

/** The address of one database of the embedded PostgreSQL. */
export const embeddedUrl = (port: number, password: string, database = embeddedName): string =>
  `postgresql://${embeddedName}:${password}@127.0.0.1:${port}/${database}`;

const startingUp = ['57P03', 'ECONNREFUSED', 'ECONNRESET'];

/** Connects as soon as the server lets us, while `hopeful`; null when hope is gone. */
export const connectWhenReady = async (
  url: string,
  hopeful: () => boolean | Promise<boolean>,
): Promise<pg.Client | null> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    if (!startingUp.includes(code ?? '') && !/terminated unexpectedly|timeout/.test(message)) throw error;
    if (!(await hopeful())) return null;
    await sleep(50);
    return connectWhenReady(url, hopeful);
  }
};

/** The URL of the embedded PostgreSQL another process has running under this data folder; null when none answers. */
export const runningEmbedded = async (dataDir: string): Promise<string | null> => {
  const paths = await embeddedPaths(dataDir).catch(() => null);
  const postmaster = paths && (await readPostmaster(paths.folder));
  if (!paths || !postmaster) return null;
  const url = embeddedUrl(postmaster.port, (await readFile(paths.password, 'utf8')).trim());
  const client = await connectWhenReady(url, () => false);
  await client?.end();
  return client && url;
};
