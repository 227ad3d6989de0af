import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeMessage } from '../../../app/db/inbox.ts';
import type { Database } from '../../../app/db/open.ts';
import { claimDeliveries, settleDelivery } from '../../../app/db/outbox.ts';
import { applyReceipts } from '../../../app/db/receipts.ts';
import { eventually } from '../../support/eventually.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const account = { name: 'whatsapp', account: 'kantor' };
const anHourAgo = new Date(Date.now() - 3_600_000);

/** Somebody with one delivery; what they write by `write`. */
const person = async (address: string, delivery: { state: string; providerId?: string; sentAt?: Date }) => {
  const { contactId, id: identityId } = await db.prisma.identity.create({
    data: {
      channel: 'whatsapp',
      account: 'kantor',
      address,
      lastInboundAt: anHourAgo,
      contact: { create: {} },
    },
  });
  const { id } = await db.prisma.delivery.create({ data: { contactId, identityId, body: 'x', ...delivery } });
  const row = {
    channel: 'whatsapp',
    account: 'kantor',
    address,
    providerId: `${address} halo`,
    kind: 'text',
  };
  return {
    identityId,
    write: () =>
      storeMessage(
        db.pool,
        {
          ...row,
          payload: 'x',
          album: null,
          aliases: [],
          phone: null,
          sentAt: null,
          late: false,
        },
        new Date(),
      ),
    state: async () => (await db.prisma.delivery.findUniqueOrThrow({ where: { id } })).state,
    setState: (state: string) => db.prisma.delivery.update({ where: { id }, data: { state } }),
  };
};

/** Somebody else's transaction that has the person's row until `work` commits it. */
const whileHeld = async (
  sql: string,
  identityId: bigint,
  work: (held: pg.PoolClient) => Promise<unknown>,
): Promise<void> => {
  const held = await db.pool.connect();
  try {
    await held.query('BEGIN');
    await held.query(sql, [identityId]);
    await work(held);
  } finally {
    held.release();
  }
};
const isWaitedFor = async (): Promise<number> => {
  const { rows } = await db.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
  );
  return rows[0]?.n ?? 0;
};
const writes = 'UPDATE identity SET last_inbound_at = now() WHERE id = $1';
const tooOld = { state: 'waiting', error: 'too_old', announced: null, at: new Date() } as const;

test('news refused in the moment its person writes does not wait for another word of theirs', async () => {
  const who = await person('62811', { state: 'pending' });
  const [claimed] = await claimDeliveries(db.pool, [account], { now: new Date(), most: 1 });
  if (!claimed) throw new Error('nothing was claimed');
  await whileHeld(writes, who.identityId, async (held) => {
    const settled = settleDelivery(db.pool, claimed, tooOld);
    await eventually(isWaitedFor).toBe(1);
    await held.query('COMMIT');
    await settled;
  });
  expect(await who.state()).toBe('pending');
});

test('nor news that was taken and then refused', async () => {
  const who = await person('62812', { state: 'sent', providerId: 'wamid.1', sentAt: anHourAgo });
  const receipt = { channel: 'whatsapp', account: 'kantor', providerId: 'wamid.1' } as const;
  await whileHeld(writes, who.identityId, async (held) => {
    const applied = applyReceipts(db.pool, [{ ...receipt, state: 'failed', error: 'too_old' }], new Date());
    await eventually(isWaitedFor).toBe(1);
    await held.query('COMMIT');
    await applied;
  });
  expect(await who.state()).toBe('pending');
});

test('a message that had begun to be stored before the news began to wait lets it go', async () => {
  const who = await person('62813', { state: 'pending' });
  await whileHeld('SELECT FROM identity WHERE id = $1 FOR UPDATE', who.identityId, async (held) => {
    const stored = who.write();
    await eventually(isWaitedFor).toBe(1);
    await who.setState('waiting');
    await held.query('COMMIT');
    await stored;
  });
  expect(await who.state()).toBe('pending');
});

test('news of somebody who has not written waits', async () => {
  const who = await person('62814', { state: 'pending' });
  const claimed = await claimDeliveries(db.pool, [account], { now: new Date(), most: 9 });
  for (const each of claimed) await settleDelivery(db.pool, each, tooOld);
  expect(await who.state()).toBe('waiting');
  await who.write();
  expect(await who.state()).toBe('pending');
});
