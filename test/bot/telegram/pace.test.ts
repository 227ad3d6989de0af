import { expect, test } from 'vitest';
import { openPace } from '../../../bot/channels/telegram/pace.ts';

/** A pace on a clock of its own, and when each message went. */
const watched = () => {
  let now = 1_000_000;
  const went: { chat: string; at: number }[] = [];
  const pace = openPace({
    now: () => now,
    pause: async (ms) => {
      now += ms;
    },
  });
  const begin = now;
  const send = async (chat: string): Promise<number> => {
    await pace.turn(chat);
    went.push({ chat, at: now - begin });
    return now - begin;
  };
  return { pace, send, went, wait: (ms: number) => (now += ms) };
};

test('a chat gets a short burst, then one a second', async () => {
  const { send } = watched();
  const at = [];
  for (let n = 0; n < 5; n += 1) at.push(await send('a'));
  expect(at).toEqual([0, 0, 1000, 2000, 3000]);
});

test('what the chat writes earns it the answers', async () => {
  const { send, pace } = watched();
  for (let n = 0; n < 10; n += 1) {
    pace.earn('a');
    // Not a second each; only the pace for all counts.
    expect(await send('a')).toBeLessThan(400);
  }
});

test('no second holds more than thirty messages', async () => {
  const { send, went } = watched();
  for (let n = 0; n < 200; n += 1) await send(String(n));
  for (const { at } of went)
    expect(went.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(30);
  expect(went.at(-1)?.at).toBeLessThan(8100);
});

test('a chat that was written to fast rests alone; where that cannot be the reason, all do', async () => {
  const { send, pace } = watched();
  for (let n = 0; n < 3; n += 1) await send('a');
  pace.rest('a', 5000);
  expect(await send('b')).toBeLessThan(2000);
  expect(await send('a')).toBe(6000);
  pace.rest('c', 3000);
  expect(pace.spare()).toBe(false);
  expect(await send('d')).toBe(9000);
});

test('looks go only where there is room', async () => {
  const { send, pace, wait } = watched();
  for (let n = 0; n < 4; n += 1) await send(String(n));
  expect(pace.spare()).toBe(false);
  wait(200);
  expect(pace.spare()).toBe(true);
});
