import { expect, test } from 'vitest';
import { pollUpdates } from '../../../bot/channels/telegram/poll.ts';
import { TelegramTrouble, type TelegramApi } from '../../../bot/channels/telegram/port.ts';
import { createLog } from '../../../app/log.ts';

const update = (id: number) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: { id: 5, type: 'private' }, text: String(id) },
});
const idOf = (given: unknown): number => (given as { update_id: number }).update_id;

/** Polls a server that answers by a script until it ends; what was asked, taken, told, and how long was rested. */
const polled = async (
  answer: (from: number, call: number, end: () => void) => unknown[] | Error,
  take: (updates: readonly unknown[]) => Promise<void> = () => Promise.resolve(),
) => {
  const seen = {
    offsets: [] as number[],
    taken: [] as number[],
    states: [] as (string | null)[],
    rests: [] as number[],
  };
  const stop = new AbortController();
  const getUpdates: TelegramApi['getUpdates'] = async (from) => {
    seen.offsets.push(from);
    const answered = answer(from, seen.offsets.length, () => stop.abort());
    if (answered instanceof Error) throw answered;
    return answered;
  };
  await pollUpdates(
    {
      api: { getUpdates },
      log: createLog({ logLevel: 'silent' }),
      onState: (state) => seen.states.push(state),
      async take(updates) {
        await take(updates);
        seen.taken.push(...updates.map(idOf));
      },
      pause: async (ms) => void seen.rests.push(ms),
    },
    stop.signal,
  );
  return seen;
};

test('nothing is confirmed before all of its batch is stored, and what failed is taken again', async () => {
  let failing = true;
  const { offsets, taken, states } = await polled(
    (from, call, end) => {
      if (call === 2) return new TelegramTrouble({ kind: 'network', sent: true, code: 'ECONNRESET' });
      if (from > 2) end();
      return from > 2 ? [] : [update(1), update(2)];
    },
    async () => {
      if (!failing) return;
      failing = false;
      throw new Error('the database is away');
    },
  );
  expect(offsets).toEqual([0, 0, 0, 3]);
  expect(taken).toEqual([1, 2]);
  expect(states).toEqual(['updates cannot be stored', 'getUpdates failed: network ECONNRESET', null, null]);
});

test('a numbering that begins anew is followed, whether it is lower or higher', async () => {
  // The third: what was not confirmed before is still there.
  const batches = [[100_001, 100_002], [5000], [99_999, 5001, 5002], [900_000]];
  const { offsets, taken, rests } = await polled((_, call, end) => {
    if (call > batches.length) end();
    return (batches[call - 1] ?? []).map(update);
  });
  expect(offsets).toEqual([0, 100_003, 5001, 5003, 900_001]);
  expect(taken).toEqual(batches.flat());
  // Only after the last, which a server that does not wait answers with nothing.
  expect(rests).toEqual([250]);
});

test('the same updates again and again are asked for ever more slowly, and that is told until others come', async () => {
  const { states, rests } = await polled((_, call, end) => {
    if (call === 12) end();
    return [update(call > 10 ? 2 : 1)];
  });
  expect(rests.slice(0, 9)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000]);
  expect(states.slice(0, 4)).toEqual([null, null, null, null]);
  expect(new Set(states.slice(4, 10))).toEqual(
    new Set(['getUpdates brings the same updates again and again']),
  );
  expect(states.at(10)).toBeNull();
});

test('updates without a number, which nothing could ever confirm, are no hot loop either', async () => {
  const { offsets, rests } = await polled((_, call, end) => {
    if (call === 8) end();
    return [{ message: 'broken' }];
  });
  expect(new Set(offsets)).toEqual(new Set([0]));
  expect(rests.at(-1)).toBe(5000);
});

test('a server that does not wait for news is not asked without a pause', async () => {
  const { states, rests } = await polled((_, call, end) => {
    if (call === 8) end();
    return [];
  });
  expect(rests).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
  expect(new Set(states)).toEqual(new Set([null]));
});
