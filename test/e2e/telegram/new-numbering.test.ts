import { expect, test } from 'vitest';
import { openTelegramServer } from '../../support/telegram/server.ts';
import { noLimits } from '../../support/telegram/flood.ts';
import { openTestHouse } from '../../support/house.ts';

test('when Telegram numbers updates anew, lower and with numbers used before, everybody is heard once and in order', async () => {
  await using server = await openTelegramServer({ limits: noLimits });
  server.renumber(4998);
  await using house = await openTestHouse({
    worker: false,
    env: { SIMULATOR: '0', TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.apiRoot },
  });
  const rina = server.person(710_001);
  const budi = server.person(710_002);
  const answered = async (person: typeof rina, text: string): Promise<string> => {
    person.skip();
    person.say(text);
    return (await person.next()).text;
  };
  // 4998 to 5002 are in use from now on.
  for (const text of ['/start', 'menu', 'bantuan', 'privasi', 'menu']) await answered(rina, text);

  // A server knows the offset it was asked from last, which is now far beyond its newest update.
  await server.drained();
  server.renumber(100_001);
  await answered(rina, 'menu');
  await server.drained();
  server.renumber(5000);
  const asked = server.log.filter(({ method }) => method === 'getUpdates').length;
  rina.skip();
  rina.say('bantuan');
  rina.say('menu');
  expect((await rina.next()).text).toMatch(/^Bantuan/);
  expect((await rina.next()).text).not.toMatch(/^Bantuan/);
  expect(await answered(budi, '/start')).toMatch(/^Halo/);
  await server.drained();

  expect(await house.db.prisma.inboxMessage.count()).toBe(9);
  expect(server.log.filter(({ method }) => method === 'getUpdates').length - asked).toBeLessThan(12);
  const { checks } = (await (await fetch(`${house.url}/readyz`)).json()) as {
    checks: Record<string, string>;
  };
  expect(checks['telegram']).toBe('ready');
});
