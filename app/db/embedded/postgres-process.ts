import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { bareEnvironment } from '../../bare-environment.ts';
import type { RunAs } from './postgres-user.ts';

/** What a server says when it ends: why, and that each of its processes does. */
const lastLines = 12;
/** What it says to each who knocks too early, which may be many: none of it is why it ends. */
const tooEarly = /the database system is (?:starting up|shutting down|in recovery mode|not yet accepting)/;

export type PostgresProcess = { child: ChildProcess; exited: Promise<void>; lastWords: () => string };

type Launch = {
  postgres: string;
  folder: string;
  port: number;
  start: RunAs;
  durable: boolean;
  log: Pick<Logger, 'debug'>;
};

// A small office's share of a small machine. No parallel workers and no compiler: every query here is short.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '32MB',
  max_connections: '60',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  // Its log must not repeat what people wrote: no statements, no key values.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

// A database for tests: nothing of it is kept, and many houses at once have their pools on it.
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/**
 * Starts the server as a session of its own: Ctrl-C in a terminal reaches a whole process group, and the database has
 * to outlive those who still write to it.
 */
export const spawnPostgres = ({ postgres, folder, port, start, durable, log }: Launch): PostgresProcess => {
  const flags = Object.entries({ ...settings, ...(durable ? {} : forgetful) });
  const settled = flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [file, args, ids] = start(postgres, ['-D', folder, '-p', String(port), ...settled]);
  const child = spawn(file, args, {
    ...ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...bareEnvironment(), LC_ALL: 'C' },
  });
  let tail: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = chunk.split('\n').filter(Boolean);
    for (const line of lines) log.debug({ postgres: line }, 'PostgreSQL says');
    tail = [...tail, ...lines.filter((line) => !tooEarly.test(line))].slice(-lastLines);
  });
  const exited = Promise.race([once(child, 'close'), once(child, 'error')]).then(
    () => undefined,
    (error: Error) => {
      tail = [...tail, error.message];
    },
  );
  return { child, exited, lastWords: () => tail.join(' | ') };
};
