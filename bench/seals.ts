import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServices } from './form.ts';
import { alternating, type Figure } from './measure.ts';
import { openProduct } from './product.ts';
import type { Servers } from './servers.ts';
import { conversationRound, figuresOf, labelOf, rate, ratioOf, warmUp, type Round } from './turn.ts';

const rounds = 8;
const sizes = [
  { chats: 10, conversations: 60 },
  { chats: 200, conversations: 400 },
] as const;

const processor = ({ nodeMs, postgresMs, turns }: Round): number => (nodeMs + postgresMs) / turns;

const addedUp = (list: readonly Round[]): Round => ({
  turns: list.reduce((sum, { turns }) => sum + turns, 0),
  seconds: list.reduce((sum, { seconds }) => sum + seconds, 0),
  times: [],
  nodeMs: list.reduce((sum, { nodeMs }) => sum + nodeMs, 0),
  postgresMs: list.reduce((sum, { postgresMs }) => sum + postgresMs, 0),
});

/** What it costs that everything about people is sealed: the product beside itself with their names, numbers and words open. */
export const sealFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const sealed = await openProduct({ databaseUrl: await servers.newDatabase('sealed'), city });
  const open = await openProduct({ databaseUrl: await servers.newDatabase('unsealed'), city, isOpen: true });
  const taken = new Map<string, Round[]>();
  try {
    for (const product of [sealed, open]) await warmUp(product);
    for (let round = 0; round < rounds; round += 1)
      for (const size of sizes)
        for (const product of alternating([sealed, open], round)) {
          const key = labelOf(product.name, size.chats);
          taken.set(key, [...(taken.get(key) ?? []), await conversationRound(servers, product, size)]);
        }
  } finally {
    for (const product of [sealed, open]) await product.stop();
    await rm(city, { recursive: true, force: true });
  }
  const compared = sizes.flatMap(({ chats }) => {
    const [ours, theirs] = [sealed, open].map(({ name }) => taken.get(labelOf(name, chats)) ?? []);
    const at = `sealed to open, ${String(chats)} chats`;
    return [
      ratioOf(`time of a turn, ${at}`, theirs ?? [], ours ?? [], rate),
      // The kernel counts processor time in hundredths of a second: only the sum of all rounds is worth something.
      ratioOf(`processor time of a turn, ${at}`, [addedUp(ours ?? [])], [addedUp(theirs ?? [])], processor),
    ];
  });
  return [...[...taken].flatMap(([name, list]) => figuresOf(name, list)), ...compared];
};
