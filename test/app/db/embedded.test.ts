import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { restoreLinks } from '../../../app/db/embedded/restore-links.ts';
import { runningEmbedded } from '../../../app/db/embedded/embedded-address.ts';
import { ensureCluster } from '../../../app/db/embedded/postgres-cluster.ts';
import { freePort } from '../../../app/db/free-port.ts';
import { postgresBinaries } from '../../../app/db/embedded/postgres-binaries.ts';
import { spawnPostgres } from '../../../app/db/embedded/postgres-process.ts';
import { postgresUser, type RunAs } from '../../../app/db/embedded/postgres-user.ts';
import { startEmbedded, type Embedded } from '../../../app/db/embedded/embedded.ts';
import { built } from '../../support/built.ts';
import { eventually, until } from '../../support/eventually.ts';

let made: string;
let dataDir: string;
let running: Embedded[] = [];
let children: ChildProcess[] = [];

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'teman-made-'));
  await (await startEmbedded(made, { durable: false })).stop();
});
afterAll(() => rm(made, { recursive: true, force: true }));
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'teman-embedded-'));
});
afterEach(async () => {
  for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await Promise.all(running.map(({ stop }) => stop()));
  // What a killed owner left behind is taken over to be stopped.
  if (await runningEmbedded(dataDir)) await (await startEmbedded(dataDir)).stop();
  [running, children] = [[], []];
  // The children of a killed server may still be writing for a moment.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Furnishes the folder with a database that was started and stopped before: cheaper than making each its own. */
const furnish = (): Promise<unknown> => promisify(execFile)('cp', ['-a', `${made}/.`, dataDir]);

const start = async (options: Parameters<typeof startEmbedded>[1] = {}): Promise<Embedded> => {
  const embedded = await startEmbedded(dataDir, { durable: false, ...options });
  running.push(embedded);
  return embedded;
};

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** Another process that runs the database; its lines come one by one. */
const startOwner = async () => {
  const child = spawn(process.execPath, [...built('test/support/embedded-owner.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  return { child, pid: Number(child.pid), line, url: await line() };
};

const postmasterPid = (): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

test('it starts empty, keeps what it is given, and its password is for its owner only', async () => {
  const first = await startEmbedded(dataDir, { durable: false });
  await query(first.url, `CREATE TABLE kept AS SELECT 'é' AS text`);
  await first.stop();
  const second = await start();
  expect(await query(second.url, 'SELECT text, upper(text) AS upper FROM kept')).toEqual([
    { text: 'é', upper: 'É' },
  ]);
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password']);
});

test('it is durable, small, in UTC and UTF-8, and listens on this machine only', async () => {
  await furnish();
  const { url } = await start({ durable: true });
  const [row] = await query(
    url,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
      current_setting('shared_buffers') AS buffers, current_setting('max_connections') AS connections,
      current_setting('timezone') AS tz, current_setting('server_encoding') AS encoding,
      current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets`,
  );
  expect(row).toEqual({
    fsync: 'on',
    commit: 'on',
    buffers: '32MB',
    connections: '60',
    tz: 'UTC',
    encoding: 'UTF8',
    listens: '127.0.0.1',
    sockets: '',
  });
  const stranger = new URL(url);
  stranger.password = 'wrong';
  await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
});

test('what PostgreSQL says goes to the log, and never what people wrote', async () => {
  await furnish();
  const log = { debug: vi.fn(), error: vi.fn() };
  const { url } = await start({ log });
  await query(url, `CREATE TABLE person (phone TEXT PRIMARY KEY); INSERT INTO person VALUES ('0812345')`);
  await expect(query(url, `INSERT INTO person VALUES ('0812345')`)).rejects.toThrow(/person_pkey/);
  await until(() => JSON.stringify(log.debug.mock.calls).includes('person_pkey'));
  expect(JSON.stringify(log.debug.mock.calls)).not.toContain('0812345');
  expect(log.error).not.toHaveBeenCalled();
});

test('a second process on the same folder is told so, and the first goes on', async () => {
  await furnish();
  const { url } = await startOwner();
  await expect(startEmbedded(dataDir)).rejects.toThrow(/in use by another process.*DATA_DIR/);
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(await runningEmbedded(dataDir)).toBe(url);
});

test('of three that start at once on an empty folder one gets it', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => start()));
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  for (const result of results)
    if (result.status === 'rejected') expect(String(result.reason)).toMatch(/in use/);
});

test('after a kill -9 of its process nothing goes on running, and what was committed is there', async () => {
  await furnish();
  const { pid, child, url } = await startOwner();
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(pid, 'SIGKILL');
  await once(child, 'exit');
  if (process.platform === 'linux') await until(async () => (await runningEmbedded(dataDir)) === null);
  const { url: after } = await start();
  expect(await query(after, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('an orphan that did go on is stopped, and what was committed is there', async () => {
  await furnish();
  const port = await freePort();
  const [{ postgres }, user] = await Promise.all([postgresBinaries(), postgresUser()]);
  const orphan = spawnPostgres({
    postgres,
    folder: join(dataDir, 'postgres'),
    port,
    start: (program, args) => [program, args, user],
    durable: true,
    log: { debug: () => undefined },
  });
  const url = await until(() => runningEmbedded(dataDir));
  await query(url ?? '', 'CREATE TABLE kept AS SELECT 1 AS one');
  const { url: after } = await start();
  await orphan.exited;
  expect(await query(after, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('after a kill -9 of both the stale file is no obstacle', async () => {
  await furnish();
  const { pid, child, url } = await startOwner();
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
  // Read before its owner is killed: the server then ends by itself and takes the file with it.
  const postmaster = postmasterPid();
  process.kill(postmaster, 'SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(child, 'exit');
  const { url: after } = await start();
  expect(await query(after, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
});

test('a stale file that names a process of somebody else is no obstacle, as after a restart of a container', async () => {
  await furnish();
  const folder = join(dataDir, 'postgres');
  writeFileSync(
    join(folder, 'postmaster.pid'),
    `${String(process.pid)}\n${folder}\n1700000000\n${await freePort()}\n\n127.0.0.1\n\nready\n`,
  );
  expect(await runningEmbedded(dataDir)).toBeNull();
  const again = await start();
  expect(await query(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a killed server comes back at its address while its process lives', async () => {
  await furnish();
  const log = { debug: () => undefined, error: vi.fn() };
  const { url } = await start({ log, durable: true });
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
  process.kill(postmasterPid(), 'SIGKILL');
  await until(() => query(url, 'SELECT one FROM kept').catch(() => null));
  expect(log.error).toHaveBeenCalledTimes(1);
});

test('told to stop while a killed server comes back, it stops that one too', async () => {
  await furnish();
  const error = vi.fn();
  const { stop } = await start({ log: { debug: () => undefined, error } });
  process.kill(postmasterPid(), 'SIGKILL');
  await eventually(() => error.mock.calls.length).toBe(1);
  await stop();
  expect(await runningEmbedded(dataDir)).toBeNull();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s to the whole process group stays ours to handle: the database lives until we stop it',
  async (signal) => {
    await furnish();
    const { pid, child, line, url } = await startOwner();
    process.kill(-pid, signal);
    expect(await line()).toBe(`heard ${signal}`);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await line()).toBe('stopped');
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(await runningEmbedded(dataDir)).toBeNull();
  },
);

test('a process that exits without stopping it takes it along', async () => {
  await furnish();
  const { pid, child } = await startOwner();
  process.kill(pid, 'SIGUSR2');
  await once(child, 'exit');
  expect(child.exitCode).toBe(3);
  await until(async () => (await runningEmbedded(dataDir)) === null);
});

test('a folder without a database, or without anything, has none running', async () => {
  expect(await runningEmbedded(dataDir)).toBeNull();
  expect(await runningEmbedded(join(dataDir, 'nowhere'))).toBeNull();
});

test('a folder that cannot be written, or a PostgreSQL that cannot be run, is told in one sentence with the way out', async () => {
  const start: RunAs = (program, args) => [program, args, {}];
  const role = { user: {}, start, role: 'teman', password: 'x', durable: false };
  await expect(
    ensureCluster({ ...role, folder: join(dataDir, 'postgres'), initdb: '/nowhere/initdb' }),
  ).rejects.toThrow(/could not be set up.*run \/nowhere\/initdb, or give another DATA_DIR or a DATABASE_URL/);
  expect(readdirSync(dataDir)).toEqual([]);
});

test.skipIf(process.getuid?.() !== 0)('root may keep it where nobody else may go, as in /root', async () => {
  const closed = join(dataDir, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const embedded = await startEmbedded(join(closed, 'data'), { durable: false });
  expect(await query(embedded.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await embedded.stop();
  expect(statSync(closed).mode & 0o777).toBe(0o700);
});

test('the links an install script would have made are made when npm ran none, and only then', async () => {
  const native = join(dataDir, 'native');
  mkdirSync(native);
  writeFileSync(join(native, 'libx.so.1.2'), 'x');
  const links = [{ source: 'native/libx.so.1.2', target: 'native/libx.so.1' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await restoreLinks(dataDir);
  await restoreLinks(dataDir);
  expect(readlinkSync(join(native, 'libx.so.1'))).toBe('libx.so.1.2');
  await restoreLinks(join(dataDir, 'no-such-package'));
});
