import { expect, test } from 'vitest';
import { textOnly, type Channel } from '../../app/channel.ts';
import type { Inbound } from '../../app/inbound.ts';
import type { SenderPace } from '../../flows/settings.ts';
import { openSenderPace } from '../../app/sender-pace.ts';
import { usualSettings } from '../support/pontianak.ts';

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
const openStore = (given = usualSettings.senderPace) => {
  const known = new Set<string>();
  const marked: string[] = [];
  const pace = openSenderPace(given);
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

const answer = { deliveryId: '1', address: '1', message: { text: 'Menu' }, lastInboundAt: new Date(0) };

/** How many of so many messages in a minute are left to be answered together. */
const togetherOf = async (count: number, waits: boolean, given?: SenderPace): Promise<number> => {
  const { store, marked, channel } = openStore(given);
  for (let nth = 0; nth < count; nth += 1) {
    await store(inbound(String(nth)));
    if (waits) await channel.send(answer);
  }
  return marked.length;
};

test.each([
  // The first of all waits for nobody.
  { waits: false, count: 61, together: 0 },
  { waits: false, count: 100, together: 39 },
  { waits: false, count: 300, together: 239 },
  { waits: true, count: 300, together: 0 },
  { waits: true, count: 600, together: 0 },
  { waits: true, count: 1000, together: 400 },
])(
  'of $count messages in a minute $together are answered together (waits for answers: $waits)',
  async (row) => {
    expect(await togetherOf(row.count, row.waits)).toBe(row.together);
  },
);

test('an office sets both paces itself', async () => {
  const given = { unanswered: 20, answered: 200 };
  expect([await togetherOf(300, false, given), await togetherOf(300, true, given)]).toEqual([279, 100]);
});
