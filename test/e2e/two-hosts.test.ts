import { openPersonalValues } from '../../app/personal-values.ts';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../../app/blobs.ts';
import { readCatalogue } from '../../app/catalogue.ts';
import { systemClock } from '../../app/clock.ts';
import { readConfig } from '../../app/config.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openFileStore } from '../../app/files.ts';
import { openVault } from '../../app/vault.ts';
import { cityDate } from '../../domain/city-time.ts';
import { freshDatabase } from '../support/database.ts';
import { fileService } from '../support/file-service.ts';
import { requestIn, serviceIn } from '../support/office.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct, type Product } from '../support/product.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { openS3Server } from '../support/s3-server.ts';
import { pontianak } from '../support/pontianak.ts';

/** What stands before several bots: each request goes to the next of them. */
const balance = async (urls: string[]): Promise<{ url: string; server: Server; asked: number[] }> => {
  const asked = urls.map(() => 0);
  let next = 0;
  const server = createServer((incoming, outgoing) => {
    const at = next++ % urls.length;
    asked[at] = (asked[at] ?? 0) + 1;
    const { method, headers } = incoming;
    const passed = forward(`${urls[at] ?? ''}${incoming.url ?? ''}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
};

describe.runIf(hasRedis())(
  'two hosts that share nothing but PostgreSQL, Redis and a store of letters',
  () => {
    const dataKey = Buffer.alloc(32, 6).toString('base64');
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let redis: TestRedis;
    let s3: Awaited<ReturnType<typeof openS3Server>>;
    let db: Database;
    const disks: string[] = [];
    const hosts: Product[] = [];
    let balancer: Awaited<ReturnType<typeof balance>>;

    beforeAll(async () => {
      [database, redis, s3] = await Promise.all([freshDatabase(), startRedis(), openS3Server()]);
      db = openDatabase(database.url, { personal: openPersonalValues(dataKey) });
      for (const script of ['bot/main.ts', 'bot/main.ts', 'worker/main.ts', 'worker/main.ts'])
        disks.push(await mkdtemp(join(tmpdir(), `teman-host-${script.slice(0, 3)}-`)));
      const env = (disk: string | undefined) => ({
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        DATA_KEY: dataKey,
        DATA_DIR: disk ?? '',
        ...s3.env,
      });
      const [one, two, ...workers] = disks;
      hosts.push(
        ...(await Promise.all([
          startProduct('bot/main.ts', env(one)),
          startProduct('bot/main.ts', env(two)),
          ...workers.map((disk) => startProduct('worker/main.ts', env(disk), { says: 'Worker: ready' })),
        ])),
      );
      balancer = await balance(hosts.slice(0, 2).map(({ url }) => url));
    });
    afterAll(async () => {
      balancer.server.closeAllConnections();
      balancer.server.close();
      await Promise.all(hosts.map((host) => host.end('SIGTERM')));
      await db.close();
      await Promise.all([database.drop(), redis.discard(), s3.close()]);
      await Promise.all(disks.map((disk) => rm(disk, { recursive: true, force: true })));
    });

    test('a form with letters, each message to another bot, becomes one request whose letters lie sealed in the store', async () => {
      const tz = 'Asia/Pontianak';
      const catalogue = await readCatalogue(pontianak, cityDate(new Date(), tz));
      const service = serviceIn({ catalogue, tz, clock: systemClock }, 'magang');
      const filed = await fileService(openPhone(balancer.url, 'whatsapp', '6281255550001'), service, 61);
      expect(Math.min(...balancer.asked)).toBeGreaterThan(10);

      const vault = openVault(dataKey);
      const request = await requestIn({ db, vault }, filed.number);
      expect(request.letters.length).toBeGreaterThan(0);
      const store = openFileStore(openBlobs(readConfig(s3.env)), vault, db.pool);
      for (const { sha256 } of request.letters) {
        const bytes = await store.get(sha256);
        expect(
          createHash('sha256')
            .update(bytes ?? Buffer.alloc(0))
            .digest('hex'),
        ).toBe(sha256);
      }
      for (const { bytes } of s3.objects.values()) expect(bytes.includes('%PDF')).toBe(false);
      expect(disks.filter((disk) => existsSync(join(disk, 'letters')))).toEqual([]);
    });
  },
);
