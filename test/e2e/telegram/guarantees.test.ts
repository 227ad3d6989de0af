import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { storm } from '../../support/storm.ts';
import { openTelegramOffice } from '../../support/telegram-office.ts';
import { ask, asked, decided, nobodys, unsent, upTo, waiting } from '../../support/telegram-questions.ts';
import { telegramLimits } from '../../support/telegram/flood.ts';
import { eventually } from '../../support/eventually.ts';

const each = storm(4, 20);

test('of many updates by webhook, chats shuffled and a tenth of them doubled, each takes effect once and in order', async () => {
  await using office = await openTelegramOffice('webhook');
  const { server } = office;
  await office.start();
  server.shuffle(7);
  server.duplicate(0.1, 7);
  server.hold(true);
  const people = upTo(50).map((n) => server.person(710_000 + n));
  for (const n of upTo(each)) for (const person of people) person.say(ask(n));
  server.hold(false);
  await server.drained(60_000);
  await eventually(() => waiting(office)).toBe(0);

  expect(server.delivered.length).toBeGreaterThan(50 * each * 1.05);
  expect(await office.db.prisma.inboxMessage.count()).toBe(50 * each);
  for (const { id } of people) expect(await decided(office, String(id))).toEqual(upTo(each));
});

describe('manners', () => {
  test('a storm of 429s delays, but loses, doubles and reorders nothing, and nobody is written to too fast', async () => {
    await using office = await openTelegramOffice('polling', { limits: telegramLimits });
    const { server, db, vault } = office;
    await office.start();
    const people = upTo(10).map((n) => server.person(730_000 + n));
    for (const person of people) {
      person.say('menu');
      await person.next();
    }
    const identities = await db.prisma.identity.findMany();
    server.storm(15, 2);
    await db.prisma.delivery.createMany({
      data: upTo(5).flatMap((n) =>
        identities.map(({ id, contactId }) => ({
          contactId,
          identityId: id,
          body: vault.seal(JSON.stringify({ text: `Kabar ${nobodys(n)}` })),
        })),
      ),
    });
    await expect.poll(() => unsent(office), { interval: 200 }).toBe(0);
    for (const person of people)
      expect(person.messages.map(({ text }) => asked(text)).filter((n) => n > 0)).toEqual(upTo(5));
    expect(server.log.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(server.paceProblems()).toEqual([]);
  });

  test('the webhook listens to nobody who does not know the secret', async () => {
    await using office = await openTelegramOffice('webhook');
    await office.start();
    const post = async (headers: Record<string, string>): Promise<number> => {
      const response = await fetch(`${office.url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({
          update_id: 1,
          message: { message_id: 1, chat: { id: 5, type: 'private' }, text: 'x' },
        }),
      });
      return response.status;
    };
    expect(await post({})).toBe(401);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'rahasia-webhooj' })).toBe(401);
    expect(await office.db.prisma.inboxMessage.count()).toBe(0);
    expect(await post({ 'x-telegram-bot-api-secret-token': 'rahasia-webhook' })).toBe(200);
    expect(await office.db.prisma.inboxMessage.count()).toBe(1);
    for (let n = 2; n < 20; n += 1) await post({});
    await expect.poll(() => office.db.prisma.troubleSign.count({ where: { channel: 'telegram' } })).toBe(1);
  });
});

test('the state of the channel is told by /readyz', async () => {
  await using office = await openTelegramOffice('polling');
  await office.start();
  const { checks } = z
    .object({ checks: z.record(z.string(), z.string()) })
    .parse(await (await fetch(`${office.url}/readyz`)).json());
  expect(checks).toMatchObject({ telegram: 'ready' });
  office.server.outage(3000);
  const telegram = async (): Promise<unknown> =>
    ((await (await fetch(`${office.url}/readyz`)).json()) as { checks: Record<string, string> }).checks[
      'telegram'
    ];
  await eventually(telegram).toContain('getUpdates failed');
  await eventually(telegram).toBe('ready');
});
