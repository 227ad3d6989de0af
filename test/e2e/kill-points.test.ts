import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../app/db/open.ts';
import { loadDataKey, openVault, type Vault } from '../../app/vault.ts';
import { Message } from '../../flows/kernel/message.ts';
import { built } from '../support/built.ts';
import { freshDatabase } from '../support/database.ts';
import { someOf } from '../support/storm.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let vault: Vault;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'teman-points-'));
  db = openDatabase(database.url);
  vault = openVault(loadDataKey(folder));
});
afterAll(async () => {
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A form up to its review, with messages between that come a week late and so are taken by turns of their own. */
const messages = [
  ...['lapor', 'Ya, lanjutkan', 'Setuju', 'Rina Safitri', '081234567890', 'Jalan Gajah Mada 10, Pontianak'],
  ...['Internet publik', 'Wifi taman kota tidak tersambung sejak tiga hari yang lalu.', 'Lewati'],
  ...['Lewati', 'Tidak', 'Lewati'],
].flatMap((text, n) => [{ text, late: false }, ...(n % 3 === 1 ? [{ text: 'halo', late: true }] : [])]);

/** Runs the process; the signal that ended it. */
const run = async (chats: string[], at: string | null, nth: number): Promise<string | null> => {
  const task = JSON.stringify({ folder, databaseUrl: database.url, chats, messages, at, nth });
  const child = spawn(process.execPath, [...built('test/support/killed-at.ts'), task], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code) throw new Error(trouble);
  return signal;
};

const points = someOf(
  [
    ...['door:loaded', 'door:recalled', 'door:decided', 'door:committed', 'door:handed', 'door:kept'],
    ...['turn:loaded', 'turn:decided', 'turn:committed', 'outbox:sent', 'outbox:written'],
  ],
  2,
);

type Spoken = { id: string; text: string };
/** What was said to a chat, oldest first. */
const spokenTo = async (address: string): Promise<Spoken[]> => {
  const deliveries = await db.prisma.delivery.findMany({
    where: { identity: { address } },
    orderBy: { id: 'asc' },
  });
  for (const { state } of deliveries) expect(state).toBe('sent');
  return deliveries.map(({ id, body }) => ({
    id: String(id),
    text: Message.parse(JSON.parse(vault.open(body))).text,
  }));
};

test('killed at every named point of the way, no acknowledged message is lost and none has its effect twice', async () => {
  const calm = 'calm@c.us';
  expect(await run([calm], null, 1)).toBe(null);
  const expected = (await spokenTo(calm)).map(({ text }) => text);
  expect(expected.length).toBeGreaterThan(messages.length - 1);
  expect(expected.at(-1)).toContain('Periksa sebelum dikirim');

  const chats = Array.from({ length: 12 }, (_, n) => `chat-${String(n)}@c.us`);
  for (const at of points) expect(await run(chats, at, 5), at).toBe('SIGKILL');
  expect(await run(chats, null, 1)).toBe(null);

  const sent = (await readFile(join(folder, 'sent'), 'utf8')).trim().split('\n');
  const again = sent.length - new Set(sent).size;
  // What was on its way in the moment of a kill may come twice: one of each chat.
  expect(again).toBeLessThanOrEqual(points.length * chats.length);
  for (const address of chats) {
    const spoken = await spokenTo(address);
    expect(
      spoken.map(({ text }) => text),
      address,
    ).toEqual(expected);
    const order = sent.filter((line) => line.startsWith(`${address} `)).map((line) => line.split(' ')[1]);
    expect(
      order.filter((id, n) => id !== order[n - 1]),
      address,
    ).toEqual(spoken.map(({ id }) => id));
    const inbox = await db.prisma.inboxMessage.findMany({ where: { identity: { address } } });
    expect(inbox).toHaveLength(messages.length);
    for (const { doneAt, attempts } of inbox) expect([doneAt !== null, attempts]).toEqual([true, 0]);
  }
}, 600_000);
