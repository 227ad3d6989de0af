import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { openPhone } from '../support/phone.ts';
import { noLimits } from '../support/telegram/flood.ts';
import { openTelegramServer, type TelegramServer } from '../support/telegram/server.ts';

let house: TestHouse & AsyncDisposable;
let telegram: TelegramServer & AsyncDisposable;
beforeAll(async () => {
  telegram = await openTelegramServer({ limits: noLimits });
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  house = await openTestHouse({ worker: false, env: { SIMULATOR: '1', ...env } });
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await telegram[Symbol.asyncDispose]();
});

const waits = /^Kami baca semuanya/;

test('of a thousand messages in one go the first are answered, the rest once, and all are taken in their order', async () => {
  const { prisma } = house.db;
  const person = telegram.person(710_001);
  person.say('/start');
  await person.next();
  for (let n = 1; n < 1000; n += 1) person.say(`pesan ${n}`);
  person.say('bantuan');
  const { contactId } = await prisma.identity.findFirstOrThrow({ where: { address: '710001' } });
  const taken = (): Promise<number> =>
    prisma.inboxMessage.count({ where: { contactId, doneAt: { not: null }, failedAt: null } });
  await eventually(taken).toBe(1001);
  await eventually(() => prisma.delivery.count({ where: { contactId, state: 'pending' } })).toBe(0);

  const told = person.messages.map(({ text }) => text);
  // Sixty a minute are answered, and who goes on for more than half a minute is told again.
  expect(told.length).toBeLessThan(300);
  expect(told.length).toBeGreaterThan(60);
  const times = told.filter((text) => waits.test(text)).length;
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(8);
  expect(told.at(-1)).toMatch(/^Bantuan/);
  const order = await prisma.inboxMessage.findMany({ where: { contactId }, orderBy: { id: 'asc' } });
  expect(order.map(({ doneAt }) => doneAt?.getTime() ?? 0)).toEqual(
    order.map(({ doneAt }) => doneAt?.getTime() ?? 0).toSorted((a, b) => a - b),
  );

  // It is over, and the next is answered as ever.
  person.skip();
  person.say('menu');
  expect((await person.next()).text).not.toMatch(waits);
});

test('who waits for each answer may write as fast as they like, whatever anybody else does', async () => {
  const flood = telegram.person(710_002);
  for (let n = 0; n < 200; n += 1) flood.say(`pesan ${n}`);
  const phone = openPhone(house.url, 'telegram', '700001');
  for (let n = 0; n < 150; n += 1) expect((await phone.say('menu')).text).not.toMatch(waits);
});
