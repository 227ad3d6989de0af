import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOld } from '../app/db/forget.ts';
import { conversation, writeServices } from './form.ts';
import { inTurn, median, quantile, timed, type Figure } from './measure.ts';
import { openParts, type Parts } from './parts.ts';
import { openMemoryChannel } from './product.ts';
import type { Servers } from './servers.ts';

const rounds = 5;
/** Each round's sweep finds so many old messages and as many answers to them. */
const oldEachRound = 100_000;
const day = 86_400_000;
const longAgo = new Date('2020-01-01T00:00:00Z');
const oldOf = (round: number): Date => new Date(longAgo.getTime() + round * day);

/** The years before: messages that were taken and answers that were read, of a thousand people, a day for each round. */
const fillYears = async ({ house: { db, vault } }: Parts): Promise<void> => {
  const body = vault.seal(JSON.stringify({ text: 'Permohonan Anda sudah diputuskan.' }));
  await db.pool.query(
    `WITH people AS (INSERT INTO contact (id) SELECT gen_random_uuid() FROM generate_series(1, 1000) RETURNING id)
     INSERT INTO identity (contact_id, channel, account, address) SELECT id, 'whatsapp', 'old', id::text FROM people`,
  );
  for (let round = 0; round < rounds; round += 1) {
    await db.pool.query(
      `WITH chats AS (SELECT contact_id, id, row_number() OVER () - 1 AS no FROM identity WHERE account = 'old')
       INSERT INTO inbox_message (contact_id, identity_id, channel, account, provider_id, kind, received_at, done_at)
       SELECT contact_id, id, 'whatsapp', 'old', $1 || ' ' || n, 'text', $2, $2
       FROM generate_series(1, $3::int) n JOIN chats ON no = n % 1000`,
      [String(round), oldOf(round), oldEachRound],
    );
    await db.pool.query(
      `WITH chats AS (SELECT contact_id, id, row_number() OVER () - 1 AS no FROM identity WHERE account = 'old')
       INSERT INTO delivery (contact_id, identity_id, body, state, created_at, next_attempt_at, since, sent_at)
       SELECT contact_id, id, $1, 'read', $2, $2, $2, $2 FROM generate_series(1, $3::int) n JOIN chats ON no = n % 1000`,
      [body, oldOf(round), oldEachRound],
    );
  }
  await db.pool.query('ANALYZE inbox_message; ANALYZE delivery; ANALYZE identity; ANALYZE contact');
};

/** A turn while what is older than the city keeps it is swept out of a million rows, beside one without. */
export const sweepFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const memory = openMemoryChannel('bench');
  const parts = await openParts({
    channels: [memory.channel],
    databaseUrl: await servers.newDatabase('sweep'),
    city,
    worker: false,
  });
  memory.connect(parts);
  const { pool } = parts.house.db;
  const form = async (): Promise<number[]> => {
    const say = memory.openChat();
    return inTurn(conversation.length, (at) => say(conversation[at] ?? ''));
  };
  const forms = async (more: (done: number) => boolean): Promise<number[]> => {
    const times: number[] = [];
    for (let done = 0; more(done); done += 1) times.push(...(await form()));
    return times;
  };
  try {
    await fillYears(parts);
    await forms((done) => done < 12);
    const [alone, beside, sweeps]: [number[][], number[][], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await forms((done) => done < 12));
      const before = new Date(oldOf(round).getTime() + day / 2);
      let isOver = false;
      const sweeping = timed(async () => {
        const gone = [await forgetOld(pool, 'messages', before), await forgetOld(pool, 'deliveries', before)];
        if (gone.some((rows) => rows !== oldEachRound)) throw new Error(`Swept ${gone.join(' and ')} rows`);
      }).finally(() => (isOver = true));
      beside.push(await forms((done) => !isOver || done < 1));
      sweeps.push(await sweeping);
    }
    const ratio = (of: (times: readonly number[]) => number): number[] =>
      beside.map((times, at) => of(times) / of(alone[at] ?? []));
    const p95 = (times: readonly number[]): number => quantile(times, 0.95);
    return [
      { name: 'a turn, a million old rows beside it', unit: 'ms', values: alone.map(median) },
      { name: 'a turn while old rows are swept', unit: 'ms', values: beside.map(median) },
      { name: 'a sweep of 200,000 rows', unit: 'ms', values: sweeps },
      { name: 'a turn beside a sweep to one without', unit: 'x', values: ratio(median) },
      { name: 'p95 of a turn beside a sweep to one without', unit: 'x', values: ratio(p95) },
    ];
  } finally {
    await parts.stop();
    await rm(city, { recursive: true, force: true });
  }
};
