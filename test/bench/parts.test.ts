import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversation, reviewBegins, writeServices } from '../../bench/form.ts';
import { openParts } from '../../bench/parts.ts';
import { openMemoryChannel } from '../../bench/product.ts';
import { freshDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

test('a harness talks to the product over its own channel, database and services, and a sent form becomes a request', async () => {
  const database = await freshDatabase();
  const city = await mkdtemp(join(tmpdir(), 'teman-services-'));
  await writeServices(city);
  const memory = openMemoryChannel('harness', { receipts: true });
  const parts = await openParts({ channels: [memory.channel], databaseUrl: database.url, city });
  memory.connect(parts);
  try {
    const say = memory.openChat();
    let said = '';
    for (const text of conversation) said = await say(text);
    expect(said).toContain(reviewBegins);
    await say('Kirim');

    const { prisma } = parts.house.db;
    await eventually(() => prisma.request.findMany({ select: { service: true } })).toEqual([
      { service: 'uji' },
    ]);
    await memory.settled();
    await eventually(() => prisma.delivery.count({ where: { state: { not: 'read' } } })).toBe(0);
  } finally {
    await parts.stop();
    await rm(city, { recursive: true, force: true });
    await database.drop();
  }
});

test('the pure step runs on the context it is given, without a person’s message ever being stored', async () => {
  const database = await freshDatabase();
  const parts = await openParts({ channels: [], databaseUrl: database.url, worker: false });
  try {
    const { pure } = parts;
    const result = pure.step(
      pure.stranger.session,
      { kind: 'text', text: 'menu' },
      pure.contextOf(pure.stranger),
    );
    expect(result).toMatchObject({ session: { at: { name: 'menu' } } });
    expect(pure.take(pure.stranger, { kind: 'text', text: 'lapor' }).session.at.name).toBe('suggest');
    expect(await parts.house.db.prisma.inboxMessage.count()).toBe(0);
  } finally {
    await parts.stop();
    await database.drop();
  }
});
