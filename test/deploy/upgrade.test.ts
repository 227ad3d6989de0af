import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../app/db/free-port.ts';
import { built } from '../support/built.ts';
import { freshDatabase } from '../support/database.ts';
import { patience } from '../support/patience.ts';
import { openPhone } from '../support/phone.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const compiled = dirname(built('start.ts').at(-1) ?? '');

let folder: string;
let port: number;
let database: Awaited<ReturnType<typeof freshDatabase>>;
const at = (name: string): string => join(folder, name);

/** A checkout with what the script copies; each release is made of it with this run's modules and compiled product. */
const checkOut = async (name: string): Promise<string> => {
  await mkdir(at(name));
  for (const part of ['deploy', 'prisma', 'bot', 'flows', 'package.json'])
    await cp(join(repository, part), join(at(name), part), { recursive: true });
  return at(name);
};

type Ended = { code: number; said: string };
const upgrade = (checkout: string, args: string[] = [], more: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'],
      TEMAN_ROOT: at('root'),
      TEMAN_ENV: at('env'),
      TEMAN_PREPARE: `ln -s ${repository}/node_modules node_modules && cp -r ${compiled} dist`,
      TEMAN_RESTART: `until pid=$(cat ${at('pid')} 2>/dev/null); do sleep 0.05; done; kill -TERM $pid; while kill -0 $pid 2>/dev/null; do sleep 0.05; done`,
      ...more,
    };
    execFile(join(checkout, 'deploy/upgrade'), args, { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, said: out + err });
    });
  });

const inService = (): Promise<string> => readlink(at('root/current'));
const running = (): Promise<string> => readlink(`/proc/${String(service?.pid)}/cwd`);

let service: ChildProcess | undefined;
let stopped = false;
/** What systemd does: starts the release the link leads to, again whenever it ends. Its number is never that of one that ended. */
const supervise = async (): Promise<void> => {
  while (!stopped) {
    service = spawn(process.execPath, ['--liftoff-only', 'dist/start.js'], {
      cwd: at('root/current'),
      env: { PATH: process.env['PATH'] },
      stdio: 'ignore',
    });
    writeFileSync(at('pid'), String(service.pid));
    await once(service, 'exit');
    rmSync(at('pid'), { force: true });
    if (!stopped) await pause(100);
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-upgrade-'));
  [database, port] = [await freshDatabase(), await freePort()];
  await writeFile(
    at('env'),
    [
      `DATABASE_URL=${database.url}`,
      `DATA_KEY=${Buffer.alloc(32, 4).toString('base64')}`,
      `DATA_DIR=${at('data')}`,
      `PORT=${port}`,
      'SIMULATOR=1',
      'LOG_LEVEL=silent',
    ].join('\n'),
  );
});
afterAll(async () => {
  stopped = true;
  if (service?.exitCode === null) {
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Somebody who writes without a pause, and sends again what was not acknowledged, as messengers do. */
const openWriter = () => {
  const phone = openPhone(`http://127.0.0.1:${port}`, 'whatsapp', '6281277770001');
  let [sent, longest, writing] = [0, 0, true];
  const send = async (text: string, id: string): Promise<void> => {
    const began = performance.now();
    await vi.waitFor(() => phone.send({ text }, id), { timeout: 2 * patience, interval: 50 });
    longest = Math.max(longest, performance.now() - began);
  };
  const work = (async () => {
    while (writing) {
      await send(sent % 2 === 0 ? 'menu' : 'bantuan', `w${sent}`);
      sent += 1;
      await pause(20);
    }
  })();
  return {
    async stop() {
      writing = false;
      await work;
      return { phone, sent, longest };
    },
  };
};

test('releases stand side by side: under load one follows the other, a bad one gives its place back, and nothing is lost', async () => {
  const checkout = await checkOut('checkout');
  expect((await upgrade(checkout)).said).toMatch(/First release: releases\/\d{8}T\d{9}Z-copy/);
  const first = await inService();
  void supervise();
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200), {
    timeout: patience,
    interval: 50,
  });
  const writer = openWriter();

  expect(await upgrade(checkout)).toMatchObject({ code: 0 });
  const second = await inService();
  expect(second).not.toBe(first);
  expect(await running()).toBe(join(at('root'), second));

  // One that cannot be made, one whose migration fails, and one that does not start change nothing.
  expect(await upgrade(checkout, [], { TEMAN_PREPARE: 'false' })).toMatchObject({ code: 1 });
  expect(await inService()).toBe(second);
  const bad = await checkOut('bad');
  await mkdir(join(bad, 'prisma/migrations/20990101000000_bad'));
  await writeFile(join(bad, 'prisma/migrations/20990101000000_bad/migration.sql'), 'SELECT 1/0');
  const failed = await upgrade(bad);
  expect(failed.said).toMatch(/20990101000000_bad failed and was undone/);
  expect(await inService()).toBe(second);
  expect(await readdir(at('root/releases'))).toHaveLength(2);
  const dead = await upgrade(checkout, [], {
    TEMAN_PREPARE: `ln -s ${repository}/node_modules node_modules && cp -r ${compiled} dist && echo 'process.exit(1)' > dist/start.js`,
    TEMAN_READY_SECONDS: '3',
  });
  expect(dead.said).toMatch(/did not get ready .* was taken back/);
  expect(await inService()).toBe(second);

  const back = await upgrade(checkout, ['--back']);
  expect(back).toMatchObject({ code: 0 });
  expect(await inService()).toBe(first);
  expect(await running()).toBe(join(at('root'), first));

  const { phone, sent, longest } = await writer.stop();
  await vi.waitFor(
    async () => {
      await phone.news();
      const answers = phone.all.filter(({ text }) => /Menu|Bantuan|bantuan|menu/.test(text));
      expect(answers.length).toBeGreaterThanOrEqual(sent);
    },
    { timeout: patience, interval: 100 },
  );
  expect(longest).toBeLessThan(patience);
  const client = await import('pg').then(
    ({ default: pg }) => new pg.Client({ connectionString: database.url }),
  );
  await client.connect();
  const { rows } = await client.query<{ stored: number; done: number }>(
    `SELECT count(*)::int AS stored, count(done_at)::int AS done FROM inbox_message WHERE channel = 'whatsapp'`,
  );
  await client.end();
  expect(rows[0]).toEqual({ stored: sent, done: sent });
});

test('old releases go, but not one in use; and without settings nothing is begun', async () => {
  const checkout = at('checkout');
  const kept = await inService();
  for (let no = 0; no < 5; no += 1) {
    await mkdir(at(`root/releases/2020010${no}T000000000Z-old`), { recursive: true });
  }
  expect(await upgrade(checkout)).toMatchObject({ code: 0 });
  const left = await readdir(at('root/releases'));
  expect(left).toContain(kept.replace('releases/', ''));
  expect(left.length).toBeLessThanOrEqual(4);
  expect((await upgrade(checkout, ['--list'])).said).toMatch(/\(in service\)[^]*\(before\)/);
  expect((await upgrade(checkout, ['--sideways'])).said).toMatch(/deploy\/upgrade --back/);
  expect((await upgrade(checkout, [], { TEMAN_ENV: '/nope' })).said).toMatch(/\/nope are not there/);
});
