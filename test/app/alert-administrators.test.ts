import { afterAll, beforeAll, expect, test } from 'vitest';
import { alertAdministrators } from '../../app/alert-administrators.ts';
import { openVault } from '../../app/vault.ts';
import { introduceChannel } from '../../app/db/channel-state.ts';
import { imitated } from '../../bot/channels/simulator/imitated.ts';
import type { Database } from '../../app/db/open.ts';
import { openTestDatabase } from '../support/test-database.ts';

const vault = openVault(Buffer.alloc(32, 5));
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

type Address = { channel: string; lastInboundAt: Date; blockedAt?: Date };
const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const member = async (
  name: string,
  addresses: Address[],
  changes: { role?: string; revokedAt?: Date } = {},
): Promise<void> => {
  const identities = addresses.map((each) => ({
    account: 'kantor',
    address: `${name}-${each.channel}`,
    ...each,
  }));
  const contact = await db.prisma.contact.create({ data: { identities: { create: identities } } });
  const row = { name, role: 'administrator', unit: 'sekretariat', contactId: contact.id, ...changes };
  await db.prisma.staff.create({ data: row });
};

test('every administrator in office hears of it once in the quiet time, where we may write at any time if they have such a chat, however many notice it', async () => {
  await member('both', [
    { channel: 'telegram', lastInboundAt: day(1) },
    { channel: 'whatsapp', lastInboundAt: day(2) },
  ]);
  await member('phone', [
    { channel: 'whatsapp', lastInboundAt: day(1) },
    { channel: 'simulator', lastInboundAt: day(2) },
  ]);
  await member('blocked', [
    { channel: 'telegram', lastInboundAt: day(1), blockedAt: day(2) },
    { channel: 'whatsapp', lastInboundAt: day(2) },
  ]);
  await member('gone', [{ channel: 'telegram', lastInboundAt: day(1) }], { revokedAt: day(3) });
  await member('head', [{ channel: 'telegram', lastInboundAt: day(1) }], { role: 'head' });
  await db.prisma.staff.create({ data: { name: 'nowhere', role: 'administrator', unit: 'ikp' } });

  const own = { account: 'kantor' };
  await introduceChannel(db.pool, { channel: 'telegram', ...own }, imitated.telegram, day(1));
  await introduceChannel(db.pool, { channel: 'whatsapp', ...own }, imitated.whatsapp, day(1));

  let now = day(10);
  const alert = (key = 'whatsapp kantor') =>
    alertAdministrators({ db, vault, clock: () => now }, { key, text: 'Sesi hilang.', quietMs: 3_600_000 });
  const told = async (): Promise<string[]> => {
    const rows = await db.prisma.delivery.findMany({ include: { identity: true }, orderBy: { id: 'asc' } });
    return rows.map(
      ({ body, identity }) =>
        `${identity.address}: ${(JSON.parse(vault.open(body)) as { text: string }).text}`,
    );
  };

  const wrote = await Promise.all(Array.from({ length: 8 }, () => alert()));
  expect(wrote.filter(Boolean)).toHaveLength(1);
  const once = ['both-telegram', 'phone-simulator', 'blocked-whatsapp'].map((to) => `${to}: Sesi hilang.`);
  expect((await told()).sort()).toEqual([...once].sort());

  now = new Date(now.getTime() + 3_599_000);
  expect(await alert()).toBe(false);
  expect(await alert('something else')).toBe(true);
  now = new Date(now.getTime() + 1_000);
  expect(await alert()).toBe(true);
  expect(await told()).toHaveLength(9);
});
