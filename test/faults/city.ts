import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { startEmbedded } from '../../app/db/embedded/embedded.ts';
import { freePort } from '../../app/db/free-port.ts';
import { migrate } from '../../app/db/migrate.ts';
import { openDatabase } from '../../app/db/open.ts';
import { openVault } from '../../app/vault.ts';
import { startRedis } from '../support/redis.ts';
import { noLimits } from '../support/telegram/flood.ts';
import { openTelegramServer } from '../support/telegram/server.ts';
import { openGraphServer } from '../support/whatsapp-cloud/server.ts';
import { keepRunning } from './kept-running.ts';
import { twoReleases } from './releases.ts';
import { smallDisk } from './small-disk.ts';

const clockModule = fileURLToPath(new URL('./stepped-clock.mjs', import.meta.url));
const quietSettings = fileURLToPath(new URL('../support/quiet-settings.json', import.meta.url));

/**
 * A whole city in one folder: PostgreSQL, Redis, both messengers, two bots and two workers of the compiled product in
 * `compiled`, each kept running, all with a clock that can be moved.
 */
export const openCity = async (folder: string, compiled: string, seed: number) => {
  await mkdir(folder, { recursive: true });
  const dataKey = randomBytes(32);
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const disk = smallDisk(join(folder, 'letters'), '64m');
  const dataDir = disk?.folder ?? join(folder, 'letters-on-disk');
  const postgresDir = join(folder, 'postgres');
  const [postgres, redis, telegram, graph, commandOf] = await Promise.all([
    startEmbedded(postgresDir),
    startRedis(),
    openTelegramServer({ limits: noLimits }),
    openGraphServer({ receipts: true }),
    twoReleases(compiled, join(folder, 'next')),
  ]);
  await migrate(postgres.url);
  telegram.duplicate(0.1, seed);
  graph.duplicate(0.1, seed);
  const port = await freePort();
  const env = (at: number, role: Record<string, string>): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    TMPDIR: process.env['TMPDIR'],
    NODE_ENV: 'development',
    ENV_FILE: '',
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: `--import ${pathToFileURL(clockModule).href}`,
    CLOCK_FILE: clockFile,
    SETTINGS_FILE: quietSettings,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    DATA_KEY: dataKey.toString('base64'),
    DATA_DIR: dataDir,
    SIMULATOR: '0',
    PORT: String(at),
    ...role,
  });
  const channels = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_MODE: 'polling',
    ...graph.env,
  };
  // WhatsApp's webhooks go to the first bot; Telegram is polled by whichever holds it.
  const bots = [
    keepRunning(commandOf(0, 'bot/main.ts'), env(port, channels)),
    keepRunning(commandOf(0, 'bot/main.ts'), env(await freePort(), channels)),
  ];
  const workers = [
    keepRunning(commandOf(0, 'worker/main.ts'), env(await freePort(), channels)),
    keepRunning(commandOf(0, 'worker/main.ts'), env(await freePort(), channels)),
  ];
  graph.deliverTo(`http://127.0.0.1:${port}/webhooks/whatsapp`);
  const db = openDatabase(postgres.url, { personal: openPersonalValues(dataKey) });
  let offMs = 0;
  let release: 0 | 1 = 0;
  return {
    ...{ telegram, graph, redis, disk, db, bots, workers, dataDir },
    vault: openVault(dataKey),
    killPostgres(): void {
      const [pid] = readFileSync(join(postgresDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    stepClock(ms: number): void {
      offMs += ms;
      writeFileSync(clockFile, String(offMs));
    },
    /** Puts the other release in place of the running one, process after process. */
    async deploy(): Promise<void> {
      release = release === 0 ? 1 : 0;
      for (const [processes, script] of [
        [bots, 'bot/main.ts'],
        [workers, 'worker/main.ts'],
      ] as const)
        for (const one of processes) {
          one.become(commandOf(release, script));
          await one.end('SIGTERM');
        }
    },
    words: () => [...bots, ...workers].map((one) => one.words()).join('\n---\n'),
    async close(): Promise<void> {
      graph.deliverTo(null);
      disk?.clear();
      await Promise.all([...bots, ...workers].map((one) => one.stop()));
      await db.close();
      await Promise.all([telegram[Symbol.asyncDispose](), graph[Symbol.asyncDispose](), redis.discard()]);
      await postgres.stop();
      disk?.remove();
    },
  };
};

export type City = Awaited<ReturnType<typeof openCity>>;
