import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { openVault } from '../../app/vault.ts';
import { cityDate } from '../../domain/city-time.ts';
import type { Catalogue } from '../../flows/catalogue/catalogue.ts';
import { freshDatabase } from '../support/database.ts';
import { fileService } from '../support/file-service.ts';
import { bringToReview, aComplaint, heardOf, openOffice, requestIn, serviceIn } from '../support/office.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct, type Product } from '../support/product.ts';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/eventually.ts';
import { pontianak } from '../support/pontianak.ts';

const tz = 'Asia/Pontianak';
const key = randomBytes(32);
const vault = openVault(key);
const clock = (): Date => new Date();

describe.skipIf(!hasRedis())(
  'bot and worker as processes of their own, on one PostgreSQL and one Redis',
  () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let redis: TestRedis;
    let dataDir: string;
    let db: Database;
    let catalogue: Catalogue;
    let env: Record<string, string>;
    let bot: Product;
    let worker: Product;

    const startWorkerAlone = () => startProduct('worker/main.ts', env, { says: 'Worker: ready' });
    beforeAll(async () => {
      [database, redis, dataDir, catalogue] = await Promise.all([
        freshDatabase(),
        startRedis(),
        mkdtemp(join(tmpdir(), 'teman-roles-')),
        readCatalogue(pontianak, cityDate(clock(), tz)),
      ]);
      db = openDatabase(database.url, { personal: openPersonalValues(key) });
      await seedDemoPeople(db, vault, catalogue.city.units, new Date());
      env = {
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        DATA_DIR: dataDir,
        DATA_KEY: key.toString('base64'),
      };
      [bot, worker] = await Promise.all([startProduct('bot/main.ts', env), startWorkerAlone()]);
    });
    afterAll(async () => {
      const ends = await Promise.all([bot, worker].map((product) => product.end('SIGTERM')));
      await redis.discard();
      await db.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
      expect(ends).toEqual([
        [0, null],
        [0, null],
      ]);
    });

    const house = () => ({ db, vault, catalogue, clock, tz });
    const citizen = (chat: string) => openPhone(bot.url, 'whatsapp', chat);

    test('a service is filed end to end and the operator alerted', async () => {
      const { warga, sekretariat } = openOffice(bot.url);
      const { number } = await fileService(warga, serviceIn(house(), 'magang'), 81);
      await heardOf(sekretariat, 'Permohonan baru', number);
      expect(await requestIn(house(), number)).toMatchObject({ state: 'submitted', service: 'magang' });
    });

    test('what Redis forgets while no worker runs is made good from PostgreSQL', async () => {
      const phone = citizen('6281700001');
      const { draftId } = await bringToReview(house(), phone, aComplaint);
      expect(await worker.end('SIGTERM')).toEqual([0, null]);
      expect((await phone.say('kirim')).text).toContain('sedang dicatat');
      const client = new Redis(redis.url);
      await until(async () => (await client.dbsize()) > 0);
      await client.flushall();
      await client.quit();
      // The sweep looks after a minute; that minute has passed.
      await db.pool.query(`UPDATE draft SET updated_at = updated_at - interval '2 minutes' WHERE id = $1`, [
        draftId,
      ]);
      worker = await startWorkerAlone();
      await phone.until(({ text }) => /Nomor: \*TD-/.test(text), 'number');
      expect(await db.prisma.request.count({ where: { draftId } })).toBe(1);
    });

    test('with Redis away Kirim is answered as ever, and the request comes with it', async () => {
      const phone = citizen('6281700002');
      const { draftId } = await bringToReview(house(), phone, aComplaint);
      await redis.stop();
      expect((await phone.say('kirim')).text).toContain('sedang dicatat');
      await until(async () => (await fetch(`${bot.url}/readyz`)).status === 503);
      await redis.start();
      await db.pool.query(`UPDATE draft SET updated_at = updated_at - interval '2 minutes' WHERE id = $1`, [
        draftId,
      ]);
      await worker.end('SIGTERM');
      worker = await startWorkerAlone();
      await phone.until(({ text }) => /Nomor: \*TD-/.test(text), 'number');
    });
  },
);
