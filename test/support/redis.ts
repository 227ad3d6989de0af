import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type TestRedis = {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  discard(): Promise<void>;
};

const binary = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((path) => existsSync(path));

/** Whether this machine can run Redis tests; a CI that cannot is set up wrongly, so there it is an error. */
export const hasRedis = (): boolean => {
  if (binary === undefined && process.env['CI'] === 'true')
    throw new Error('CI needs redis-server on its PATH');
  return binary !== undefined;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

const ready = async (child: ChildProcess): Promise<void> => {
  for await (const chunk of child.stdout ?? [])
    if (String(chunk).includes('Ready to accept connections')) return;
  throw new Error('redis-server ended before it was ready');
};

/** A Redis of one's own on a free port, as production has it unless told otherwise; it can be stopped and started again. */
export const startRedis = async (options: string[] = ['--appendonly', 'yes']): Promise<TestRedis> => {
  const folder = await mkdtemp(join(tmpdir(), 'teman-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      ...options,
    ];
    child = spawn(binary ?? 'redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
    await ready(child);
    child.stdout?.resume();
  };
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    start,
    stop,
    async discard() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
