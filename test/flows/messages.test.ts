import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityDate } from '../../domain/city-time.ts';
import { shortTitle } from '../../flows/catalogue/short-title.ts';
import { aMoment } from '../support/context.ts';
import { countMessages } from '../support/count-messages.ts';
import { pontianak } from '../support/pontianak.ts';
import type { Who } from '../support/robot.ts';

const today = cityDate(aMoment, 'Asia/Pontianak');
const catalogue = await readCatalogue(pontianak, today);

const most: Record<Who, number> = { new: 5, known: 3 };

const counted = catalogue.services.map((service) => ({
  service,
  counts: countMessages(service, catalogue, today),
}));

test('a form costs at most its fields and letters and five messages of somebody new, three of somebody known', () => {
  for (const { service, counts } of counted)
    for (const { who, channel, messages, fields, letters } of counts)
      expect(messages, `${service.code}, ${who} on ${channel}`).toBeLessThanOrEqual(
        fields + letters + most[who],
      );
});

test('the page tells of forms what they cost, as long as they ask what they asked when it was written', async () => {
  const page = await readFile('docs/messages.md', 'utf8');
  const rows = [...page.matchAll(/^\| ([^|]*[^| ]) +((?:\| +\d+ )+)\|$/gm)].map(([, name, cells = '']) => ({
    name,
    told: (cells.match(/\d+/g) ?? []).map(Number),
  }));
  const known = counted.map(({ service, counts }) => {
    const asked = counts[0] ?? { fields: 0, letters: 0 };
    return {
      name: shortTitle(service),
      cost: [asked.fields, asked.letters, ...counts.map(({ messages }) => messages)],
    };
  });
  const asks = (numbers: readonly number[]): string => numbers.slice(0, 2).join();
  expect(rows.length).toBeGreaterThan(0);
  for (const { name, told } of rows) {
    const form = known.find((one) => one.name === name);
    expect(form, `${name} is no service of the city; npm run messages`).toBeDefined();
    if (form && asks(form.cost) === asks(told)) expect(told, `${name}: npm run messages`).toEqual(form.cost);
  }
});
