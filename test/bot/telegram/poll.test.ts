import { expect, test } from 'vitest';
import { pollUpdates, takeBatch } from '../../../bot/channels/telegram/poll.ts';
import { TelegramTrouble, type TelegramApi } from '../../../bot/channels/telegram/port.ts';
import { createLog } from '../../../app/log.ts';

const update = (id: number, chat: number) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: { id: chat, type: 'private' }, text: String(id) },
});
const idOf = (given: unknown): number => (given as { update_id: number }).update_id;

test('the updates of a chat are taken one after the other, chats side by side', async () => {
  const log: string[] = [];
  await takeBatch([update(1, 5), update(2, 6), update(3, 5)], async (given) => {
    log.push(`begin ${idOf(given)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    log.push(`end ${idOf(given)}`);
  });
  expect(log).toEqual(['begin 1', 'begin 2', 'end 1', 'begin 3', 'end 2', 'end 3']);
});

test('nothing is confirmed before all of its batch is stored, and what failed is taken again', async () => {
  const offsets: number[] = [];
  const taken: number[] = [];
  const states: (string | null)[] = [];
  const stop = new AbortController();
  let failing = true;
  const getUpdates = async (from: number) => {
    offsets.push(from);
    if (offsets.length === 2) throw new TelegramTrouble({ kind: 'network', sent: true, code: 'ECONNRESET' });
    if (from > 2) stop.abort();
    return from > 2 ? [] : [update(1, 5), update(2, 6)];
  };
  await pollUpdates(
    {
      api: { getUpdates } as unknown as TelegramApi,
      log: createLog({ logLevel: 'silent' }),
      onState: (state) => states.push(state),
      async take(given) {
        if (idOf(given) === 2 && failing) {
          failing = false;
          throw new Error('the database is away');
        }
        taken.push(idOf(given));
      },
    },
    stop.signal,
  );
  expect(offsets).toEqual([0, 0, 0, 3]);
  expect(taken).toEqual([1, 1, 2]);
  expect(states).toEqual(['updates cannot be stored', 'getUpdates failed: network ECONNRESET', null, null]);
});
