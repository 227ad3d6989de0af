import { afterAll, beforeAll, expect, test } from 'vitest';
import { raiseWatermark, readChannelState, writeChannelState } from '../../../app/db/channel-state.ts';
import type { Database } from '../../../app/db/open.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 3, minute));

test('an account’s state is read back; since when it stands moves only when it is another', async () => {
  const own = { channel: 'whatsapp', account: 'kantor' };
  expect(await readChannelState(db.pool, own)).toBeNull();
  await writeChannelState(db.pool, own, { state: 'pairing', qr: 'sealed-1', detail: null }, at(0));
  await writeChannelState(db.pool, own, { state: 'pairing', qr: 'sealed-2', detail: null }, at(1));
  expect(await readChannelState(db.pool, own)).toEqual({
    state: 'pairing',
    since: at(0),
    qr: 'sealed-2',
    detail: null,
    watermark: null,
    updatedAt: at(1),
  });
  await writeChannelState(db.pool, own, { state: 'ready', qr: null, detail: 'v2.3000' }, at(2));
  expect(await readChannelState(db.pool, own)).toMatchObject({ state: 'ready', since: at(2), qr: null });
  expect(await readChannelState(db.pool, { ...own, account: 'lain' })).toBeNull();
});

test('a watermark only rises, and a state written later leaves it alone', async () => {
  const own = { channel: 'whatsapp', account: 'air' };
  await Promise.all([5, 9, 7].map((minute) => raiseWatermark(db.pool, own, at(minute))));
  await raiseWatermark(db.pool, own, at(3));
  await writeChannelState(db.pool, own, { state: 'ready', qr: null, detail: null }, at(20));
  expect(await readChannelState(db.pool, own)).toMatchObject({ state: 'ready', watermark: at(9) });
});
