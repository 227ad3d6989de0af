import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../app/db/free-port.ts';
import { built } from './built.ts';
import { patience } from './patience.ts';
import { pontianak } from './pontianak.ts';
import { processTree } from './process-tree.ts';

/** Nobody's phone may ring because of the time of day a test runs at. */
const quietSettings = fileURLToPath(new URL('./quiet-settings.json', import.meta.url));

/** One of the product's processes as it runs for real. */
export type Product = {
  child: ChildProcess;
  url: string;
  /** Everything it has written so far. */
  said(): string;
  /** Sends a signal and gives exit code and signal, once it has ended. */
  end(signal: NodeJS.Signals): Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  /** Exit code and signal, once it has ended by itself. */
  ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
};

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/readyz`)).status === 200;
  } catch {
    return false;
  }
};

/** Starts a script of the product and waits until it is ready: its HTTP, or the words it says. */
export const startProduct = async (
  script: string,
  env: Record<string, string>,
  { says }: { says?: string } = {},
): Promise<Product> => {
  const port = env['PORT'] ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const outer = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && name !== 'REDIS_URL'),
  );
  const child = spawn(process.execPath, built(script), {
    env: {
      ...outer,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      SIMULATOR: '1',
      PORT: port,
      SETTINGS_FILE: quietSettings,
      CITY_DIR: pontianak,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit') as Product['ended'];
  const deadline = Date.now() + patience;
  // A process that answers HTTP says where; asking it every moment before that would slow its own start.
  const isUp = async (): Promise<boolean> =>
    says === undefined ? said.includes('/readyz') && (await isReady(url)) : said.includes(says);
  while (!(await isUp())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${script} is not ready: ${said}`);
    }
    await pause(25);
  }
  return {
    child,
    url,
    said: () => said,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
};

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/** The PostgreSQL server a process has started. */
export const postmasterOf = ({ child }: Product): number => {
  const found = processTree(child.pid ?? 0).find((pid) => /postgres\0-D\0/.test(commandOf(pid)));
  if (found === undefined) throw new Error('No PostgreSQL runs under this process');
  return found;
};
