import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import type { WhatsappWorld } from '../../support/whatsapp-web/world.ts';
import { catchRejections, createClient, openPaired, waiting } from './client.ts';

let paired: Awaited<ReturnType<typeof openPaired>>;
let world: WhatsappWorld;

const { rejections, stop } = catchRejections();

beforeAll(async () => {
  paired = await openPaired();
  ({ world } = paired);
});

afterAll(async () => {
  await paired.close();
  stop();
});

const again = () => createClient(world, paired.profile);

test('a killed browser tells nothing; a new client with the same folder is ready without a QR code and finds what was missed', async () => {
  const { opened } = paired;
  const siti = world.person({ name: 'Siti' });
  const before = await siti.say('Sebelum');
  await opened.message(before);
  const told = opened.told.length;

  opened.kill();
  await eventually(() => world.pages()).toBe(0);
  await eventually(() => opened.client.pupBrowser?.connected).toBe(false);
  const missed = [
    await siti.say('Satu', { at: new Date('2026-11-22T02:00:00Z') }),
    await siti.say('Dua', { at: new Date('2026-11-22T02:00:01Z') }),
  ];
  await expect(opened.client.sendMessage(siti.address, 'Halo?', waiting)).rejects.toThrow();
  await opened.client.destroy();
  expect(opened.told).toHaveLength(told);

  await using next = again();
  await next.client.initialize();
  await next.until('ready');
  expect(next.told.map(({ event }) => event)).toEqual(['authenticated', 'ready']);
  const unread = (await next.client.getChats()).filter(({ unreadCount }) => unreadCount > 0);
  expect(unread.map(({ id }) => id._serialized)).toEqual([siti.address]);
  // `limit: Infinity` would arrive as null and fetch nothing that is not there already.
  const messages = await unread[0]?.fetchMessages({ limit: 1000 });
  expect(messages?.map(({ id }) => id._serialized)).toEqual([before, ...missed]);

  await next.client.sendMessage(siti.address, 'Sudah kembali', waiting);
  expect((await siti.next()).text).toBe('Sudah kembali');
});

test('what was missed is told live too when WhatsApp does so, after ready and once', async () => {
  world.tellMissedLive(true);
  const siti = world.person();
  const missed = await siti.say('Ada orang?');
  await using next = again();
  await next.client.initialize();
  await next.message(missed);
  world.tellMissedLive(false);
  expect(next.told.map(({ event }) => event)).toEqual([
    'authenticated',
    'ready',
    'message_create',
    'message',
  ]);
});

test('a page that synced before the library listened is never ready', async () => {
  world.loseReady(1);
  await using next = again();
  await next.client.initialize();
  expect(await next.client.getState()).toBe('CONNECTED');
  expect(next.told).toEqual([]);
});

test('a page that left for another address is gone, and the library gives up in a rejection nobody catches', async () => {
  await using next = createClient(world, paired.profile, { authTimeoutMs: 500 });
  await next.client.initialize();
  await next.until('ready');
  world.navigateAway();
  await eventually(() => world.pages()).toBe(0);
  await eventually(() => rejections).toContain('auth timeout');
  expect(next.all('disconnected')).toEqual([]);
});

test.each(['LOGOUT', 'UNPAIRED'] as const)(
  'a session ended at the phone is told as %s, and a new client needs a QR code',
  async (how) => {
    const next = again();
    await next.client.initialize();
    await next.until('ready');
    world.logout(how);
    await next.until('disconnected');
    expect(next.all('disconnected')).toEqual([[how]]);
    expect(next.all('change_state')).toEqual(how === 'LOGOUT' ? [] : [['UNPAIRED']]);
    await next[Symbol.asyncDispose]();

    await using last = again();
    await last.client.initialize();
    await world.scan();
    await last.until('ready');
    expect(last.told[0]?.event).toBe('qr');
  },
);

test('a logout by the office unpairs the device', async () => {
  const next = again();
  await next.client.initialize();
  await next.until('ready');
  await next.client.logout();
  await next[Symbol.asyncDispose]();

  await using last = again();
  await last.client.initialize();
  await world.scan();
  await last.until('ready');
});

test('a session ended while no page was there is told by the QR code', async () => {
  world.logout();
  await using next = again();
  await next.client.initialize();
  await next.until('qr');
  expect(next.all('authenticated')).toEqual([]);
});
