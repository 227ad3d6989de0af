import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { built } from '../support/built.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { startProduct } from '../support/product.ts';
import { hasRedis, startRedis } from '../support/redis.ts';

const key = Buffer.alloc(32, 5).toString('base64');

let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let busy: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teman-mistakes-'));
  database = await freshDatabase();
  busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
});
afterAll(async () => {
  busy.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

type Ended = { code: number; out: string; err: string };

/** Runs a script in the folder as production would, with no other environment than this. */
const run = (script: string, env: Record<string, string> = {}, args: string[] = []): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env['PATH'], ...env } };
    execFile(process.execPath, [...built(script), ...args], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

const inFile = (lines: string): Promise<void> => writeFile(join(folder, '.env'), lines);

describe('every command reads .env', () => {
  test.each([
    ['start.ts', 'PORT=many', /^PORT: got "many"/, []],
    ['bot/main.ts', 'PORT=many', /^PORT: got "many"/, []],
    ['worker/main.ts', 'PORT=many', /^PORT: got "many"/, []],
    ['bot/chat.ts', 'PORT=many', /^PORT: got "many"/, []],
    ['app/services-cli.ts', 'TZ_CITY=Nirwana', /^TZ_CITY: got "Nirwana"/, []],
    ['app/db/migrate-cli.ts', 'DATABASE_URL=here', /DATABASE_URL: got \(hidden\)/, []],
    ['app/admin/main.ts', 'DATABASE_URL=here', /^DATABASE_URL: got \(hidden\)/, ['staff', 'list']],
  ])('%s', async (script, line, complaint, args) => {
    await inFile(line);
    const { code, out, err } = await run(script, {}, args);
    expect({ code: code > 0, out }).toEqual({ code: true, out: '' });
    expect(err).toMatch(complaint);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

test('the environment wins over .env, and ENV_FILE names another file or none', async () => {
  await inFile('TZ_CITY=Nirwana\n');
  const services = (env: Record<string, string>) => run('app/services-cli.ts', env);
  expect(await services({ TZ_CITY: 'Asia/Jakarta' })).toMatchObject({ code: 0, err: '' });
  expect(await services({ ENV_FILE: '' })).toMatchObject({ code: 0, err: '' });
  expect((await services({ ENV_FILE: '/nope' })).err).toBe('ENV_FILE: /nope cannot be read (ENOENT)\n');
  const other = join(folder, 'service.env');
  await writeFile(other, 'TZ_CITY=Kahyangan\n');
  expect((await services({ ENV_FILE: other })).err).toMatch(/^TZ_CITY: got "Kahyangan"/);
});

test('npm run chat follows PORT, and tells how it is used', async () => {
  const { port } = busy.address() as AddressInfo;
  busy.close();
  await inFile(`PORT=${port}\n`);
  expect((await run('bot/chat.ts')).err).toContain(`http://127.0.0.1:${port}`);
  const { code, out } = await run('bot/chat.ts', {}, ['--help']);
  expect(code).toBe(0);
  expect(out).toMatch(/--url[^]*--channel[^]*--chat/);
});

describe.runIf(hasRedis())('Redis that is away or has another password', () => {
  test.each([
    ['away', () => 'redis://127.0.0.1:1', /ECONNREFUSED/],
    ['with another password', (url: string) => url.replace('//', '//:geheim@'), /WRONGPASS|NOAUTH|password/i],
  ])('%s keeps nobody waiting, and one line names REDIS_URL', async (_, change, cause) => {
    const redis = await startRedis(['--appendonly', 'yes', '--requirepass', 'other']);
    const env = { DATABASE_URL: database.url, DATA_KEY: key, DATA_DIR: folder, LOG_LEVEL: 'warn' };
    const product = await startProduct(
      'worker/main.ts',
      { ...env, REDIS_URL: change(redis.url) },
      { says: 'Worker: ready' },
    );
    const said = () =>
      product
        .said()
        .split('\n')
        .filter((line) => line.includes('(REDIS_URL) cannot be reached'));
    await eventually(() => said().length).toBe(1);
    expect(said()[0]).toMatch(cause);
    expect(product.said()).not.toContain('geheim');
    await product.end('SIGTERM');
    await redis.discard();
  });
});

describe('a mistake of the configuration is one line that names the setting', () => {
  const shared = () => ({ DATABASE_URL: database.url, DATA_KEY: key, DATA_DIR: folder, ENV_FILE: '' });
  const at = (changes: Partial<Record<'port' | 'password' | 'pathname' | 'hostname', string>>) =>
    Object.assign(new URL(database.url), changes).href;

  test.each<[string, number, RegExp, () => Record<string, string>]>([
    ['no settings file', 2, /^SETTINGS_FILE: \/nope: .*ENOENT/, () => ({ SETTINGS_FILE: '/nope' })],
    [
      'a database that does not answer',
      1,
      /^DATABASE_URL: \w+ at 127\.0\.0\.1:1: nothing answers there/,
      () => ({ DATABASE_URL: at({ port: '1' }) }),
    ],
    [
      'a host that is none',
      1,
      /^DATABASE_URL: .* there is no host of this name/,
      () => ({ DATABASE_URL: at({ hostname: 'nowhere.invalid' }) }),
    ],
    [
      'a wrong password',
      2,
      /^DATABASE_URL: .* refuses the user or password/,
      () => ({ DATABASE_URL: at({ password: 'geheim' }) }),
    ],
    [
      'a database that is not there',
      2,
      /^DATABASE_URL: elsewhere at .* no database of this name/,
      () => ({ DATABASE_URL: at({ pathname: '/elsewhere' }) }),
    ],
    [
      'a port that is taken',
      1,
      /^PORT: 127\.0\.0\.1:\d+ is taken by another process/m,
      () => ({ PORT: new URL(database.url).port, LOG_LEVEL: 'silent' }),
    ],
  ])('%s', async (_, code, sentence, env) => {
    const ended = await run('start.ts', { ...shared(), SIMULATOR: '1', ...env() });
    expect(ended.err).toMatch(sentence);
    expect(ended.err.trim().split('\n')).toHaveLength(1);
    expect(ended.code).toBe(code);
    expect(ended.err + ended.out).not.toContain('geheim');
  });
});
