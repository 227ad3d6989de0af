import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));
/** Where this run keeps what is its own. */
export const place = mkdtempSync(join(tmpdir(), 'teman-documented-'));

/** Says a line. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** Says that something holds, or throws. */
export const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`Not as documented: ${what}`);
  say(`  ok: ${what}`);
};

/** What the commands of the page are run with. */
export const env = {
  PATH: `${join(repository, 'test/documented')}:${dirname(process.execPath)}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
  HOME: process.env['HOME'] ?? '/root',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
  DOCUMENTED_RUN: place,
  TEMAN_SOURCE: join(place, 'source.git'),
  // Whoever checked this out.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  // What this machine needs to reach its packages.
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(npm_config_|NODE_EXTRA|https?_proxy|no_proxy|SSL_)/i.test(name),
    ),
  ),
};

/** Runs lines in one shell, with all they say shown only when one of them fails. */
export const shell = (lines: string, cwd = '/'): string => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', lines], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status !== 0)
    throw new Error(`Ended with ${String(status)} after ${seconds} s:\n${lines}\n${stdout}\n${stderr}`);
  say(`  ran in ${seconds} s: ${lines.trim().split('\n')[0] ?? ''} …`);
  return stdout;
};
