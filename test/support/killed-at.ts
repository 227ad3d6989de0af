// A process of its own that takes people's messages over one channel, and may be told to kill itself at a named point of the
// way. It leaves two files behind: what it acknowledged, and what its channel was given to send.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readConfig } from '../../app/config.ts';
import { openConversation } from '../../app/conversation-parts.ts';
import { openHouse } from '../../app/house.ts';
import { createLog } from '../../app/log.ts';
import { lookalikes } from './capabilities.ts';

const { folder, databaseUrl, chats, messages, at, nth } = z
  .object({
    folder: z.string(),
    databaseUrl: z.string(),
    chats: z.array(z.string()),
    messages: z.array(z.object({ text: z.string(), late: z.boolean() })),
    /** The point at which it kills itself when it comes there for the so-manyth time; null: it works until all is answered. */
    at: z.string().nullable(),
    nth: z.int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const config = readConfig({ DATA_DIR: folder, SIMULATOR: '1' });
const house = await openHouse(config, {
  databaseUrl,
  log: createLog({ logLevel: 'silent' }),
  personal: null,
});
const can = lookalikes.find(({ name }) => name === 'whatsapp')?.can;
if (!can) throw new Error('There is no WhatsApp');

let passed = 0;
const conversation = openConversation(
  house,
  [
    {
      ...{ name: 'whatsapp', account: 'kantor', can: { ...can, togetherMs: 1 } },
      send({ deliveryId, address }) {
        appendFileSync(join(folder, 'sent'), `${address} ${deliveryId}\n`);
        return Promise.resolve({ ok: true, providerId: `sent-${deliveryId}` });
      },
      notReady: () => null,
      stop: () => Promise.resolve(),
    },
  ],
  {
    at(point) {
      if (point === at && (passed += 1) === nth) process.kill(process.pid, 'SIGKILL');
    },
  },
);

const acknowledged = join(folder, 'acknowledged');
const known = new Set(existsSync(acknowledged) ? readFileSync(acknowledged, 'utf8').split('\n') : []);
const waits = async (sql: string, values: unknown[]): Promise<boolean> =>
  (await house.db.pool.query(sql, values)).rowCount !== 0;

const weekAgo = new Date(Date.now() - 7 * 24 * 3_600_000);
const speak = async (address: string): Promise<void> => {
  for (const [n, { text, late }] of messages.entries()) {
    const providerId = `${address} ${String(n)}`;
    if (!known.has(providerId)) {
      const event = { kind: 'text' as const, text };
      const from = { channel: 'whatsapp', account: 'kantor', address, phone: null, providerId };
      await conversation.storeInbound({ ...from, event, ...(late ? { sentAt: weekAgo } : {}) });
      appendFileSync(acknowledged, `${providerId}\n`);
    }
    // What comes late is gathered with what else comes late: each has its turn before the next is sent.
    const unanswered = `SELECT 1 FROM inbox_message m JOIN identity i ON i.id = m.identity_id
      WHERE i.address = $1 AND m.done_at IS NULL`;
    while (late && (await waits(unanswered, [address]))) await pause(20);
  }
};
await Promise.all(chats.map(speak));
while (
  await waits(
    `SELECT 1 FROM delivery WHERE state = 'pending' UNION ALL SELECT 1 FROM inbox_message WHERE done_at IS NULL`,
    [],
  )
)
  await pause(20);
await conversation.stop();
await house.close();
