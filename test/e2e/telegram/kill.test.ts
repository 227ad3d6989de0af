import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Product } from '../../support/product.ts';
import { storm } from '../../support/storm.ts';
import { openTelegramOffice } from '../../support/telegram-office.ts';
import { ask, asked, decided, unsent, upTo, waiting } from '../../support/telegram-questions.ts';
import { eventually } from '../../support/eventually.ts';

const kills = storm(4, 20);

test('a bot killed again and again at random loses no update and applies none twice, while another takes over', async () => {
  await using office = await openTelegramOffice('polling');
  const { server } = office;
  const people = upTo(8).map((n) => server.person(720_000 + n));
  // The first begun is the one that polls; when it is gone the other takes over.
  const alive: Product[] = [await office.another(), await office.another()];
  for (const kill of upTo(kills)) {
    const next = office.another();
    for (const person of people) person.say(ask(kill));
    await pause(randomInt(0, 150));
    await alive.shift()?.end('SIGKILL');
    alive.push(await next);
  }
  await server.drained(30_000);
  await eventually(() => waiting(office)).toBe(0);
  await expect.poll(() => unsent(office), { interval: 250 }).toBe(0);

  for (const person of people) {
    const all = upTo(kills);
    expect(await decided(office, String(person.id))).toEqual(all);
    // A killed process may have sent without writing it down: that one comes twice, in its place.
    const shown = person.messages.map(({ text }) => asked(text)).filter((n) => n > 0);
    expect(shown.filter((n, index) => n !== shown[index - 1])).toEqual(all);
  }
}, 600_000);
