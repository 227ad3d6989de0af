import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { freePort } from '../../app/db/free-port.ts';
import { cityDate } from '../../domain/city-time.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import { scriptOf } from '../support/documented-city.ts';
import { eventually } from '../support/eventually.ts';
import { fileService } from '../support/file-service.ts';
import { openPhone } from '../support/phone.ts';
import { isAlive, processTree } from '../support/process-tree.ts';

/** Somebody with an empty home follows docs/cities.md in one shell; only where the product listens and keeps its data is said beside it. */
let home: string;
let url: string;
let shell: ChildProcess;
let said = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'fifth-city-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const outer = { ...process.env, DATABASE_URL: undefined, REDIS_URL: undefined, CITY: undefined };
  const own = { HOME: home, DATA_DIR: join(home, 'data'), PORT: String(port) };
  const script = scriptOf(await readFile('docs/cities.md', 'utf8'), 'A city from an empty folder');
  // With something after it the shell stays npm's parent, as somebody's own would.
  shell = spawn('bash', ['-c', `${script}:`], {
    env: { ...outer, ...own, NODE_ENV: 'development', ENV_FILE: '', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [shell.stdout, shell.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
});
afterAll(async () => {
  const [, ...under] = processTree(shell.pid ?? 0);
  for (const pid of under) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  await rm(home, { recursive: true, force: true });
});

test('who follows the document from an empty folder has a city in which a request is filed', async () => {
  await eventually(() => shell.exitCode !== null || said.includes('Simulator: ')).toBe(true);
  expect(said).toContain('Kota Contoh: 1 service, nothing wrong.');
  expect(said).toMatch(/^izin_acara +external +informatika +5 +2 +0 +Izin acara/m);
  expect(said).toContain(`Simulator: ${url}/simulator`);

  const today = cityDate(new Date(), 'Asia/Jakarta');
  const { services } = describeCatalogue(await readCatalogue(join(home, 'contoh'), today), today);
  const citizen = openPhone(url, 'whatsapp', '6281200000001');
  for (const service of services) {
    const { number } = await fileService(citizen, service);
    expect((await citizen.say(`status ${number}`)).text).toContain(service.title);
  }
  expect(JSON.stringify(citizen.all)).toContain('Kota Contoh');
  expect(JSON.stringify(citizen.all).replaceAll('Jl. Gajah Mada 10, Pontianak', '')).not.toMatch(
    /pontianak/i,
  );

  const [, npm = 0, ...under] = processTree(shell.pid ?? 0);
  const ended = once(shell, 'exit');
  process.kill(npm, 'SIGTERM');
  expect(await ended).toEqual([0, null]);
  await eventually(() => under.filter(isAlive)).toEqual([]);
});
