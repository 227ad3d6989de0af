import { openPersonalValues } from '../../app/personal-values.ts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { openVault } from '../../app/vault.ts';
import { seedDemoPeople } from '../../bot/channels/simulator/seed.ts';
import { freePort } from '../../app/db/free-port.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import { freshDatabase } from '../support/database.ts';
import { hidden, openDeskBrowser } from '../support/desk-browser.ts';
import { until } from '../support/eventually.ts';
import { openPhone } from '../support/phone.ts';
import { startProduct, type Product } from '../support/product.ts';
import { city } from '../support/pontianak.ts';
import { addRequest } from '../support/request-row.ts';
import { storm } from '../support/storm.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let dataDir: string;
let env: Record<string, string>;
let product: Product;

beforeAll(async () => {
  fresh = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'teman-desk-kill-'));
  const DATA_KEY = randomBytes(32).toString('base64');
  env = { DATABASE_URL: fresh.url, DATA_KEY, DATA_DIR: dataDir, PORT: String(await freePort()) };
  db = openDatabase(fresh.url, { personal: openPersonalValues(DATA_KEY) });
  await seedDemoPeople(db, openVault(DATA_KEY), city.units, new Date());
  product = await startProduct('start.ts', env);
});
afterAll(async () => {
  if (product.child.exitCode === null) await product.end('SIGTERM');
  await db.close();
  await fresh.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const verifications = (requestId: string) =>
  db.prisma.requestEvent.count({ where: { requestId, action: 'verify' } });

test('a bot killed in the middle of a posted step has taken it once or not at all, and the page says which', async () => {
  const desk = openDeskBrowser(product.url);
  await desk.enter(openPhone(product.url, 'telegram', '700101'));
  for (let kill = 0; kill < storm(3, 30); kill += 1) {
    const number = trackingNumber(2026, randomBytes(32));
    const id = await addRequest(db, { number });
    const { body } = await desk.get(`/meja/permohonan/${number}/verify`);
    const formulir = hidden(body, 'formulir');
    expect(formulir).not.toBe('');
    const posting = desk.send('/meja/langkah', { formulir }).catch(() => null);
    // From before it is stored to after it is done.
    await pause(kill * 15);
    await product.end('SIGKILL');
    await posting;

    product = await startProduct('start.ts', env);
    // What was stored goes on by itself; what was not never happened.
    const stored = (await db.prisma.deskPost.count({ where: { requestId: id } })) === 1;
    if (stored) await until(async () => ((await verifications(id)) === 1 ? true : null));
    const { body: page } = await desk.get(`/meja/permohonan/${number}`);
    const done = (await verifications(id)) === 1;
    expect([kill, done, page.includes('Terverifikasi')]).toEqual([kill, stored, stored]);
    expect([kill, page.includes('Verifikasi</button>')]).toEqual([kill, !stored]);

    // Whoever presses again, as a browser offers, has it done once.
    const again = await desk.send('/meja/langkah', { formulir });
    expect((await desk.get(again.location)).body).toContain('Terverifikasi');
    expect(await verifications(id)).toBe(1);
  }
});
