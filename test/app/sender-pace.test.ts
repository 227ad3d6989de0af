import { expect, test } from 'vitest';
import type { Inbound } from '../../app/inbound.ts';
import { openSenderPace } from '../../app/sender-pace.ts';

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
  const store = openSenderPace().store(async ({ providerId, album }) => {
    if (album !== undefined) marked.push(providerId);
    const fresh = !known.has(providerId);
    known.add(providerId);
    return { fresh };
  });
  return { store, marked };
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
