import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hasRedis, startRedis } from '../test/support/redis.ts';
import type { Contender } from './contender.ts';
import { conversation, writeServices } from './form.ts';
import { openGrammyPostgres, openGrammyRedis } from './grammy.ts';
import { alternating, inTurn, quantile, type Figure } from './measure.ts';
import { openOneStatement } from './one-statement.ts';
import { openProduct } from './product.ts';
import type { Servers } from './servers.ts';

const rounds = 5;
const conversations = 3;
const statements = 40;

type Probe = { name: string; round(): Promise<number> };
type Parts = Map<string, number[]>;

/** Of all turns of a round the time below which a tenth stays: what a busy machine takes between is not in it. */
const usual = (times: readonly number[]): number => quantile(times, 0.1);

/** What the disk takes to keep 8 KB, as the log of a database does. */
const openFlush = async (folder: string) => {
  const file = await open(join(folder, 'flush'), 'w');
  const page = Buffer.alloc(8192, 7);
  await file.write(Buffer.alloc(8192 * statements));
  await file.sync();
  const round = async (): Promise<number> =>
    usual(
      await inTurn(statements, async (at) => {
        await file.write(page, 0, page.length, at * page.length);
        await file.datasync();
      }),
    );
  return { probe: { name: 'a flush of 8 KB', round }, stop: () => file.close() };
};

/** Conversations of one chat after the other; what a turn took. */
const talking = (contender: Contender, name = contender.name): Probe => ({
  name,
  async round() {
    const times: number[] = [];
    for (let nth = 0; nth < conversations; nth += 1) {
      const say = contender.openChat();
      times.push(...(await inTurn(conversation.length, (at) => say(conversation[at] ?? ''))));
    }
    return usual(times);
  },
});

/** The product with the time between the named points of a turn, and in its statements. */
const openMarked = async (databaseUrl: string, city: string) => {
  const parts: Parts = new Map();
  let last = 0;
  let inStatement = 0;
  const keep = (name: string, ms: number): void => {
    parts.set(name, [...(parts.get(name) ?? []), ms]);
  };
  const product = await openProduct({
    databaseUrl,
    city,
    at(point) {
      // What is written down of the turn before goes on beside this one.
      if (!point.startsWith('door:')) return;
      const now = performance.now();
      if (point === 'door:recalled') keep('read what came', now - last);
      if (point === 'door:decided') keep('decide (needs and step)', now - last);
      if (point === 'door:committed')
        keep('seal, write the statement, read its answer', now - last - inStatement);
      if (point === 'door:committed') keep('the statement, there and back', inStatement);
      if (point === 'door:handed') keep('remember, hand to the channel', now - last);
      inStatement = 0;
      last = performance.now();
    },
  });
  const { turns } = product.parts.house.db;
  const query = turns.query.bind(turns) as (...args: unknown[]) => Promise<unknown>;
  turns.query = (async (...args: unknown[]) => {
    const began = performance.now();
    const answer = await query(...args);
    const name = (args[0] as { name?: string }).name ?? '';
    if (name.startsWith('commit-turns')) inStatement += performance.now() - began;
    return answer;
  }) as unknown as typeof turns.query;
  const marked: Contender = {
    ...product,
    openChat() {
      const say = product.openChat();
      return (text) => {
        last = performance.now();
        return say(text);
      };
    },
  };
  return { product, marked, parts };
};

const withoutFlush = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const name = new URL(databaseUrl).pathname.slice(1);
  await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await client.end();
  return databaseUrl;
};

/** One statement after the other of one chat. */
const statementProbe = (name: string, turn: (chat: string) => Promise<unknown>): Probe => {
  const chat = randomUUID();
  return { name, round: async () => usual(await inTurn(statements, () => turn(chat))) };
};

/** One chat alone: what its turn takes beside what the disk and one bare statement take, beside its peers, and where the time goes. */
export const aloneFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const flush = await openFlush(city);
  const lasting = await openMarked(await servers.newDatabase('alone'), city);
  const fleeting = await openMarked(await withoutFlush(await servers.newDatabase('alone_fleeting')), city);
  const bare = await openOneStatement(await servers.newDatabase('bare'));
  const bareFleeting = await openOneStatement(await withoutFlush(await servers.newDatabase('bare_fleeting')));
  const pool = new pg.Pool({ connectionString: await servers.newDatabase('nothing'), max: 1 });
  const sure = hasRedis() ? await startRedis(['--appendonly', 'yes', '--appendfsync', 'always']) : null;
  const peers = [
    ...(servers.redisUrl ? [openGrammyRedis(servers.redisUrl)] : []),
    ...(sure ? [{ ...openGrammyRedis(sure.url), name: 'grammY conversations on Redis that flushes' }] : []),
    await openGrammyPostgres(await servers.newDatabase('grammy_alone')),
  ];
  const probes: Probe[] = [
    flush.probe,
    statementProbe('SELECT 1, there and back', () => pool.query({ name: 'one', text: 'SELECT 1' })),
    statementProbe('one bare statement', bare.turn),
    statementProbe('one bare statement, not flushed', bareFleeting.turn),
    talking(lasting.marked, 'ours'),
    talking(fleeting.marked, 'ours, not flushed'),
    ...peers.map((peer) => talking(peer)),
  ];
  try {
    for (let warm = 0; warm < 2; warm += 1) for (const probe of probes) await probe.round();
    for (const { parts } of [lasting, fleeting]) parts.clear();
    const taken = new Map(probes.map((probe) => [probe.name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1)
      for (const probe of alternating(probes, round)) taken.get(probe.name)?.push(await probe.round());
    const partsOf = (whose: string, { parts }: typeof lasting): Figure[] =>
      [...parts].map(([name, values]) => ({
        name: `${whose}: ${name}`,
        unit: 'ms',
        values: [usual(values)],
      }));
    const ours = taken.get('ours') ?? [];
    return [
      ...[...taken].map(([name, values]): Figure => ({ name, unit: 'ms', values })),
      ...partsOf('ours', lasting),
      ...partsOf('ours, not flushed', fleeting),
      ...[...taken].map(([name, values]): Figure => ({
        name: `turns of ours to: ${name}`,
        unit: 'x',
        values: values.map((ms, at) => ms / (ours[at] ?? NaN)),
      })),
    ];
  } finally {
    for (const { product } of [lasting, fleeting]) await product.stop();
    for (const each of [bare, bareFleeting]) await each.stop();
    for (const peer of peers) await peer.stop();
    await pool.end();
    await flush.stop();
    await sure?.discard();
    await rm(city, { recursive: true, force: true });
  }
};
