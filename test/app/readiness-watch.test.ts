import { expect, test } from 'vitest';
import type { Channel, Outgoing } from '../../app/channel.ts';
import { createLog } from '../../app/log.ts';
import { openMetrics } from '../../app/metrics.ts';
import { watchReadiness } from '../../app/readiness-watch.ts';
import { writeCheck } from '../../app/write-checks.ts';
import { imitated } from '../../bot/channels/simulator/imitated.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { eventually } from '../support/eventually.ts';

const log = createLog({ logLevel: 'info' }, { write: () => true });

test('that nothing can be stored is told to administrators at once, and nothing is stored for it', async () => {
  const db = await openTestDatabase();
  const contact = await db.prisma.contact.create({ data: { name: 'Administrator' } });
  await db.prisma.identity.create({
    data: { contactId: contact.id, channel: 'telegram', account: 'a', address: '700401' },
  });
  await db.prisma.staff.create({
    data: { name: 'Administrator', role: 'administrator', unit: 'sekretariat', contactId: contact.id },
  });
  const sent: Outgoing[] = [];
  const channel: Channel = {
    name: 'telegram',
    account: 'a',
    can: imitated.telegram,
    send: (outgoing) => {
      sent.push(outgoing);
      return Promise.resolve({ ok: true, providerId: '1' });
    },
    notReady: () => null,
    stop: () => Promise.resolve(),
  };
  const metrics = openMetrics(() => Promise.resolve({}), log);
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const checks = { disk: writeCheck('DATA_DIR', () => Promise.reject(full)) };
  const watch = watchReadiness({ db, channels: [channel], checks, metrics, log });
  await eventually(() => sent.map(({ address, message }) => [address, message.text])).toEqual([
    ['700401', expect.stringContaining('disk is full')],
  ]);
  await watch.stop();
  expect((await metrics.page()).body).toContain('teman_writable{what="disk"} 0');
  expect(await db.prisma.delivery.count()).toBe(0);
  expect(await db.prisma.alertSent.count()).toBe(0);
  await db.close();
});

test('however many ask whether something can be written to, it is tried once in a few seconds', async () => {
  let tries = 0;
  const check = writeCheck('a disk', () => {
    tries += 1;
    return Promise.resolve();
  });
  expect(await Promise.all([check(), check(), check()])).toEqual([null, null, null]);
  expect(tries).toBe(1);
});
