import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { pino, type Logger } from 'pino';
import { secretFile } from '../../secret-file.ts';
import { connectWhenReady, embeddedName, embeddedPaths, embeddedUrl } from './embedded-address.ts';
import { claimServer, clearOrphan, inUse } from './embedded-orphan.ts';
import { freePort } from '../free-port.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { ensureCluster } from './postgres-cluster.ts';
import { spawnPostgres, type PostgresProcess } from './postgres-process.ts';
import { letIn, postgresUser, runAs } from './postgres-user.ts';

type Log = Pick<Logger, 'debug' | 'error'>;
type Server = PostgresProcess & { port: number; owner: pg.Client };
type Launcher = (port?: number) => Promise<Server>;

/** A PostgreSQL of our own. */
export type Embedded = { url: string; stop(): Promise<void> };

// Both pass by themselves: the port went to somebody else in between; children of a killed server are still leaving.
const passing = /Address already in use|shared memory block .* still in use/;

const fullDisk = /No space left on device/;
const emptyLock = /lock file "postmaster\.pid" is empty/;

/** A connection that holds the lock of our server; null when the server ended, or somebody else holds the lock. */
const own = async (url: string, alive: () => boolean): Promise<pg.Client | null> => {
  const owner = await connectWhenReady(url, alive);
  if (!owner) return null;
  owner.on('error', () => undefined);
  try {
    if (alive() && (await claimServer(owner))) return owner;
  } catch (error) {
    await owner.end().catch(() => undefined);
    throw error;
  }
  await owner.end().catch(() => undefined);
  return null;
};

const launcher =
  (folder: string, password: string, start: (port: number) => PostgresProcess): Launcher =>
  async (wanted) => {
    for (let attempt = 1; ; attempt += 1) {
      const port = wanted ?? (await freePort());
      const server = start(port);
      let alive = true;
      void server.exited.then(() => (alive = false));
      try {
        const owner = await own(embeddedUrl(port, password, 'postgres'), () => alive);
        if (owner) return { ...server, port, owner };
      } catch (error) {
        // It runs and lets nobody in, as where the disk is full. Whoever tries again must not find it in the way.
        server.child.kill('SIGQUIT');
        await server.exited;
        throw error;
      }
      await server.exited;
      const words = server.lastWords();
      if (words.includes('lock file "postmaster.pid" already exists')) throw inUse(folder);
      if (!passing.test(words) || attempt === 50)
        throw new Error(`PostgreSQL in ${folder} did not start: ${words}`);
      await sleep(200);
    }
  };

const spareSegments = 3;

/**
 * Fills some files of the write-ahead log, which a checkpoint then keeps for later: a server that finds no room for the next
 * one ends, while one on a full disk that has it goes on and says what it cannot write.
 */
const layInLog = async (owner: pg.Client): Promise<void> => {
  for (let segment = 0; segment < spareSegments; segment += 1)
    await owner.query("SELECT pg_logical_emit_message(false, 'spare', ''), pg_switch_wal()");
  await owner.query('CHECKPOINT');
};

const ensureDatabase = async (owner: pg.Client): Promise<void> => {
  const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [embeddedName]);
  if (rowCount) return;
  await owner.query(`CREATE DATABASE ${embeddedName}`);
  await layInLog(owner);
};

const shutDown = async ({ child, owner, exited }: Server): Promise<void> => {
  await owner.end().catch(() => undefined);
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await exited;
  clearTimeout(impatient);
};

/** Keeps the server up on its port until told to stop: whatever kills it, the pools find it again at the same address. */
const supervise = (
  first: Server,
  launch: Launcher,
  { folder, log, onLost }: { folder: string; log: Log; onLost: (error: unknown) => void },
): (() => Promise<void>) => {
  let server = first;
  let stopping = false;
  // The last thing a process that ends without stopping us can do; after a kill -9 the next start clears up.
  const farewell = (): boolean => server.child.kill('SIGINT');
  process.once('exit', farewell);
  /** On a full disk the server ends again and again, until somebody has made room. */
  const launchAgain = async (): Promise<Server> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await launch(first.port);
      } catch (error) {
        const words = String(error);
        if (stopping || !(fullDisk.test(words) || emptyLock.test(words))) throw error;
        // Ours has ended, and nobody had room to write who holds the folder now.
        if (emptyLock.test(words)) await rm(join(folder, 'postmaster.pid'), { force: true });
        if (attempt === 1) log.error({ err: error }, 'PostgreSQL waits for room on the disk');
        await sleep(1000);
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      await server.exited;
      if (stopping) return;
      log.error({ postgres: server.lastWords() }, 'PostgreSQL stopped by itself; starting it again');
      server = await launchAgain();
      // Told to stop while it was coming back: nobody else knows this one.
      if (stopping) return shutDown(server);
    }
  };
  const watching = watch().catch((error: unknown) => {
    // Whoever was told to stop has no use for a server that did not come back.
    if (stopping) return;
    log.error({ err: error }, 'PostgreSQL could not be started again');
    onLost(error);
  });
  return async () => {
    stopping = true;
    process.off('exit', farewell);
    await shutDown(server);
    await watching;
  };
};

/**
 * Starts the embedded PostgreSQL of a data folder, making it the first time; only one process may run it at a time.
 */
export const startEmbedded = async (
  dataDir: string,
  {
    log = pino({ level: 'silent' }),
    durable = true,
    onLost = () => undefined,
  }: {
    log?: Log;
    durable?: boolean;
    /** Called when it stopped by itself and cannot be started again. */
    onLost?: (error: unknown) => void;
  } = {},
): Promise<Embedded> => {
  await mkdir(dataDir, { recursive: true });
  const [paths, binaries, user] = await Promise.all([
    embeddedPaths(dataDir),
    postgresBinaries(),
    postgresUser(),
  ]);
  const { folder } = paths;
  const password = secretFile(paths.password, () => randomBytes(24).toString('base64url'));
  await letIn(user, dirname(folder));
  const start = await runAs(user, [binaries.postgres, dirname(folder)]);
  await ensureCluster({
    folder,
    initdb: binaries.initdb,
    user,
    start,
    role: embeddedName,
    password,
    durable,
  });
  await clearOrphan(folder, password);

  const launch = launcher(folder, password, (port) =>
    spawnPostgres({ postgres: binaries.postgres, folder, port, start, durable, log }),
  );
  const server = await launch();
  await ensureDatabase(server.owner);
  return {
    url: embeddedUrl(server.port, password),
    stop: supervise(server, launch, { folder, log, onLost }),
  };
};
