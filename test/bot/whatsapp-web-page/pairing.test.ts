import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { openWhatsappWorld, type WhatsappWorld } from '../../support/whatsapp-web/world.ts';
import { createClient, openProfile } from './client.ts';

let world: WhatsappWorld;
let profile: Awaited<ReturnType<typeof openProfile>>;
let opened: ReturnType<typeof createClient>;

beforeAll(async () => {
  world = await openWhatsappWorld();
  profile = await openProfile();
  opened = createClient(world, profile.path);
  await opened.client.initialize();
});

afterAll(async () => {
  await opened[Symbol.asyncDispose]();
  await profile[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

test('the library tells the QR code the page shows, and the next one when it changes', async () => {
  const first = await world.qr();
  await eventually(() => opened.all('qr')).toEqual([[first]]);
  world.rotateQr();
  const second = await world.qr();
  expect(second).not.toBe(first);
  await eventually(() => opened.all('qr')).toEqual([[first], [second]]);
});

test('a QR code gone stale is followed by no other until a new client starts', async () => {
  world.letQrGoStale();
  await eventually(() => opened.client.getState()).toBe('UNPAIRED_IDLE');
  expect(opened.all('qr')).toHaveLength(2);
  await opened[Symbol.asyncDispose]();
  opened = createClient(world, profile.path);
  await opened.client.initialize();
  await opened.until('qr');
});

test('before the scan the page is not connected', async () => {
  expect(await opened.client.getState()).toBe('UNPAIRED');
  expect(opened.all('ready')).toEqual([]);
});

test('after the scan the client is authenticated and ready, and knows its number', async () => {
  await world.scan();
  await opened.until('ready');
  expect(opened.told.map(({ event }) => event)).toEqual(['qr', 'authenticated', 'ready']);
  expect(opened.client.info.wid._serialized).toBe(`${world.office.phone.slice(1)}@c.us`);
  expect(await opened.client.getState()).toBe('CONNECTED');
  expect(await opened.client.getWWebVersion()).toBe(world.env.WHATSAPP_WEB_VERSION);
  expect(world.pages()).toBe(1);
});

test('a repeated ready comes as authenticated and ready once more', async () => {
  world.repeatReady();
  await opened.until('ready', 2);
  expect(opened.all('authenticated')).toHaveLength(2);
});

test('a frozen page answers nothing until it thaws', async () => {
  world.freeze();
  const state = opened.client.getState();
  const told = opened.told.length;
  const id = await world.person().say('Beku?');
  expect(opened.told).toHaveLength(told);
  world.thaw();
  expect(await state).toBe('CONNECTED');
  await opened.message(id);
});

test('a line that breaks comes back, and what was said meanwhile is told', async () => {
  world.interrupt();
  const siti = world.person();
  const ids = [await siti.say('Satu'), await siti.say('Dua')];
  for (const id of ids) await opened.message(id);
  await eventually(() => opened.all('change_state')).toEqual([['TIMEOUT'], ['CONNECTED']]);
  expect(opened.all('disconnected')).toEqual([]);
});

test('a page opened elsewhere ends this one', async () => {
  world.openElsewhere();
  await opened.until('disconnected');
  expect(opened.all('disconnected')).toEqual([['CONFLICT']]);
  await eventually(() => world.pages()).toBe(0);
});
