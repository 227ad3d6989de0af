import { imitated } from '../../bot/channels/simulator/imitated.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Channel, SendResult } from '../../app/channel.ts';
import { claimDeliveries, renewClaims } from '../../app/db/outbox.ts';
import type { Held } from '../../app/deliver.ts';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { openOutbox, type Outbox } from '../../app/outbox.ts';
import { openVault } from '../../app/vault.ts';
import type { Message } from '../../flows/kernel/message.ts';
import { eventually, until } from '../support/eventually.ts';
import type { Database } from '../../app/db/open.ts';
import { openTestDatabase } from '../support/test-database.ts';

const vault = openVault(Buffer.alloc(32, 5));
let db: Database;
let now: Date;
let logged: string[];
let open: Outbox[];
beforeEach(async () => {
  db = await openTestDatabase();
  now = new Date();
  [logged, open] = [[], []];
});
afterEach(async () => {
  await Promise.all(open.map((outbox) => outbox.stop()));
  await db.close();
});

const addChat = async (address: string) => {
  const identity = { channel: 'telegram', account: 'test', address };
  const { id, identities } = await db.prisma.contact.create({
    data: { identities: { create: identity } },
    include: { identities: true },
  });
  return { contactId: id, identityId: identities[0]?.id ?? 0n };
};
type Chat = Awaited<ReturnType<typeof addChat>>;
const add = async (chat: Chat, message: Message): Promise<void> => {
  await db.prisma.delivery.create({ data: { ...chat, body: vault.seal(JSON.stringify(message)) } });
};
const addText = (chat: Chat, text: string): Promise<void> => add(chat, { text });

const gone = 'f'.repeat(64);
const letter = (sha256: string): Message => ({
  text: 'surat',
  file: { sha256, name: 'surat.pdf', mime: 'application/pdf' },
});

type Sent = { address: string; text: string };
const openWith = (
  answer: (sent: Sent, nth: number) => SendResult | Promise<SendResult>,
  patience = { send: 300, stop: 300 },
  pool = db.pool,
) => {
  const sent: Sent[] = [];
  const channel: Channel = {
    name: 'telegram',
    can: imitated.telegram,
    account: 'test',
    send: async ({ address, message: { text } }) => {
      sent.push({ address, text });
      return answer({ address, text }, sent.length);
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  const log = createLog({ logLevel: 'debug' }, { write: (line) => void logged.push(line) });
  const outbox = openOutbox({
    pool,
    vault,
    files: { get: (sha256) => Promise.resolve(sha256 === gone ? null : Buffer.from('letter')) },
    channels: [channel],
    log,
    metrics: openMetrics(() => Promise.resolve({ inbox: 0, outbox: 0 }), log),
    clock: () => now,
    patience,
  });
  open.push(outbox);
  return { outbox, sent, texts: () => sent.map(({ text }) => text) };
};

const ok: SendResult = { ok: true, providerId: 'p' };
const away: SendResult = { ok: false, error: 'transient', retryable: true };
const states = async (): Promise<string[]> =>
  (await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);
const later = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds));

test('messages to one chat go out in their order, one at a time', async () => {
  const chat = await addChat('1');
  for (let n = 0; n < 10; n += 1) await addText(chat, `m${n}`);
  let flying = 0;
  const { outbox, texts } = openWith(async () => {
    flying += 1;
    expect(flying).toBe(1);
    await new Promise(setImmediate);
    flying -= 1;
    return ok;
  });
  await outbox.pump();
  await eventually(states).toEqual(Array(10).fill('sent'));
  expect(texts()).toEqual(Array.from({ length: 10 }, (_, n) => `m${n}`));
});

test('a chat whose send hangs does not keep the others waiting, and is tried again', async () => {
  const [stuck, fine] = [await addChat('stuck'), await addChat('fine')];
  await addText(stuck, 'first');
  for (let n = 0; n < 5; n += 1) await addText(fine, `m${n}`);
  const never = new Promise<SendResult>(() => undefined);
  const { outbox, sent } = openWith(({ address }, nth) => (address === 'stuck' && nth < 8 ? never : ok), {
    send: 60_000,
    stop: 50,
  });
  await outbox.pump();
  await eventually(() => sent.filter(({ address }) => address === 'fine').length).toBe(5);
  await outbox.stop();
  expect(logged.join('')).toContain('deliveries were on their way');

  // Cut off in the middle, as by a kill: when its claim has run out another process sends it.
  const next = openWith(() => ok);
  await next.outbox.pump();
  expect(next.texts()).toEqual([]);
  // Looked for each second, it is taken up within five.
  later(4_001);
  await next.outbox.pump();
  expect(next.texts()).toEqual(['first']);
});

test('a send that takes too long counts as unknown and is tried again after a rest', async () => {
  await addText(await addChat('1'), 'slow');
  const never = new Promise<SendResult>(() => undefined);
  const { outbox, texts } = openWith((_, nth) => (nth === 1 ? never : ok), { send: 30, stop: 300 });
  await outbox.pump();
  const row = () => db.prisma.delivery.findFirst({ select: { state: true, error: true } });
  await eventually(row).toEqual({ state: 'pending', error: 'unknown' });
  later(3000);
  await outbox.pump();
  await eventually(row).toEqual({ state: 'sent', error: null });
  expect(texts()).toEqual(['slow', 'slow']);
});

test('an outage of a messenger that lasts hours costs nobody a message; after three days it is given up', async () => {
  await addText(await addChat('1'), 'news');
  let down = true;
  const { outbox, texts } = openWith(() => (down ? away : ok));
  for (let hour = 0; hour < 20; hour += 1) {
    await outbox.pump();
    await until(async () => (await db.prisma.delivery.count({ where: { claimedUntil: null } })) === 1);
    later(3_600_000);
  }
  expect(texts()).toHaveLength(20);
  down = false;
  await outbox.pump();
  await eventually(states).toEqual(['sent']);

  await addText(await addChat('2'), 'too old');
  down = true;
  later(4 * 24 * 3_600_000);
  await outbox.pump();
  await eventually(states).toEqual(['sent', 'failed']);
});

test('a delivery that cannot be read is given up at once, and what stands behind it goes out', async () => {
  const chat = await addChat('1');
  await db.prisma.delivery.create({ data: { ...chat, body: 'x' } });
  await addText(chat, 'the next');
  const { outbox, texts } = openWith(() => ({ ok: true, providerId: '1' }));
  await outbox.pump();
  await until(() => texts().includes('the next'));
  await eventually(() => db.prisma.delivery.count({ where: { state: 'failed', error: 'bad_request' } })).toBe(
    1,
  );
  expect(logged.join('')).toContain('"refusal":"bad_request"');
});

test('what may have arrived is tried eight times and no more', async () => {
  await addText(await addChat('1'), 'double?');
  const { outbox, texts } = openWith(() => ({ ok: false, error: 'unknown', retryable: true }));
  for (let turn = 0; turn < 12; turn += 1) {
    await outbox.pump();
    await until(async () => (await db.prisma.delivery.count({ where: { claimedUntil: null } })) === 1);
    later(3_600_000);
  }
  expect(await states()).toEqual(['failed']);
  expect(texts()).toHaveLength(8);
});

test('what was surely not taken does not count against what may have arrived', async () => {
  await addText(await addChat('1'), 'after a storm of refusals');
  const answers: SendResult[] = [
    ...Array.from({ length: 9 }, () => ({ ok: false, error: 'slow_down', retryable: true }) as const),
    ...Array.from({ length: 7 }, () => ({ ok: false, error: 'unknown', retryable: true }) as const),
    ok,
  ];
  const { outbox, texts } = openWith(() => answers.shift() ?? ok);
  for (let turn = 0; turn < 17; turn += 1) {
    await outbox.pump();
    await until(async () => (await db.prisma.delivery.count({ where: { claimedUntil: null } })) === 1);
    later(3_600_000);
  }
  expect([await states(), texts().length]).toEqual([['sent'], 17]);
});

test('only a few letters are open in memory at a time, and one that is gone does not stop the chat', async () => {
  const chats = await Promise.all(Array.from({ length: 20 }, (_, n) => addChat(String(n))));
  for (const chat of chats) await add(chat, letter('a'.repeat(64)));
  let [flying, most] = [0, 0];
  const { outbox } = openWith(async () => {
    flying += 1;
    most = Math.max(most, flying);
    await new Promise((resolve) => setTimeout(resolve, 5));
    flying -= 1;
    return ok;
  });
  await outbox.pump();
  await eventually(states).toEqual(Array(20).fill('sent'));
  expect(most).toBe(6);

  const chat = await addChat('later');
  await add(chat, letter(gone));
  await addText(chat, 'after it');
  await outbox.pump();
  await eventually(async () => (await states()).slice(-2)).toEqual(['failed', 'sent']);
});

test('what its channel names in a way that cannot be kept takes no other with it', async () => {
  for (const address of ['1', '2', '3']) await addText(await addChat(address), address);
  const { outbox, texts } = openWith(({ address }) =>
    address === '2' ? { ok: true, providerId: 'p\0' } : ok,
  );
  await outbox.pump();
  await eventually(states).toEqual(['sent', 'pending', 'sent']);
  await until(() => logged.join('').includes('is not written down'));
  later(16_000);
  await outbox.pump();
  expect(texts()).toEqual(['1', '2', '3', '2']);
});

test('two processes on the same channel send each message once', async () => {
  const chats = await Promise.all(Array.from({ length: 10 }, (_, n) => addChat(String(n))));
  for (const chat of chats) for (let n = 0; n < 5; n += 1) await addText(chat, `m${n}`);
  const [one, two] = [openWith(() => ok), openWith(() => ok)];
  await eventually(async () => {
    await Promise.all([one.outbox.pump(), two.outbox.pump()]);
    return db.prisma.delivery.count({ where: { state: 'sent' } });
  }).toBe(50);
  expect(one.sent.length + two.sent.length).toBe(50);
});

/** What storing a message of theirs does to a chat. */
const write = async (chat: Chat): Promise<void> => {
  await db.pool.query(
    `WITH wrote AS (
       UPDATE identity SET blocked_at = NULL, last_inbound_at = now() + interval '1 day' WHERE id = $2 RETURNING id
     ) SELECT release_waiting($1, id) FROM wrote`,
    [chat.contactId, chat.identityId],
  );
};

test.each(['blocked', 'gone'] as const)(
  'what finds a chat %s waits before all that follows, and goes out first when the person writes',
  async (error) => {
    const chat = await addChat('1');
    await addText(chat, 'a');
    await addText(chat, 'b');
    const { outbox, texts } = openWith((_, nth) => (nth === 1 ? { ok: false, error, retryable: false } : ok));
    await outbox.pump();
    await eventually(states).toEqual(['waiting', 'pending']);
    later(60_000);
    await outbox.pump();
    expect(texts()).toEqual(['a']);
    await write(chat);
    await outbox.pump();
    await eventually(states).toEqual(['sent', 'sent']);
    expect(texts()).toEqual(['a', 'a', 'b']);
  },
);

test('who writes while their chat is found blocked is written to at once', async () => {
  const chat = await addChat('1');
  await addText(chat, 'a');
  const { outbox, texts } = openWith(async (_, nth) => {
    if (nth === 1) await write(chat);
    return nth === 1 ? { ok: false, error: 'blocked', retryable: false } : ok;
  });
  await outbox.pump();
  await eventually(async () => {
    await outbox.pump();
    return states();
  }).toEqual(['sent']);
  expect(texts()).toEqual(['a', 'a']);
});

test('who writes before this process has heard that it is written down how their chat was found is written to at once', async () => {
  const chat = await addChat('1');
  await addText(chat, 'a');
  const slow = Object.assign(Object.create(db.pool) as typeof db.pool, {
    query: async (...given: Parameters<typeof db.pool.query>) => {
      const answer = await (db.pool.query(...given) as unknown as Promise<unknown>);
      const { name } = given[0] as { name?: string };
      // The row waits by now; its sender does not know it yet, and looks again.
      if (name === 'settle-delivery') await write(chat).then(() => outbox.pump());
      return answer;
    },
  });
  const { outbox, texts } = openWith(
    (_, nth) => (nth === 1 ? { ok: false, error: 'blocked', retryable: false } : ok),
    undefined,
    slow,
  );
  await outbox.pump();
  await eventually(states).toEqual(['sent']);
  expect(texts()).toEqual(['a', 'a']);
});

/** The rows of `delivery` that a plan read, wherever it read them. */
const rowsRead = (plan: unknown): number => {
  if (plan === null || typeof plan !== 'object') return 0;
  const node = plan as Record<string, unknown>;
  const own =
    node['Relation Name'] === 'delivery' && String(node['Node Type']).includes('Scan')
      ? (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)) *
        Number(node['Actual Loops'])
      : 0;
  return own + Object.values(node).reduce((sum: number, each) => sum + rowsRead(each), 0);
};

test('among a hundred thousand sent messages and twenty thousand for an account that is away, what is due is found alone', async () => {
  const chat = await addChat('1');
  await db.pool.query(
    `INSERT INTO delivery (contact_id, identity_id, body, state) SELECT $1, $2, 'x', 'sent' FROM generate_series(1, 100000)`,
    [chat.contactId, chat.identityId],
  );
  await db.pool.query(
    `WITH c AS (INSERT INTO contact (id) SELECT gen_random_uuid() FROM generate_series(1, 20000) RETURNING id),
       i AS (INSERT INTO identity (contact_id, channel, account, address) SELECT id, 'telegram', 'away', id::text FROM c RETURNING id, contact_id)
     INSERT INTO delivery (contact_id, identity_id, body) SELECT contact_id, id, 'x' FROM i`,
  );
  await addText(chat, 'new');
  await db.pool.query('ANALYZE');
  const client = await db.pool.connect();
  try {
    const claim = () => claimDeliveries(client, [{ name: 'telegram', account: 'test' }], { now, most: 32 });
    expect(await claim()).toHaveLength(1);
    await db.pool.query(`UPDATE delivery SET claimed_until = NULL, attempts = 0 WHERE account = 'test'`);
    // The very statement, as it stands prepared on its connection.
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE "claim-deliveries" (now(), '{telegram}', '{test}', now(), 32)`,
    );
    expect(rowsRead(rows[0]?.['QUERY PLAN'])).toBeLessThan(20);
  } finally {
    client.release();
  }
  await db.pool.query(`UPDATE delivery SET claimed_until = NULL, attempts = 0 WHERE account = 'test'`);
  const { outbox, texts } = openWith(() => ok);
  await outbox.pump();
  await until(() => texts().length === 1);
});

/** A delivery as a turn commits it for its own process: claimed, its message at hand. */
const commitClaimed = async ({ contactId, identityId }: Chat, text: string): Promise<Held> => {
  const { id } = await db.prisma.delivery.create({
    data: {
      contactId,
      identityId,
      body: vault.seal(JSON.stringify({ text })),
      attempts: 1,
      claimedUntil: new Date(now.getTime() + 4000),
    },
  });
  const address = String(identityId);
  const to = { channel: 'telegram', account: 'test', address, lastInboundAt: now, announced: null };
  return {
    ...to,
    id: String(id),
    identityId: String(identityId),
    attempts: 1,
    error: null,
    since: now,
    message: { text },
  };
};
const offerTo = (outbox: Outbox, { identityId }: Chat) =>
  outbox.offer({ identityId: String(identityId), channel: 'telegram', account: 'test' });

test('what a turn committed for its own process goes out from memory, in order, behind what is on its way', async () => {
  const chat = await addChat('1');
  await addText(chat, 'from before');
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const { outbox, texts } = openWith(async (_, nth) => {
    if (nth === 1) await gone;
    return ok;
  });
  await outbox.pump();
  await until(() => texts().length === 1);
  const offer = offerTo(outbox, chat);
  expect(offer).toMatchObject({ mine: true, held: [expect.any(String)] });
  outbox.send(offer, [await commitClaimed(chat, 'a'), await commitClaimed(chat, 'b')]);
  expect(texts()).toEqual(['from before']);
  go();
  await eventually(states).toEqual(['sent', 'sent', 'sent']);
  expect(texts()).toEqual(['from before', 'a', 'b']);
});

test('what was to follow a delivery that failed does not overtake it', async () => {
  const chat = await addChat('1');
  await addText(chat, 'first');
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const { outbox, texts } = openWith(async (_, nth) => {
    if (nth > 1) return ok;
    await gone;
    return away;
  });
  await outbox.pump();
  await until(() => texts().length === 1);
  const before = offerTo(outbox, chat);
  outbox.send(before, [await commitClaimed(chat, 'second')]);
  // Decided while the first was on its way, committed after it has failed.
  const after = offerTo(outbox, chat);
  go();
  await eventually(() => db.prisma.delivery.count({ where: { claimedUntil: null, attempts: 0 } })).toBe(1);
  outbox.send(after, [await commitClaimed(chat, 'third')]);
  await eventually(() => db.prisma.delivery.count({ where: { claimedUntil: null, attempts: 0 } })).toBe(2);
  expect(texts()).toEqual(['first']);
  later(60_000);
  await outbox.pump();
  await eventually(states).toEqual(['sent', 'sent', 'sent']);
  expect(texts()).toEqual(['first', 'first', 'second', 'third']);
});

test('what a stopping process has not begun is given back at once', async () => {
  const chat = await addChat('1');
  const never = new Promise<SendResult>(() => undefined);
  const { outbox } = openWith(() => never, { send: 60_000, stop: 50 });
  outbox.send(offerTo(outbox, chat), [await commitClaimed(chat, 'a'), await commitClaimed(chat, 'b')]);
  const late = offerTo(outbox, await addChat('2'));
  await outbox.stop();
  outbox.send(late, [await commitClaimed(await addChat('3'), 'c')]);
  await eventually(() => db.prisma.delivery.count({ where: { claimedUntil: null, attempts: 0 } })).toBe(1);
});

test('a channel that takes a few at once, or none now, keeps the rest waiting untried', async () => {
  let places = 0;
  const sent: string[] = [];
  const channel: Channel = {
    name: 'telegram',
    can: imitated.telegram,
    account: 'test',
    atOnce: () => places,
    send: ({ address }) => new Promise(() => void sent.push(address)),
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  const log = createLog({ logLevel: 'silent' }, { write: () => undefined });
  const outbox = openOutbox({
    pool: db.pool,
    vault,
    files: { get: () => Promise.resolve(null) },
    channels: [channel],
    log,
    metrics: openMetrics(() => Promise.resolve({ inbox: 0, outbox: 0 }), log),
    clock: () => now,
    patience: { send: 10_000, stop: 0 },
  });
  open.push(outbox);
  for (const address of ['1', '2', '3']) await addText(await addChat(address), 'a');
  await outbox.pump();
  expect(sent).toEqual([]);
  places = 2;
  await outbox.pump();
  await eventually(() => sent).toEqual(['1', '2']);
  await outbox.pump();
  expect(sent).toEqual(['1', '2']);
  expect(await db.prisma.delivery.count({ where: { attempts: 0 } })).toBe(1);
});

test('a claim is renewed without waiting for who settles another: in the other order both would wait for each other', async () => {
  const [settled, underWay] = [await addChat('1'), await addChat('2')];
  await addText(settled, 'a');
  await addText(underWay, 'b');
  const claimed = await claimDeliveries(db.pool, [{ name: 'telegram', account: 'test' }], { now, most: 2 });
  const ids = claimed.map(({ id }) => id);
  const settling = await db.pool.connect();
  try {
    await settling.query(`BEGIN; UPDATE delivery SET state = 'sent' WHERE id = ${ids[0] ?? ''}`);
    // Whoever waits here waits for ever.
    await db.pool.query(`SET lock_timeout = '5s'`);
    later(2000);
    await renewClaims(db.pool, ids, now);
    await settling.query('COMMIT');
  } finally {
    settling.release();
  }
  const rows = await db.prisma.delivery.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ state, claimedUntil }) => [state, claimedUntil?.getTime()])).toEqual([
    ['sent', now.getTime() + 2000],
    ['pending', now.getTime() + 4000],
  ]);
});
