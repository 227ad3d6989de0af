import { afterEach, expect, test, vi } from 'vitest';
import { spawnPostgres } from '../../../app/db/embedded/postgres-process.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the database’s process is given none of our secrets', async () => {
  vi.stubEnv('DATA_KEY', 'geheim');
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '1:geheim');
  const says = ['-c', 'echo "[$DATA_KEY$TELEGRAM_BOT_TOKEN] $LC_ALL ${PATH:+path}" >&2'];
  const server = spawnPostgres({
    postgres: 'postgres',
    folder: '/',
    port: 1,
    start: () => ['sh', says, {}],
    durable: true,
    log: { debug: () => undefined },
  });
  await server.exited;
  expect(server.lastWords()).toBe('[] C path');
});
