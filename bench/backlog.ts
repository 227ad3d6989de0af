import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversation, writeServices } from './form.ts';
import { inTurn, median, type Figure } from './measure.ts';
import { openParts, type Parts } from './parts.ts';
import { openMemoryChannel } from './product.ts';
import type { Servers } from './servers.ts';

const waiting = 20_000;
const rounds = 5;
const conversations = 12;

/** Twenty thousand people each wait for a message on an account that cannot send. */
const pile = async ({ house: { db, vault } }: Parts): Promise<void> => {
  await db.pool.query(
    `WITH people AS (INSERT INTO contact (id) SELECT gen_random_uuid() FROM generate_series(1, $1) RETURNING id),
     chats AS (
       INSERT INTO identity (contact_id, channel, account, address) SELECT id, 'whatsapp', 'dead', id::text FROM people
       RETURNING id, contact_id)
     INSERT INTO delivery (contact_id, identity_id, body) SELECT contact_id, id, $2 FROM chats`,
    [waiting, vault.seal(JSON.stringify({ text: 'Permohonan Anda sudah diputuskan.' }))],
  );
  await db.pool.query('ANALYZE delivery; ANALYZE identity; ANALYZE contact');
};

const clear = async ({ house: { db } }: Parts): Promise<void> => {
  await db.pool.query(
    `DELETE FROM delivery d USING identity i WHERE i.id = d.identity_id AND i.account = 'dead'`,
  );
  await db.pool.query('VACUUM ANALYZE delivery');
};

/** A turn on one account while twenty thousand deliveries wait on another whose messenger is away. */
export const backlogFigures = async (servers: Servers): Promise<Figure[]> => {
  const city = await mkdtemp(join(tmpdir(), 'teman-city-'));
  await writeServices(city);
  const memory = openMemoryChannel('bench');
  const dead = { ...openMemoryChannel('dead').channel, atOnce: () => 0 };
  const parts = await openParts({
    channels: [memory.channel, dead],
    databaseUrl: await servers.newDatabase('backlog'),
    city,
    worker: false,
  });
  memory.connect(parts);
  const turn = async (): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < conversations; n += 1) {
      const say = memory.openChat();
      times.push(...(await inTurn(conversation.length, (at) => say(conversation[at] ?? ''))));
    }
    return median(times);
  };
  try {
    await turn();
    const [alone, beside]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await turn());
      await pile(parts);
      beside.push(await turn());
      await clear(parts);
    }
    return [
      { name: 'a turn, nothing else waiting', unit: 'ms', values: alone },
      { name: 'a turn, 20,000 deliveries waiting on a dead account', unit: 'ms', values: beside },
      {
        name: 'a turn beside 20,000 waiting deliveries to one without',
        unit: 'x',
        values: beside.map((time, at) => time / (alone[at] ?? NaN)),
      },
    ];
  } finally {
    await parts.stop();
    await rm(city, { recursive: true, force: true });
  }
};
