import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMeter, noLimits, telegramLimits } from '../../support/telegram/flood.ts';
import { openTelegramServer } from '../../support/telegram/server.ts';
import { callerOf } from './caller.ts';

const tooMany = (seconds: number): object => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

test('a chat takes a small burst, then one message a second, and insists on the wait', async () => {
  await using server = await openTelegramServer();
  server.person(501, { started: true });
  server.person(502, { started: true });
  const send = (chat_id = 501) => callerOf(server)('sendMessage', { chat_id, text: 'x' });
  for (let sent = 0; sent < 3; sent += 1) expect(await send()).toMatchObject({ ok: true });
  expect(await send()).toEqual(tooMany(1));
  expect(await send(502)).toMatchObject({ ok: true });
  expect(await send()).toEqual(tooMany(1));
  expect(server.paceProblems()).toEqual([
    expect.stringMatching(/sendMessage to 501 at \+\d+ ms was refused: over the limit/),
    expect.stringMatching(/was refused/),
    expect.stringMatching(/did not wait \d+ ms more, as retry_after asked/),
  ]);
  await sleep(1_010);
  expect(await send()).toMatchObject({ ok: true });
});

test('all chats together take thirty a second', () => {
  const meter = createMeter(telegramLimits);
  const at = Date.parse('2026-11-22T03:00:00Z');
  const waits = Array.from({ length: 31 }, (_, index) => {
    const wait = meter.wait('overall', at);
    if (wait === 0) meter.take(501 + index, at);
    return wait;
  });
  expect(waits.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 0));
  expect(waits[30]).toBeCloseTo(1000 / 30);
  expect(meter.wait('overall', at + 34)).toBe(0);
});

test('typing does not count', async () => {
  await using server = await openTelegramServer();
  const person = server.person(501, { started: true });
  const call = callerOf(server);
  for (let done = 0; done < 10; done += 1)
    expect(await call('sendChatAction', { chat_id: 501, action: 'typing' })).toMatchObject({ ok: true });
  expect(person.typing).toBe(10);
});

test('a storm refuses whoever comes, and who waits is blameless', async () => {
  await using server = await openTelegramServer({ limits: noLimits });
  const person = server.person(501, { started: true });
  const send = () => callerOf(server)('sendMessage', { chat_id: 501, text: 'x' });
  server.storm(2);
  expect(await send()).toEqual(tooMany(1));
  await sleep(1_000);
  expect(await send()).toEqual(tooMany(1));
  await sleep(1_000);
  expect(await send()).toMatchObject({ ok: true });
  expect(server.paceProblems()).toEqual([]);
  expect(person.messages).toHaveLength(1);
  expect(server.log.map(({ status }) => status)).toEqual([429, 429, 200]);
});

test('two sends into one chat at the same time are noticed', async () => {
  await using server = await openTelegramServer({ limits: noLimits });
  server.person(501, { started: true });
  server.latency(50);
  const send = () => callerOf(server)('sendMessage', { chat_id: 501, text: 'x' });
  await Promise.all([send(), send()]);
  expect(server.paceProblems()).toEqual([
    expect.stringContaining('while another send to that chat was unanswered'),
  ]);
});

test('failures and lost answers are met once each, in their chat only', async () => {
  await using server = await openTelegramServer({ limits: noLimits });
  const person = server.person(501, { started: true });
  server.person(502, { started: true });
  const send = (chat_id: number) => callerOf(server)('sendMessage', { chat_id, text: 'x' });
  server.fail('sendMessage', { status: 502, description: 'Bad Gateway', chat: 501 });
  expect(await send(502)).toMatchObject({ ok: true });
  expect(await send(501)).toEqual({ ok: false, error_code: 502, description: 'Bad Gateway' });
  server.loseAnswers('sendMessage');
  await expect(send(501)).rejects.toThrow();
  expect(person.messages).toHaveLength(1);
  expect(await send(501)).toMatchObject({ ok: true });
});
