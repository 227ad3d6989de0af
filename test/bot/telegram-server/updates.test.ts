import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { openTelegramServer, type TelegramServer } from '../../support/telegram/server.ts';
import type { Person } from '../../support/telegram/person.ts';
import { callerOf, type Reply, updatesOf } from './caller.ts';

let server: TelegramServer & AsyncDisposable;
let person: Person;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  server = await openTelegramServer();
  person = server.person(501);
  call = callerOf(server);
});
afterEach(() => server[Symbol.asyncDispose]());

const texts = (reply: Reply): (string | undefined)[] => updatesOf(reply).map(({ message }) => message?.text);
const say = (...words: string[]): void => {
  for (const word of words) person.say(word);
};
/** Waits until a call has come that the server still leaves unanswered. */
const arrived = (): Promise<void> => eventually(() => server.log.at(-1)?.endedAt).toBeNull();
const firstId = async (): Promise<number> =>
  updatesOf(await call('getUpdates', { limit: 1 }))[0]?.update_id ?? 0;

describe('getUpdates', () => {
  test('gives the same updates again until an offset confirms them', async () => {
    say('a', 'b', 'c');
    const first = await firstId();
    expect(texts(await call('getUpdates'))).toEqual(['a', 'b', 'c']);
    expect(texts(await call('getUpdates', { offset: first }))).toEqual(['a', 'b', 'c']);
    expect(texts(await call('getUpdates', { offset: first + 1 }))).toEqual(['b', 'c']);
    expect(texts(await call('getUpdates', { offset: 0 }))).toEqual(['b', 'c']);
    expect(texts(await call('getUpdates', { offset: first }))).toEqual(['b', 'c']);
    expect(texts(await call('getUpdates', { offset: first + 3 }))).toEqual([]);
  });

  test('a negative offset forgets all but the last', async () => {
    say('a', 'b', 'c');
    expect(texts(await call('getUpdates', { offset: -1 }))).toEqual(['c']);
    expect(texts(await call('getUpdates'))).toEqual(['c']);
  });

  test('an offset far in the future confirms nothing', async () => {
    say('a');
    expect(texts(await call('getUpdates', { offset: (await firstId()) + 1000 }))).toEqual(['a']);
  });

  test('takes no more than the limit', async () => {
    say('a', 'b', 'c');
    expect(texts(await call('getUpdates', { limit: 2 }))).toEqual(['a', 'b']);
  });

  test('waits for news up to its timeout', async () => {
    const started = Date.now();
    const waiting = call('getUpdates', { timeout: 50 });
    setTimeout(() => {
      say('a');
    }, 100);
    expect(texts(await waiting)).toEqual(['a']);
    expect(Date.now() - started).toBeLessThan(45_000);
    const empty = call('getUpdates', { offset: (await firstId()) + 1, timeout: 1 });
    expect(texts(await empty)).toEqual([]);
    expect(Date.now() - started).toBeGreaterThan(1_000);
  });

  test('a second one ends the first with a conflict', async () => {
    const first = call('getUpdates', { timeout: 50 });
    await arrived();
    const second = call('getUpdates', { timeout: 1 });
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    expect(await second).toMatchObject({ ok: true });
  });

  test('is refused while a webhook is set, and setting one ends it', async () => {
    const waiting = call('getUpdates', { timeout: 50 });
    await arrived();
    await call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await waiting).toMatchObject({
      error_code: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    expect(await call('deleteWebhook')).toEqual({
      ok: true,
      result: true,
      description: 'Webhook was deleted',
    });
    expect(await call('getUpdates')).toMatchObject({ ok: true });
  });

  test('kinds that were not allowed never come, and the choice stays', async () => {
    await call('getUpdates', { allowed_updates: ['message'] });
    person.edit(person.say('a'), 'b');
    person.block();
    person.unblock();
    say('c');
    expect(texts(await call('getUpdates'))).toEqual(['a', 'c']);
    await call('getUpdates', { allowed_updates: [] });
    person.block();
    expect(updatesOf(await call('getUpdates')).at(-1)).toMatchObject({
      my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
    });
  });

  test('confirmed updates come again on request, and doubles by rate', async () => {
    say('a', 'b');
    const offset = (await firstId()) + 2;
    expect(texts(await call('getUpdates', { offset }))).toEqual([]);
    server.redeliver(1);
    expect(texts(await call('getUpdates', { offset }))).toEqual(['b']);
    expect(texts(await call('getUpdates', { offset }))).toEqual([]);
    server.duplicate(1);
    say('c');
    expect(texts(await call('getUpdates', { offset }))).toEqual(['c']);
    expect(texts(await call('getUpdates', { offset: offset + 1 }))).toEqual(['c']);
    expect(texts(await call('getUpdates', { offset: offset + 1 }))).toEqual([]);
  });

  test('an outage breaks a waiting call, and nothing is lost by it', async () => {
    const waiting = call('getUpdates', { timeout: 50 });
    const broken = expect(waiting).rejects.toThrow();
    await arrived();
    server.outage(3_000);
    await broken;
    say('a');
    await expect(call('getMe')).rejects.toThrow();
    await eventually(() => call('getMe').catch(() => null)).toMatchObject({ ok: true });
    expect(texts(await call('getUpdates'))).toEqual(['a']);
  });
});
