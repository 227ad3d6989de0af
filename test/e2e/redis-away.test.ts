import { findable } from '../../domain/personal.ts';
import { openPersonalValues } from '../../app/personal-values.ts';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../app/db/open.ts';
import { openVault } from '../../app/vault.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct, type Product } from '../support/product.ts';
import { hasRedis, startRedis } from '../support/redis.ts';
import { city } from '../support/pontianak.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const started = async (script: string, env: Record<string, string>, says: string): Promise<Product> => {
  const product = await startProduct(script, env, { says });
  ends.push(async () => product.end('SIGTERM'));
  return product;
};

/** A city with a database and a Redis that is away. */
const openCity = async () => {
  const database = await freshDatabase();
  ends.push(database.drop);
  const redis = await startRedis();
  ends.push(redis.discard);
  await redis.stop();
  const dataKey = Buffer.alloc(32, 9).toString('base64');
  const db = openDatabase(database.url, { personal: openPersonalValues(dataKey) });
  ends.push(db.close);
  await seedDemoPeople(db, openVault(dataKey), city.units, new Date());
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_KEY: dataKey };
  return { db, redis, env };
};

const notReady = async (url: string): Promise<string[]> => {
  const { checks } = (await (await fetch(`${url}/readyz`)).json()) as { checks: Record<string, string> };
  return Object.entries(checks).flatMap(([name, state]) => (state === 'ready' ? [] : [name]));
};

describe.runIf(hasRedis())('with a Redis that is away', () => {
  test('everything starts, people are answered, and what waits is done when it comes, also after FLUSHALL and a restart', async () => {
    const { db, redis, env } = await openCity();
    const bot = await started('bot/main.ts', env, '/readyz');
    const worker = await started('worker/main.ts', env, 'Worker: ready');
    const phone = openPhone(bot.url, 'whatsapp', '6281200000001');
    expect((await phone.say('menu')).text).toContain('DISKO');
    expect(await notReady(bot.url)).toEqual(['queue']);

    const order = async (): Promise<void> => {
      const { contactId } = await db.prisma.identity.findFirstOrThrow({
        where: { address: findable('700101') },
      });
      // Nobody can make it; whoever waits hears so.
      const what = { kind: 'unknown' };
      await db.prisma.documentOrder.create({
        data: { id: randomUUID(), contactId, what, attempts: 2, createdAt: new Date() },
      });
    };
    const waiting = () => db.prisma.documentOrder.count({ where: { doneAt: null } });
    await order();
    await redis.start();
    await eventually(waiting).toBe(0);
    await eventually(() => notReady(bot.url)).toEqual([]);
    // Timed jobs run as well.
    await eventually(() => db.prisma.jobRun.count({ where: { endedAt: { not: null } } })).toBeGreaterThan(10);

    await order();
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    await eventually(waiting).toBe(0);

    await redis.stop();
    await order();
    await redis.start();
    await eventually(waiting).toBe(0);
    expect([bot, worker].map(({ child }) => child.exitCode)).toEqual([null, null]);
  });

  test('the one process of a small office starts as well, and stops cleanly while it still waits', async () => {
    const { env } = await openCity();
    const product = await started('start.ts', env, '/readyz');
    const phone = openPhone(product.url, 'whatsapp', '6281200000001');
    expect((await phone.say('menu')).text).toContain('DISKO');
    expect(await notReady(product.url)).toEqual(['queue']);
    expect(await product.end('SIGTERM')).toEqual([0, null]);
  });
});
