import { afterEach, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { healthRoutes, type ReadyCheck } from '../../bot/health.ts';
import { createHttp } from '../../bot/http.ts';

const apps: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const opened = (checks: Record<string, ReadyCheck> = {}, publicUrl = 'http://127.0.0.1:3000') => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'trace' }, { write: (line: string) => void lines.push(line) });
  const app = createHttp({ log, publicUrl });
  apps.push(app);
  const metrics = openMetrics(() => Promise.resolve({ inbox: 3, outbox: 4 }), log);
  healthRoutes(app, { checks, metrics, log });
  return { app, metrics, log: () => lines.join('') };
};

const ready: ReadyCheck = () => Promise.resolve(null);

test('a process that runs says so', async () => {
  const { app } = opened({ database: () => Promise.resolve('away') });
  expect((await app.inject('/healthz')).statusCode).toBe(200);
});

test('a process that can work is ready', async () => {
  const { app } = opened({ database: ready, queue: ready });
  const answer = await app.inject('/readyz');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ ready: true, checks: { database: 'ready', queue: 'ready' } });
});

test('what is not ready is named: said, thrown or silent', async () => {
  const { app } = opened({
    database: ready,
    whatsapp: () => Promise.resolve('WhatsApp waits for its QR code to be scanned'),
    queue: () => Promise.reject(new Error('secret words')),
    telegram: () => new Promise(() => undefined),
  });
  const answer = await app.inject('/readyz');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({
    ready: false,
    checks: {
      database: 'ready',
      whatsapp: 'WhatsApp waits for its QR code to be scanned',
      queue: 'does not answer',
      telegram: 'does not answer',
    },
  });
});

test('the metrics page shows what was counted and how much waits', async () => {
  const { app, metrics } = opened();
  metrics.turn('done', 0.004);
  metrics.inbound('telegram');
  metrics.delivery('whatsapp', 'sent');
  metrics.request('magang');
  const { body, headers } = await app.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  for (const line of [
    'teman_turns_total{outcome="done"} 1',
    'teman_turn_seconds_count 1',
    'teman_inbound_total{channel="telegram"} 1',
    'teman_deliveries_total{channel="whatsapp",outcome="sent"} 1',
    'teman_requests_total{service="magang"} 1',
    'teman_inbox_depth 3',
    'teman_outbox_depth 4',
    'process_cpu_seconds_total',
  ])
    expect(body).toContain(line);
});

test.each([
  [Object.assign(new Error('connect ECONNREFUSED db.dalam:5432'), { code: 'ECONNREFUSED' }), 503, '5'],
  [new Error('a bug at db.dalam'), 500, undefined],
])(
  'a request that fails for %s is answered %i, and nothing of it is told',
  async (error, status, comeBack) => {
    const { app } = opened();
    app.get('/berkas', () => Promise.reject(error));
    const answer = await app.inject('/berkas');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([status, comeBack]);
    expect(answer.body).not.toContain('db.dalam');
  },
);

test('a depth nobody knows is not a number, and the page is there all the same', async () => {
  const log = createLog({ logLevel: 'silent' });
  const metrics = openMetrics(() => Promise.reject(new Error('no database')), log);
  expect((await metrics.page()).body).toContain('teman_inbox_depth Nan');
});

test('every answer carries strict headers, and https is insisted on where it is used', async () => {
  const { headers } = await opened().app.inject('/healthz');
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  expect(headers['strict-transport-security']).toBeUndefined();
  const secure = await opened({}, 'https://a.example').app.inject('/healthz');
  expect(secure.headers['strict-transport-security']).toContain('max-age');
});

test('an unknown address is answered in plain words and never logged', async () => {
  const { app, log } = opened();
  const answer = await app.inject('/aman/some-secret-token');
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toContain('Halaman ini tidak ada');
  expect(answer.body).not.toContain('some-secret-token');
  expect(log()).not.toContain('some-secret-token');
});

test('a bug of ours is logged with its route and told to nobody', async () => {
  const { app, log } = opened();
  app.get('/broken/:token', () => {
    throw new Error('the password is hush');
  });
  const answer = await app.inject('/broken/some-secret-token');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).toBe('Ada gangguan di pihak kami. Silakan coba lagi sebentar lagi.');
  expect(log()).toContain('/broken/:token');
  expect(log()).not.toContain('some-secret-token');
});

test('a body that is too large or unreadable is refused in plain words', async () => {
  const { app } = opened();
  app.post('/take', () => 'taken');
  const json = { 'content-type': 'application/json' };
  const large = await app.inject({
    method: 'POST',
    url: '/take',
    headers: json,
    payload: JSON.stringify('x'.repeat(2_000_000)),
  });
  expect([large.statusCode, large.body]).toEqual([413, 'Kiriman itu terlalu besar.']);
  const unreadable = await app.inject({ method: 'POST', url: '/take', headers: json, payload: '{"nik":' });
  expect(unreadable.statusCode).toBe(400);
  expect(unreadable.body).toContain('tidak dapat kami baca');
});
