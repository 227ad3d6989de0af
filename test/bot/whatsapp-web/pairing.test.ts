import { encode } from 'uqr';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whatsappPair } from '../../../app/admin/whatsapp-pair.ts';
import { createHttp } from '../../../bot/http.ts';
import { pairingPage } from '../../../bot/channels/whatsapp-web/pairing-page.ts';
import { eventually } from '../../support/eventually.ts';
import { openWhatsappRig, type WhatsappRig } from '../../support/whatsapp-rig.ts';
import { catalogueWith } from '../../support/pontianak.ts';

let rig: WhatsappRig;
let http: FastifyInstance;
beforeAll(async () => {
  rig = await openWhatsappRig();
  await rig.db.prisma.staff.create({
    data: {
      name: 'Administrator',
      role: 'administrator',
      unit: 'sekretariat',
      contact: {
        create: { identities: { create: { channel: 'telegram', account: '1', address: '700401' } } },
      },
    },
  });
  http = createHttp({ log: pino({ level: 'silent' }), publicUrl: 'http://127.0.0.1:1' });
  await http.register(pairingPage, {
    db: rig.db,
    vault: rig.vault,
    catalogue: catalogueWith([]),
    clock: () => new Date(),
  });
});
afterAll(async () => {
  await http.close();
  await rig.close();
});

/** What administrators were told on Telegram, oldest first. */
const alerts = async (): Promise<string[]> => {
  const rows = await rig.db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ body }) => (JSON.parse(rig.vault.open(body)) as { text: string }).text);
};
const pathIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+(\/\S+)/.exec(text)?.[1] ?? '';
const get = (url: string) => http.inject({ url });
const shows = async (path: string, qr: string): Promise<boolean> => {
  const { body } = await get(path);
  // The page draws a square for each dark module.
  const dark = encode(qr, { border: 2 }).data.flat().filter(Boolean).length;
  return (body.match(/M\d+,\d+/g) ?? []).length === dark && body.includes('<svg');
};
let link = '';

test('a number that is not paired alerts the administrators with a link, and says so wherever one looks', async () => {
  await rig.world.qr();
  await eventually(alerts).toHaveLength(1);
  const [alert = ''] = await alerts();
  expect(alert).toContain('*WhatsApp perlu dipasangkan*');
  link = pathIn(alert);
  expect(rig.channel().notReady()).toContain('QR code');
  expect(rig.state()).toBe('pairing');
  expect(rig.channel().atOnce?.()).toBe(0);
  expect(rig.printed.length).toBeGreaterThan(0);
  await eventually(async () => shows(link, await rig.world.qr())).toBe(true);
});

test('the page is for nobody else: strict, not kept, and without a good link it shows nothing', async () => {
  const page = await get(link);
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.body).toContain('<meta http-equiv="refresh" content="5">');
  expect(page.body).not.toMatch(/<script|style="/);
  for (const token of ['x', 'A'.repeat(43)]) {
    const foreign = await get(`/whatsapp/pasang/${token}`);
    expect(foreign.statusCode).toBe(410);
    expect(foreign.body).not.toContain('<svg');
  }
  const stored = await rig.db.prisma.channelState.findFirst();
  expect(stored?.qr).not.toContain(await rig.world.qr());
  expect(link).not.toContain((await rig.db.prisma.pairingLink.findFirst())?.tokenHash);
});

test('who guesses is turned away, and shuts nobody out who comes from the same address with a good link', async () => {
  const from = (url: string) => http.inject({ url, remoteAddress: '192.0.2.7' });
  const guess = async (n: number) => (await from(`/whatsapp/pasang/${String(n)}`)).statusCode;
  for (let n = 0; n < 30; n += 1) expect(await guess(n)).toBe(410);
  expect(await guess(30)).toBe(429);
  expect((await from(link)).statusCode).toBe(200);
});

test('an administrator without Telegram gets a link from the command', async () => {
  const { json } = await whatsappPair.run({ db: rig.db, vault: rig.vault, now: new Date() }, '', {});
  const { url } = json as { url: string };
  expect(await shows(pathIn(url), await rig.world.qr())).toBe(true);
});

test('the page follows a code that is replaced; a code that went stale is fetched anew', async () => {
  const before = await rig.world.qr();
  rig.world.rotateQr();
  await eventually(async () => shows(link, await rig.world.qr())).toBe(true);
  const rotated = await rig.world.qr();
  expect(rotated).not.toBe(before);

  rig.world.letQrGoStale();
  await eventually(async () => shows(link, await rig.world.qr())).toBe(true);
  expect(await rig.world.qr()).not.toBe(rotated);
  expect(new Set(rig.printed).size).toBe(rig.printed.length);
  // Begun anew again and again, it does not call again and again.
  expect(await alerts()).toHaveLength(1);
});

test('once scanned it is ready, the link says so, and no other will do', async () => {
  await rig.pair();
  expect(rig.state()).toBe('ready');
  await eventually(async () => (await get(link)).body).toContain('WhatsApp tersambung');
  await eventually(async () => (await rig.db.prisma.channelState.findFirst())?.qr).toBeNull();
  const links = await rig.db.prisma.pairingLink.findMany();
  for (const { expiresAt } of links) expect(expiresAt.getTime()).toBeLessThan(Date.now() + 11 * 60_000);
});

test('a session that the phone ends is told at once; what is to be sent waits, and the number can be paired anew', async () => {
  const person = rig.world.person();
  await person.say('halo');
  await eventually(() => rig.inbox.of(person.address)).toHaveLength(1);
  rig.world.logout();
  await eventually(() => rig.state()).not.toBe('ready');
  expect(rig.channel().atOnce?.()).toBe(0);
  await eventually(async () => (await alerts()).length).toBeGreaterThan(1);
  expect((await alerts())[1]).toContain('*WhatsApp terputus*');
  await eventually(() => rig.state()).toBe('pairing');

  await person.say('masih di sana?');
  await rig.pair();
  await eventually(() => rig.inbox.of(person.address)).toHaveLength(2);
});
