import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveryList, deliveryRetry } from '../../app/admin/delivery.ts';
import { messageList, messageReplay } from '../../app/admin/message.ts';
import { countStuck } from '../../app/db/set-aside.ts';
import { tellUndelivered } from '../../worker/jobs/tell-undelivered.ts';
import { emptyAside, giveUpDeliveries } from '../../worker/jobs/give-up-deliveries.ts';
import { runJson } from '../app/admin/office.ts';
import { runJob } from '../support/timed-jobs.ts';
import { openWorkerNeeds } from '../support/worker-needs.ts';

let now: Date;
let needs: Awaited<ReturnType<typeof openWorkerNeeds>>;
beforeEach(async () => {
  now = new Date();
  needs = await openWorkerNeeds(() => now);
});
afterEach(() => needs[Symbol.asyncDispose]());

const day = 86_400_000;
const pass = (days: number): void => void (now = new Date(now.getTime() + days * day));

/** Somebody with one chat. */
const person = async (
  blocked = false,
  account = 'teman',
): Promise<{ contactId: string; identityId: bigint }> => {
  const identity = {
    channel: 'telegram',
    account,
    address: randomUUID(),
    ...(blocked ? { blockedAt: now } : {}),
  };
  const contact = await needs.db.prisma.contact.create({
    data: { identities: { create: [identity] } },
    include: { identities: true },
  });
  return { contactId: contact.id, identityId: contact.identities[0]?.id ?? 0n };
};
const staff = async (role: string, blocked = false): Promise<{ contactId: string; identityId: bigint }> => {
  const one = await person(blocked);
  await needs.db.prisma.staff.create({
    data: { name: role, role, unit: 'sekretariat', contactId: one.contactId },
  });
  return one;
};
const delivery = async (
  to: { contactId: string; identityId: bigint },
  state: string,
  error: string | null = null,
): Promise<string> => {
  const data = {
    ...to,
    body: needs.vault.seal('{}'),
    state,
    error,
    attempts: 3,
    since: now,
    nextAttemptAt: now,
  };
  return String((await needs.db.prisma.delivery.create({ data })).id);
};
const stateOf = async (id: string) =>
  (await needs.db.prisma.delivery.findUniqueOrThrow({ where: { id: BigInt(id) } })).state;
const office = () => ({ ...needs, now });

test('administrators hear once a day of messages that were given up, and of each member of staff who cannot be reached', async () => {
  const administrator = await staff('administrator');
  await delivery(await person(true), 'failed', 'blocked');
  await runJob(tellUndelivered, needs);
  const alerts = () => needs.db.prisma.delivery.count({ where: { ...administrator, state: 'pending' } });
  expect(await alerts()).toBe(0);

  await delivery(await person(), 'failed', 'unknown');
  await delivery(await staff('operator', true), 'failed', 'gone');
  await delivery(await staff('records', true), 'waiting', 'blocked');
  await delivery(await person(true), 'waiting', 'blocked');
  await delivery(await staff('head'), 'waiting', 'too_old');
  await runJob(tellUndelivered, needs);
  await runJob(tellUndelivered, needs);
  expect(await alerts()).toBe(3);
  expect(await countStuck(needs.db.pool, needs.clock())).toMatchObject({ undelivered: 3 });
});

test('after repair what was given up is sent again, but not to whoever has blocked us', async () => {
  const [lost, blocked] = [
    await delivery(await person(), 'failed', 'transient'),
    await delivery(await person(true), 'failed', 'blocked'),
  ];
  const { json } = await runJson<{ deliveries: { id: string; error: string }[] }>(office(), deliveryList);
  expect(json.deliveries.map(({ id, error }) => [id, error])).toEqual([
    [lost, 'transient'],
    [blocked, 'blocked'],
  ]);
  expect((await runJson(office(), deliveryList, { take: '1' })).text).toContain('1 of 2; --take 2 shows all');
  expect((await runJson(office(), deliveryRetry, { argument: 'all' })).json).toEqual({ count: 1 });
  expect(await stateOf(lost)).toBe('pending');
  expect(await stateOf(blocked)).toBe('failed');
  await expect(runJson(office(), deliveryRetry, { argument: '999' })).rejects.toThrow('delivery list');
});

test('what nobody even tries to send for a month is given up, and the outbox does not grow for ever', async () => {
  const stranded = await delivery(await person(false, 'an account we gave back'), 'pending');
  pass(29);
  const later = await delivery(await person(true), 'pending');
  await runJob(giveUpDeliveries, needs);
  expect(await stateOf(stranded)).toBe('pending');
  pass(2);
  await runJob(giveUpDeliveries, needs);
  expect(await stateOf(stranded)).toBe('failed');
  expect(await stateOf(later)).toBe('pending');
});

test('a message set aside is replayed unless its person has gone on, and forgotten after a month', async () => {
  const { contactId } = await person();
  const message = async (channel: string): Promise<string> => {
    const row = {
      contactId,
      channel,
      account: '',
      providerId: randomUUID(),
      kind: 'text',
      failedAt: now,
      attempts: 3,
    };
    const data = { ...row, payload: needs.vault.seal('{"kind":"text","text":"halo"}') };
    return String((await needs.db.prisma.inboxMessage.create({ data })).id);
  };
  const [said, news] = [await message('telegram'), await message('inside')];
  await needs.db.prisma.session.create({ data: { contactId, state: {}, updatedAt: now } });
  const waiting = () => needs.db.prisma.inboxMessage.count({ where: { doneAt: null, failedAt: null } });
  const { json } = await runJson(office(), messageList);
  expect(JSON.stringify(json)).not.toContain('halo');
  expect(json).toMatchObject({ total: 2, more: false });
  expect((await runJson(office(), messageList, { take: '1' })).json).toMatchObject({ total: 2, more: true });

  await needs.db.prisma.session.update({
    where: { contactId },
    data: { updatedAt: new Date(now.getTime() + 1) },
  });
  await expect(runJson(office(), messageReplay, { argument: said })).rejects.toThrow('has written since');
  await runJson(office(), messageReplay, { argument: news });
  expect(await waiting()).toBe(1);
  await needs.db.prisma.session.update({ where: { contactId }, data: { updatedAt: now } });
  await runJson(office(), messageReplay, { argument: said });
  expect(await waiting()).toBe(2);

  const old = await message('telegram');
  pass(31);
  await runJob(emptyAside, needs);
  await expect(runJson(office(), messageReplay, { argument: old })).rejects.toThrow('message list');
});
