import { expect, test } from 'vitest';
import { createLog } from '../../../app/log.ts';
import { openChatMemory } from '../../../bot/channels/telegram/chat-memory.ts';
import { openPace } from '../../../bot/channels/telegram/pace.ts';
import type { TelegramApi } from '../../../bot/channels/telegram/port.ts';
import { openTaker } from '../../../bot/channels/telegram/take-update.ts';
import { openTyping } from '../../../bot/channels/kit/typing.ts';

const taker = (fault: Error) =>
  openTaker({
    account: '1',
    api: {} as TelegramApi,
    store: () => Promise.reject(fault),
    pace: openPace(),
    memory: openChatMemory(),
    typing: openTyping(() => undefined, { againMs: 1000, times: 1 }),
    log: createLog({ logLevel: 'silent' }),
    markBlocked: () => Promise.resolve(),
    sentMessage: () => Promise.resolve(null),
    background: (work) => void work,
  });
const from = { id: 5, is_bot: false, first_name: 'Rina' };
const chat = { id: 5, type: 'private', first_name: 'Rina' };
const update = { update_id: 1, message: { message_id: 9, date: 1, from, chat, text: 'halo' } };

/** How often it is refused before it is let go; at most `most`. */
const refusals = async (fault: Error, most: number): Promise<number> => {
  const take = taker(fault);
  for (let times = 0; times < most; times += 1)
    if (
      await take(update).then(
        () => true,
        () => false,
      )
    )
      return times;
  return most;
};

test('an update that can never be stored is let go in the end, for all others wait behind it', async () => {
  expect(await refusals(new Error('bug'), 1000)).toBe(119);
});

test('an update is held as long as the database is away', async () => {
  expect(await refusals(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }), 1000)).toBe(1000);
});
