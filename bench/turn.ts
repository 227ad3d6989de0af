import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { conversation, reviewBegins, writeServices } from './form.ts';
import { openGrammyPostgres, openGrammyRedis } from './grammy.ts';
import { alternating, atOnce, processorTime, quantile, type Figure } from './measure.ts';
import { openOneStatement } from './one-statement.ts';
import { openProduct } from './product.ts';
import type { Servers } from './servers.ts';

const rounds = 5;
/** How many chats are under way at once, and how many conversations each round has in all. */
const sizes = [
  { chats: 1, conversations: 12 },
  { chats: 10, conversations: 80 },
  { chats: 200, conversations: 400 },
] as const;
const warmUpMs = 6000;
const floorTurns = 4000;

/** A contender at a size. */
export const labelOf = (name: string, chats: number): string =>
  `${name}, ${chats === 1 ? 'one chat' : `${chats} chats`}`;

/** What one round of one contender took. */
export type Round = { turns: number; seconds: number; times: number[]; nodeMs: number; postgresMs: number };

const holdConversation = async (contender: Contender, times: number[]): Promise<void> => {
  const say = contender.openChat();
  let said = '';
  for (const text of conversation) {
    const began = performance.now();
    said = await say(text);
    times.push(performance.now() - began);
  }
  if (!said.includes(reviewBegins)) throw new Error(`${contender.name} ended with: ${said}`);
};

const measured = async (servers: Servers, work: (times: number[]) => Promise<void>): Promise<Round> => {
  const times: number[] = [];
  const [began, node, postgres] = [performance.now(), processorTime(), servers.postgresTime()];
  await work(times);
  return {
    turns: times.length,
    seconds: (performance.now() - began) / 1000,
    times,
    nodeMs: processorTime() - node,
    postgresMs: servers.postgresTime() - postgres,
  };
};

/** Somebody who only does one statement a turn, ten at once. */
const floorRound = (servers: Servers, turn: (chat: string) => Promise<unknown>): Promise<Round> => {
  const chats = Array.from({ length: 200 }, () => randomUUID());
  return measured(servers, (times) =>
    atOnce(floorTurns, 10, async (at) => {
      const began = performance.now();
      await turn(chats[at % chats.length] ?? '');
      times.push(performance.now() - began);
    }),
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What the rounds of one contender took. */
export const figuresOf = (name: string, list: readonly Round[]): Figure[] => {
  const turns = sum(list.map((round) => round.turns));
  return [
    { name, unit: '/s', values: list.map((round) => round.turns / round.seconds) },
    { name: `${name}: p50`, unit: 'ms', values: list.map(({ times }) => quantile(times, 0.5)) },
    { name: `${name}: p99`, unit: 'ms', values: list.map(({ times }) => quantile(times, 0.99)) },
    // The kernel counts processor time in hundredths of a second: only the sum of all rounds is worth something.
    { name: `${name}: Node a turn`, unit: 'ms', values: [sum(list.map(({ nodeMs }) => nodeMs)) / turns] },
    {
      name: `${name}: PostgreSQL a turn`,
      unit: 'ms',
      values: [sum(list.map(({ postgresMs }) => postgresMs)) / turns],
    },
  ];
};

/** Each round's ratio to the other's of the same round: what else the machine did then weighs on both. */
export const ratioOf = (
  name: string,
  ours: readonly Round[],
  theirs: readonly Round[],
  of: (round: Round) => number,
): Figure => ({
  name,
  unit: 'x',
  values: ours.flatMap((round, at) => {
    const other = theirs[at];
    return other ? [of(round) / of(other)] : [];
  }),
});

/** Turns a second. */
export const rate = ({ turns, seconds }: Round): number => turns / seconds;
const p99 = ({ times }: Round): number => quantile(times, 0.99);

/** Lets everything be compiled and planned that will be. */
export const warmUp = async (contender: Contender): Promise<void> => {
  const end = performance.now() + warmUpMs;
  while (performance.now() < end) await atOnce(50, 25, () => holdConversation(contender, []));
};

/** A round of whole conversations, `chats` of them under way at once. */
export const conversationRound = (
  servers: Servers,
  contender: Contender,
  { chats, conversations }: { chats: number; conversations: number },
): Promise<Round> =>
  measured(servers, (times) => atOnce(conversations, chats, () => holdConversation(contender, times)));

/** Turns of the product beside those of its peers: the same form, the same chats, in rounds that take turns. */
export const turnFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const product = await openProduct({ databaseUrl: await servers.newDatabase('product'), city });
  const floor = await openOneStatement(await servers.newDatabase('floor'));
  const contenders: Contender[] = [
    product,
    await openProduct({ databaseUrl: await servers.newDatabase('open'), city, isOpen: true }),
    ...(servers.redisUrl ? [openGrammyRedis(servers.redisUrl)] : []),
    await openGrammyPostgres(await servers.newDatabase('grammy')),
  ];
  try {
    for (const contender of contenders) await warmUp(contender);
    await floorRound(servers, floor.turn);
    const taken = new Map<string, Round[]>();
    const keep = (key: string, round: Round) => taken.set(key, [...(taken.get(key) ?? []), round]);
    for (let round = 0; round < rounds; round += 1) {
      for (const { chats, conversations } of sizes)
        for (const contender of alternating(contenders, round))
          keep(
            labelOf(contender.name, chats),
            await conversationRound(servers, contender, { chats, conversations }),
          );
      keep('one statement, ten at once', await floorRound(servers, floor.turn));
    }
    const of = (key: string): Round[] => taken.get(key) ?? [];
    const ours = (chats: number): Round[] => of(labelOf(product.name, chats));
    const ratios = contenders
      .slice(1)
      .flatMap(({ name }) =>
        sizes.flatMap(({ chats }) => [
          ratioOf(
            `turns of ours for each of ${labelOf(name, chats)}`,
            ours(chats),
            of(labelOf(name, chats)),
            rate,
          ),
          ratioOf(
            `p99 of ours to that of ${labelOf(name, chats)}`,
            ours(chats),
            of(labelOf(name, chats)),
            p99,
          ),
        ]),
      );
    const toFloor = ratioOf(
      'turns of ours (10 chats) for each single statement (ten at once)',
      ours(10),
      of('one statement, ten at once'),
      rate,
    );
    return [...[...taken].flatMap(([name, list]) => figuresOf(name, list)), ...ratios, toFloor];
  } finally {
    for (const contender of contenders) await contender.stop();
    await floor.stop();
    await rm(city, { recursive: true, force: true });
  }
};
