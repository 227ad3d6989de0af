import { expect, test } from 'vitest';
import { textOnly, type Channel } from '../../app/channel.ts';
import type { Inbound } from '../../app/inbound.ts';
import { openSenderPace } from '../../app/sender-pace.ts';

/** A channel on which every answer arrives at once. */
const pager: Channel = {
  ...{ name: 'pager', account: 'default', can: textOnly },
  send: () => Promise.resolve({ ok: true, providerId: '1' }),
  notReady: () => null,
  stop: () => Promise.resolve(),
};

const inbound = (providerId: string): Inbound => ({
  channel: 'pager',
  account: 'default',
  address: '1',
  phone: null,
  providerId,
  event: { kind: 'text', text: 'menu' },
});

/** A store that keeps what it was given, and knows the same id again. */
const openStore = () => {
  const known = new Set<string>();
  const marked: string[] = [];
  const pace = openSenderPace();
  const store = pace.store(async ({ providerId, album }) => {
    if (album !== undefined) marked.push(providerId);
    const fresh = !known.has(providerId);
    known.add(providerId);
    return { fresh };
  });
  return { store, marked, channel: pace.watch(pager) };
};

test('what a channel hands in again is no burst of its sender', async () => {
  const { store, marked } = openStore();
  for (let round = 0; round < 20; round += 1)
    for (let nth = 0; nth < 10; nth += 1) await store(inbound(String(nth)));
  await store(inbound('new'));
  expect(marked).toEqual([]);
});

test('who writes on and on without an answer is in a burst after sixty', async () => {
  const { store, marked } = openStore();
  for (let nth = 0; nth < 100; nth += 1) await store(inbound(String(nth)));
  expect(marked.length).toBe(39);
});

const answer = { deliveryId: '1', address: '1', message: { text: 'Menu' }, lastInboundAt: new Date(0) };

test.each([
  ['as fast as anybody could read', 500, 0],
  ['faster than anybody can read', 1000, 400],
])('who waits for each answer, %s: %i messages in a minute', async (_what, count, together) => {
  const { store, marked, channel } = openStore();
  for (let nth = 0; nth < count; nth += 1) {
    await store(inbound(String(nth)));
    await channel.send(answer);
  }
  expect(marked.length).toBe(together);
});
