import { expect, test } from 'vitest';
import type { Inbound } from '../../../app/inbound.ts';
import { createLog } from '../../../app/log.ts';
import { openChatMemory } from '../../../bot/channels/telegram/chat-memory.ts';
import { openPace } from '../../../bot/channels/telegram/pace.ts';
import type { TelegramApi } from '../../../bot/channels/telegram/port.ts';
import { openTaker } from '../../../bot/channels/telegram/take-update.ts';
import { openTyping } from '../../../bot/channels/kit/typing.ts';

const openWith = (fault: (inbound: Inbound) => Error | null) => {
  const stored: string[] = [];
  const aside: unknown[] = [];
  const take = openTaker({
    account: '1',
    api: {} as TelegramApi,
    async store(inbound) {
      const error = fault(inbound);
      if (error) throw error;
      stored.push(inbound.event.kind === 'text' ? inbound.event.text : inbound.event.kind);
      return { fresh: true };
    },
    setAside: async (raw, because) => void aside.push({ raw, because }),
    pace: openPace(),
    memory: openChatMemory(),
    typing: openTyping(() => undefined, { againMs: 60_000, times: 1 }),
    log: createLog({ logLevel: 'silent' }),
    markBlocked: () => Promise.resolve(),
    sentMessage: () => Promise.resolve(null),
    background: (work) => void work,
  });
  return { take, stored, aside };
};
const update = (id: number, text: string, chat = 5) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1,
    from: { id: chat, is_bot: false },
    chat: { id: chat, type: 'private' },
    text,
  },
});
const isPoison = ({ event }: Inbound): boolean => event.kind === 'text' && event.text === 'racun';

test('an update that can never be stored is set aside, and those before, behind and beside it are stored', async () => {
  const { take, stored, aside } = openWith((inbound) => (isPoison(inbound) ? new Error('bug') : null));
  const poison = update(2, 'racun');
  await take([update(1, 'satu'), poison, update(3, 'tiga'), update(4, 'lain', 6)]);
  expect(stored.toSorted()).toEqual(['lain', 'satu', 'tiga']);
  expect(aside).toEqual([{ raw: poison, because: 'unstorable' }]);
});

test('an update that cannot be read is set aside as it came', async () => {
  const { take, stored, aside } = openWith(() => null);
  const broken = { update_id: 'x', message: { message_id: 1 } };
  await take([broken, null, update(1, 'satu')]);
  expect(stored).toEqual(['satu']);
  expect(aside).toEqual([
    { raw: broken, because: 'unreadable' },
    { raw: null, because: 'unreadable' },
  ]);
});

test('an update is held as long as the database is away', async () => {
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  const { take, aside } = openWith(() => away);
  for (let times = 0; times < 20; times += 1) await expect(take([update(1, 'satu')])).rejects.toBe(away);
  expect(aside).toEqual([]);
});

test('an album that nobody could store is no album; its file is taken all the same', async () => {
  let album: string | undefined = 'none yet';
  const { take, stored } = openWith((inbound) => {
    album = inbound.album;
    return null;
  });
  const { message } = update(1, '');
  const photo = [{ file_id: 'F', width: 1, height: 1 }];
  await take([{ update_id: 1, message: { ...message, text: undefined, photo, media_group_id: 'a\0b' } }]);
  expect([stored, album]).toEqual([['remote_file'], undefined]);
});
