import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningEmbedded } from '../../../app/db/embedded/embedded-address.ts';
import { startEmbedded } from '../../../app/db/embedded/embedded.ts';
import { migrate } from '../../../app/db/migrate.ts';
import { built } from '../../support/built.ts';
import { addRequest } from '../../support/request-row.ts';
import { dataKey, testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
let dataDir: string;
beforeAll(async () => {
  office = await testOffice();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-admin-'));
});
afterAll(async () => {
  await office.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Ended = { code: number; stdout: string; stderr: string };

const run = (script: string, args: string[], env: Record<string, string>): Promise<Ended> =>
  new Promise((resolve) => {
    const { PATH = '' } = process.env;
    const options = { env: { PATH, ENV_FILE: '', ...env } };
    execFile(process.execPath, [...built(script), ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });

const admin = (args: string[], env: Record<string, string>) => run('app/admin/main.ts', args, env);

test('a command answers in JSON and nothing else, whatever the channels are set to', async () => {
  const env = {
    DATABASE_URL: office.url,
    DATA_KEY: dataKey,
    TELEGRAM_BOT_TOKEN: 'nonsense',
    NODE_ENV: 'production',
  };
  const { code, stdout, stderr } = await admin(
    ['staff', 'add', '--name', 'Sri', '--role', 'head', '--json'],
    env,
  );
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Database: test_\w+ at 127\.0\.0\.1:\d+\n$/);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'Sri',
    role: 'head',
    code: expect.stringMatching(/^\w{10}$/) as string,
  });
});

test('a broken chain ends with exit code 1, a mistake in one line', async () => {
  const env = { DATABASE_URL: office.url, DATA_KEY: dataKey };
  await addRequest(office.db, { number: 'TD-2026-EMPTY000' });
  const audit = await admin(['audit', 'verify'], env);
  expect(audit).toMatchObject({ code: 1 });
  expect(audit.stdout).toMatch(/First: TD-2026-EMPTY000/);
  const mistake = await admin(['request', 'list', '--unit', 'x'], env);
  expect(mistake).toMatchObject({ code: 1, stdout: '' });
  expect(mistake.stderr.trim().split('\n').at(-1)).toBe(
    '--unit takes one of sekretariat, ikp, aptika, infrastruktur, persandian; got "x"',
  );
});

test.each([
  [
    { DATABASE_URL: 'postgresql://u:geheim@127.0.0.1:1/x', DATA_KEY: dataKey },
    /^DATABASE_URL: x at 127\.0\.0\.1:1: nothing answers there/m,
  ],
  [{ DATABASE_URL: 'postgresql://u:geheim@127.0.0.1:1/x' }, /DATA_KEY is not set/],
  [{ DATABASE_URL: 'geheim' }, /DATABASE_URL/],
  [{ DATABASE_URL: 'WRONG_PASSWORD', DATA_KEY: dataKey }, /refuses the user or password/],
  [{ DATABASE_URL: 'NO_DATABASE', DATA_KEY: dataKey }, /has no database of this name/],
])('a database that cannot be used is told in one line without its password', async (env, sentence) => {
  const near = new URL(office.url);
  const ways: Record<string, () => string> = {
    WRONG_PASSWORD: () => Object.assign(near, { password: 'geheim' }).href,
    NO_DATABASE: () => Object.assign(near, { pathname: '/elsewhere' }).href,
  };
  const url = ways[env.DATABASE_URL]?.() ?? env.DATABASE_URL;
  const { code, stderr } = await admin(['staff', 'list'], { ...env, DATABASE_URL: url });
  expect(code).toBe(1);
  expect(stderr).toMatch(sentence);
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('Database: ')),
  ).toHaveLength(1);
  expect(stderr).not.toContain('geheim');
});

test('where no database is a command refuses, and makes none', async () => {
  const { code, stdout, stderr } = await admin(['audit', 'verify'], { DATA_DIR: dataDir });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^There is no database: .*DATABASE_URL.*DATA_DIR.*\n$/);
  expect(await readdir(dataDir)).toEqual([]);
});

test('without DATABASE_URL the embedded database is used: started for the command, or as it runs', async () => {
  const env = { DATA_DIR: dataDir };
  await (await startEmbedded(dataDir)).stop();
  expect(await admin(['staff', 'add', '--name', 'Sri', '--role', 'head'], env)).toMatchObject({ code: 0 });
  expect(await runningEmbedded(dataDir)).toBeNull();

  const running = await startEmbedded(dataDir);
  const { stdout } = await admin(['staff', 'list', '--json'], env);
  expect(JSON.parse(stdout)).toMatchObject({ staff: [{ name: 'Sri', role: 'head' }] });
  expect(await runningEmbedded(dataDir)).toBe(running.url);
  await running.stop();
});

test('migrate applies, says so, and needs DATABASE_URL', async () => {
  const file = 'app/db/migrate-cli.ts';
  expect(await migrate(office.url)).toEqual([]);
  expect(await run(file, [], { DATABASE_URL: office.url })).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^Database: /) as string,
    stdout: 'Nothing to apply: the database is up to date.\n',
  });
  const without = await run(file, [], {});
  expect(without).toMatchObject({ code: 1, stdout: '' });
  expect(without.stderr).toMatch(/^Migration stopped: DATABASE_URL is not set.*\n$/);
});
