import { expect, test } from 'vitest';
import { createLog } from '../../../app/log.ts';
import { openChatMemory } from '../../../bot/channels/telegram/chat-memory.ts';
import type { TelegramApi } from '../../../bot/channels/telegram/port.ts';
import { openPace } from '../../../bot/channels/telegram/pace.ts';
import { openTaker } from '../../../bot/channels/telegram/take-update.ts';
import { openTyping } from '../../../bot/channels/kit/typing.ts';
import type { Message } from '../../../flows/kernel/message.ts';
import { until } from '../../support/eventually.ts';

const long: Message = {
  text: 'Pilih satu.',
  options: Array.from({ length: 12 }, (_, n) => ({
    id: `q1.${n}`,
    label: `Pilihan yang panjang sekali nomor ${n}`,
  })),
};

test('a list turns its page also when the press comes before it is written down what was sent', async () => {
  const shown: string[][] = [];
  const api = {
    answerPress: () => Promise.resolve(),
    editKeyboard: (_chat: number, _message: number, keyboard: { inline_keyboard: { text: string }[][] }) => {
      shown.push(keyboard.inline_keyboard.flat().map(({ text }) => text));
      return Promise.resolve();
    },
  } as unknown as TelegramApi;
  let looked = 0;
  const take = openTaker({
    account: '1',
    api,
    store: () => Promise.reject(new Error('nothing is said')),
    pace: openPace(),
    memory: openChatMemory(),
    typing: openTyping(() => undefined, { againMs: 1000, times: 1 }),
    log: createLog({ logLevel: 'silent' }),
    setAside: () => Promise.reject(new Error('nothing is set aside')),
    markBlocked: () => Promise.resolve(),
    sentMessage: () => Promise.resolve((looked += 1) < 3 ? null : long),
    background: (work) => void work,
  });
  await take([
    {
      update_id: 1,
      callback_query: {
        id: 'p',
        from: { id: 5, is_bot: false, first_name: 'Rina' },
        chat_instance: 'x',
        data: 'p.1',
        message: { message_id: 9, date: 1, chat: { id: 5, type: 'private', first_name: 'Rina' } },
      },
    },
  ]);
  await until(() => shown.length > 0);
  expect(shown[0]).toContain('Pilihan yang panjang sekali nomor 9');
});
