import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../app/db/free-port.ts';
import { openBrowser } from '../support/browser.ts';
import { buildManual } from './build-manual.ts';

// Makes the manual book of the city CITY or CITY_DIR names: starts the product on a database of its own, takes the pictures,
// and leaves them with the PDF where the bot of DATA_DIR serves them.

const place = await mkdtemp(join(tmpdir(), 'teman-manual-'));
const port = String(await freePort());
const url = `http://127.0.0.1:${port}`;
const to = resolve(process.env['DATA_DIR'] ?? '.data', 'manual');
const own = new Set(['DATABASE_URL', 'REDIS_URL', 'DATA_KEY', 'FILES_URL']);
const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.has(name)));
const env = { ...rest, DATA_DIR: place, PORT: port, SIMULATOR: '1', ENV_FILE: '', LOG_LEVEL: 'error' };
const product = spawn(process.execPath, ['--import', 'tsx', 'start.ts'], { env, stdio: 'inherit' });

const ready = async (): Promise<void> => {
  for (;;) {
    if (product.exitCode !== null) throw new Error('The product did not start');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
};

try {
  await ready();
  const browser = await openBrowser();
  const made = join(place, 'manual');
  await buildManual(url, made, browser).finally(() => browser.close());
  await cp(made, to, { recursive: true });
  process.stdout.write(`The manual is in ${to}; a bot with this DATA_DIR serves it at /manual.\n`);
} finally {
  if (product.exitCode === null) {
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
  await rm(place, { recursive: true, force: true });
}
