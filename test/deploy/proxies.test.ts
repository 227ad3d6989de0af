import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pairingPath } from '../../app/pairing-link.ts';
import { freePort } from '../../app/db/free-port.ts';
import { patience } from '../support/patience.ts';
import { program } from '../support/programs.ts';

const conf = readFileSync('deploy/nginx.conf', 'utf8');
const caddyfile = readFileSync('deploy/Caddyfile', 'utf8');

/** The pattern of what is public, as each proxy has it. */
const publicIn = (block: string): string => /\^\/\([^)]*\)\(\/\|\$\)/.exec(block)?.[0] ?? '';
const isPublic = (path: string): boolean => new RegExp(publicIn(conf)).test(path);

/** What only this machine may ask for. */
const inside = ['healthz', 'readyz', 'metrics', 'simulator'];

test('both proxies let the same paths through', () => {
  expect(publicIn(conf)).not.toBe('');
  expect(publicIn(caddyfile)).toBe(publicIn(conf));
});

test('every address the bot answers under is public or meant for this machine', () => {
  const sources = readdirSync('bot', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$/.test(name),
  );
  const paths = sources.flatMap((name) =>
    [...readFileSync(join('bot', name), 'utf8').matchAll(/\.(?:get|post|all)\(\s*'(\/[\w/-]+)/g)].map(
      ([, path]) => path ?? '',
    ),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !isPublic(path) && !inside.includes(path.split('/')[1] ?? ''))).toEqual([]);
  for (const path of [
    '/webhooks/telegram',
    '/webhooks/whatsapp',
    pairingPath('x'),
    '/meja',
    '/kinerja',
    '/manual',
  ])
    expect(isPublic(path), path).toBe(true);
  for (const path of [...inside, 'mejas', 'x/aman/y']) expect(isPublic(`/${path}`), path).toBe(false);
});

const nginx = program('nginx');
const openssl = program('openssl');

describe.runIf(nginx !== null && openssl !== null)('nginx with the block as it is', () => {
  let folder: string;
  let behind: Server;
  let proxy: ChildProcess;
  let port: number;
  const heard: { path: string; from: string; bytes: number }[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'teman-nginx-'));
    behind = createServer((incoming, outgoing) => {
      void buffer(incoming).then((body) => {
        const from = String(incoming.headers['x-forwarded-for']);
        heard.push({ path: incoming.url ?? '', from, bytes: body.length });
        outgoing.end(`behind ${incoming.url ?? ''} ${String(incoming.headers['x-forwarded-proto'])}`);
      });
    }).listen(0, '127.0.0.1');
    await once(behind, 'listening');
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=temandisko.example.go.id', '-days', '2'];
    execFileSync(
      openssl ?? '',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject],
      { stdio: 'ignore' },
    );
    port = await freePort();
    const plain = await freePort();
    const site = conf
      .replaceAll(/listen 443|listen \[::\]:443/g, (listen) =>
        listen.includes('[') ? `listen [::1]:${port}` : `listen 127.0.0.1:${port}`,
      )
      .replaceAll(/listen 80;|listen \[::\]:80;/g, (listen) =>
        listen.includes('[') ? `listen [::1]:${plain};` : `listen 127.0.0.1:${plain};`,
      )
      .replace(/\/etc\/letsencrypt\/\S+fullchain\.pem/, cert)
      .replace(/\/etc\/letsencrypt\/\S+privkey\.pem/, key)
      .replace('127.0.0.1:3000', `127.0.0.1:${(behind.address() as AddressInfo).port}`);
    const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/pid; error_log ${folder}/error.log; daemon off; worker_processes 1;
      events {} http { access_log ${folder}/access.log; ${own.join(' ')}\n${site}\n}`,
    );
    const checked = spawnSync(nginx ?? '', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], {
      encoding: 'utf8',
    });
    if (checked.status !== 0) throw new Error(checked.stderr);
    expect(checked.stderr).not.toContain('[warn]');
    proxy = spawn(nginx ?? '', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    await vi.waitFor(() => ask('/aman/x'), { timeout: patience, interval: 50 });
    heard.length = 0;
  });
  afterAll(async () => {
    proxy.kill('SIGTERM');
    await once(proxy, 'exit');
    behind.closeAllConnections();
    behind.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (path: string, body?: Buffer, headers: Record<string, string> = {}) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      method: body ? 'POST' : 'GET',
      rejectUnauthorized: false,
      headers,
    });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, body: await text(answer) };
  };

  test('passes what is public on, with whom it is from, whatever they say themselves', async () => {
    expect(await ask('/aman/token', undefined, { 'x-forwarded-for': '10.9.9.9' })).toEqual({
      status: 200,
      body: 'behind /aman/token https',
    });
    expect(heard.at(-1)).toMatchObject({ path: '/aman/token', from: '127.0.0.1' });
    for (const path of [
      '/meja',
      '/meja/permohonan/TD-2026-X',
      '/kinerja',
      '/manual',
      '/webhooks/telegram',
      '/calendar/x.ics',
      pairingPath('x'),
    ])
      expect((await ask(path)).status, path).toBe(200);
  });

  test('takes a letter of 20 MB and no more than 25 MB, and writes none of it to disk', async () => {
    expect((await ask('/aman/token', Buffer.alloc(20 * 1024 * 1024))).status).toBe(200);
    expect(heard.at(-1)?.bytes).toBe(20 * 1024 * 1024);
    expect(readdirSync(join(folder, 'client_body'))).toEqual([]);
    expect((await ask('/aman/token', undefined, { 'content-length': String(26 * 1024 * 1024) })).status).toBe(
      413,
    );
  });

  test('keeps what is meant for this machine inside, and writes no path of what is public down', async () => {
    const before = heard.length;
    for (const path of [
      '/metrics',
      '/readyz',
      '/healthz',
      '/simulator',
      '/simulator/people',
      '/',
      '/x/aman/y',
    ])
      expect((await ask(path)).status, path).toBe(404);
    expect(heard.length).toBe(before);
    expect(readFileSync(join(folder, 'access.log'), 'utf8')).not.toContain('token');
  });
});

const caddy = program('caddy');

test.runIf(caddy !== null)('Caddy takes its file', () => {
  const checked = spawnSync(
    caddy ?? '',
    ['validate', '--adapter', 'caddyfile', '--config', 'deploy/Caddyfile'],
    {
      encoding: 'utf8',
      env: { ...process.env, HOME: tmpdir() },
    },
  );
  expect(checked.stdout + checked.stderr).toContain('Valid configuration');
});
