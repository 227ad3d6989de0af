import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversation, writeServices } from './form.ts';
import { alternating, atOnce, timed, type Figure } from './measure.ts';
import { openParts } from './parts.ts';
import { openMemoryChannel } from './product.ts';
import type { Servers } from './servers.ts';

const rounds = 5;
const size = { chats: 50, conversations: 100 };

/** What it costs that a channel says of every message that it was delivered, and that it was read. */
export const receiptFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const without = openMemoryChannel('without');
  const told = openMemoryChannel('told', { receipts: true });
  const parts = await openParts({
    channels: [without.channel, told.channel],
    databaseUrl: await servers.newDatabase('receipts'),
    city,
    worker: false,
  });
  without.connect(parts);
  told.connect(parts);
  const round = async ({ openChat, settled }: typeof told): Promise<number> => {
    const talk = async (): Promise<void> => {
      const say = openChat();
      for (const text of conversation) await say(text);
    };
    const took = await timed(async () => {
      await atOnce(size.conversations, size.chats, talk);
      await settled();
    });
    return took / (size.conversations * conversation.length);
  };
  try {
    const costs = new Map([without, told].map((each) => [each, [] as number[]]));
    for (const each of [without, told]) await round(each);
    for (let n = 0; n < rounds; n += 1)
      for (const each of alternating([without, told], n)) costs.get(each)?.push(await round(each));
    const [bare = [], full = []] = [...costs.values()];
    return [
      { name: 'a turn without receipts, 50 chats', unit: 'ms', values: bare },
      { name: 'a turn with two receipts, 50 chats', unit: 'ms', values: full },
      {
        name: 'a turn with receipts to one without',
        unit: 'x',
        values: full.map((time, at) => time / (bare[at] ?? NaN)),
      },
    ];
  } finally {
    await parts.stop();
    await rm(city, { recursive: true, force: true });
  }
};
