import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelList, channelOff, channelOn } from '../../app/admin/channel-switch.ts';
import { eventually } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { noLimits } from '../support/telegram/flood.ts';
import { openTelegramServer, type TelegramServer } from '../support/telegram/server.ts';
import { openGraphServer, type GraphServer } from '../support/whatsapp-cloud/server.ts';

let house: TestHouse & AsyncDisposable;
let graph: GraphServer & AsyncDisposable;
let telegram: TelegramServer & AsyncDisposable;
beforeAll(async () => {
  graph = await openGraphServer({ receipts: false });
  telegram = await openTelegramServer({ limits: noLimits });
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  house = await openTestHouse({ worker: false, env: { SIMULATOR: '1', ...graph.env, ...env } });
  graph.deliverTo(`${house.url}/webhooks/whatsapp`);
});
afterAll(async () => {
  graph.deliverTo(null);
  await house[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
  await telegram[Symbol.asyncDispose]();
});

const office = () => ({ db: house.db, vault: house.vault, now: new Date() });
const ready = async (): Promise<{ ready: boolean; checks: Record<string, string> }> =>
  (await (await fetch(`${house.url}/readyz`)).json()) as { ready: boolean; checks: Record<string, string> };
const says = async (channel: string): Promise<string | undefined> => (await ready()).checks[channel];
const shown = async (line: RegExp): Promise<string | undefined> =>
  (await (await fetch(`${house.url}/metrics`)).text())
    .split('\n')
    .find((each) => line.test(each))
    ?.split(' ')
    .at(-1);
/** Leaves something for everybody who has written so far. */
const tell = async (text: string): Promise<void> => {
  const body = house.vault.seal(JSON.stringify({ text }));
  const written = { where: { inbox: { some: {} } } };
  for (const { id, contactId } of await house.db.prisma.identity.findMany(written))
    await house.db.prisma.delivery.create({ data: { contactId, identityId: id, body } });
};
const pending = (): Promise<number> => house.db.prisma.delivery.count({ where: { state: 'pending' } });

test('a polled channel that is switched off is neither asked nor written to, says so, and goes on where it stopped', async () => {
  const rina = telegram.person(710_001);
  rina.say('/start');
  await rina.next();
  await eventually(pending).toBe(0);

  await channelOff.run(office(), 'telegram', {
    account: telegram.token.split(':')[0],
    because: 'akun bocor',
  });
  await eventually(() => says('telegram')).toBe('switched off');
  expect((await ready()).ready).toBe(true);
  expect(await shown(/^teman_channel_off\{channel="telegram",account="700"/)).toBe('1');
  // The poll that waits for news is ended.
  await eventually(
    () => telegram.log.findLast(({ method }) => method === 'getUpdates')?.endedAt,
  ).not.toBeNull();

  const calls = telegram.log.length;
  rina.skip();
  rina.say('menu');
  await tell('Kabar selagi mati');
  // What everything else does meanwhile shows that time has passed: the simulator is off no less, and on again.
  await channelOff.run(office(), 'telegram', { account: 'simulator' });
  await channelOn.run(office(), 'telegram', { account: 'simulator' });
  await eventually(async () => (await house.db.prisma.adminEvent.count()) >= 3).toBe(true);
  expect(telegram.pending()).toHaveLength(1);
  expect(telegram.log).toHaveLength(calls);
  expect(await pending()).toBe(1);

  await channelOn.run(office(), 'telegram', {});
  expect((await rina.next(({ text }) => text === 'Kabar selagi mati')).text).toBe('Kabar selagi mati');
  await telegram.drained();
  await eventually(() => says('telegram')).toBe('ready');
  expect(await shown(/^teman_channel_off\{channel="telegram",account="700"/)).toBe('0');
  const acts = await house.db.prisma.adminEvent.findMany({ orderBy: { seq: 'asc' } });
  expect(acts[0]).toMatchObject({ action: 'channel_off', about: 'telegram (700)', note: 'akun bocor' });
});

test('a webhook of a channel that is switched off is brought again when it is on', async () => {
  const person = graph.person();
  person.say('menu');
  await person.next();
  const stored = (): Promise<number> =>
    house.db.prisma.inboxMessage.count({ where: { channel: 'whatsapp' } });
  await channelOff.run(office(), 'whatsapp', {});
  await eventually(() => says('whatsapp')).toBe('switched off');
  const before = await stored();
  person.skip();
  person.say('bantuan');
  await eventually(() => graph.posted.at(-1)?.status).toBe(503);
  expect(await stored()).toBe(before);
  expect(graph.pending()).toBeGreaterThan(0);

  const simulated = await fetch(`${house.url}/simulator/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'whatsapp', chat: '6281200000001', id: 'x', text: 'menu' }),
  });
  expect(simulated.status).toBe(503);

  await channelOn.run(office(), 'whatsapp', {});
  expect((await person.next()).text).toMatch(/Bantuan/);
  await eventually(() => graph.pending()).toBe(0);
});

test('the command names what there is, says what is off, and does nothing twice', async () => {
  await expect(channelOff.run(office(), 'sms', {})).rejects.toThrow(
    /No bot has opened sms; there are .*telegram \(700\)/,
  );
  await expect(channelOff.run(office(), 'telegram', { account: '1' })).rejects.toThrow('telegram (1)');
  const acts = await house.db.prisma.adminEvent.count();
  for (let times = 0; times < 2; times += 1)
    await channelOff.run(office(), 'telegram', { account: 'simulator' });
  expect((await channelList.run(office(), '', {})).text).toMatch(/telegram\s+simulator\s+20\d\d-/);
  for (let times = 0; times < 2; times += 1)
    await channelOn.run(office(), 'telegram', { account: 'simulator' });
  expect(await house.db.prisma.adminEvent.count()).toBe(acts + 2);
});
