import { expect, test } from 'vitest';
import { openTelegramServer } from '../../support/telegram/server.ts';
import { callerOf } from './caller.ts';
import { type Got, openHook } from './hook.ts';

const people = Array.from({ length: 20 }, (_, index) => 600 + index);
const inOrder = (got: Got[]): boolean =>
  people.every((chat) => {
    const texts = [...new Set(got.filter((each) => each.chat === chat).map(({ text }) => Number(text)))];
    return texts.every((text, index) => text === index);
  });

test('a webhook gets every update with its secret, several chats at once, each in order', async () => {
  await using server = await openTelegramServer();
  await using hook = await openHook(() => 200, 5);
  await callerOf(server)('setWebhook', { url: hook.url, secret_token: 'kunci-1', max_connections: 8 });
  server.shuffle(7);
  server.duplicate(0.1, 7);
  server.hold(true);
  for (let round = 0; round < 50; round += 1) for (const id of people) server.person(id).say(String(round));
  server.hold(false);
  await server.drained();

  const distinct = new Set(hook.got.map(({ id }) => id));
  expect(distinct.size).toBe(1000);
  expect(hook.got.length - distinct.size).toBeGreaterThan(60);
  expect(hook.got.length - distinct.size).toBeLessThan(150);
  expect(new Set(hook.got.map(({ secret }) => secret))).toEqual(new Set(['kunci-1']));
  expect(inOrder(hook.got)).toBe(true);
  expect(hook.got.map(({ id }) => id)).not.toEqual(hook.got.map(({ id }) => id).sort());
  expect(Math.max(...hook.got.map(({ atOnce }) => atOnce))).toBeGreaterThan(4);
});

test('an ordered webhook gets one after another', async () => {
  await using server = await openTelegramServer({ ordered: true });
  await using hook = await openHook();
  await callerOf(server)('setWebhook', { url: hook.url });
  for (const id of people) server.person(id).say('0');
  await server.drained();
  expect(hook.got.map(({ chat }) => chat)).toEqual(people);
  expect(Math.max(...hook.got.map(({ atOnce }) => atOnce))).toBe(1);
});

test('what is not taken comes again, and the others of its chat wait behind it', async () => {
  let refusals = 3;
  await using server = await openTelegramServer({ retryMs: 10 });
  await using hook = await openHook(({ text }) => (text === '0' && (refusals -= 1) >= 0 ? 500 : 200));
  await callerOf(server)('setWebhook', { url: hook.url });
  const person = server.person(600);
  person.say('0');
  person.say('1');
  await server.drained();
  expect(hook.got.map(({ text }) => text)).toEqual(['0', '0', '0', '0', '1']);
  expect(server.delivered.map(({ status }) => status)).toEqual([500, 500, 500, 200, 200]);
  expect(await callerOf(server)('getWebhookInfo')).toMatchObject({
    result: { pending_update_count: 0, last_error_message: 'Wrong response from the webhook: 500' },
  });
});

test('updates wait for a webhook that comes later, and can be dropped', async () => {
  await using server = await openTelegramServer();
  await using hook = await openHook();
  const call = callerOf(server);
  server.person(600).say('lost');
  await call('deleteWebhook', { drop_pending_updates: true });
  server.person(600).say('kept');
  await call('setWebhook', { url: hook.url });
  await server.drained();
  expect(hook.got.map(({ text }) => text)).toEqual(['kept']);
});
