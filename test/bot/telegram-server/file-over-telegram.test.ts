import { expect, test } from 'vitest';
import { requestViews } from '../../../app/db/requests.ts';
import { cityDate } from '../../../domain/city-time.ts';
import { describeCatalogue } from '../../../flows/catalogue/describe-catalogue.ts';
import { openTestHouse } from '../../support/house.ts';
import { fileOverTelegram } from '../../support/telegram/file-over-telegram.ts';
import { noLimits } from '../../support/telegram/flood.ts';
import { openTelegramServer } from '../../support/telegram/server.ts';
import { bridge } from './bridge.ts';

test('the driver files an external and an internal service over the server with what a phone has', async () => {
  await using house = await openTestHouse();
  await using server = await openTelegramServer({ limits: noLimits });
  const person = server.person(700001, { firstName: 'Rina' });
  const stop = bridge(server, house.url, person.id);
  const { services } = describeCatalogue(house.catalogue, cityDate(new Date(), house.tz));

  for (const audience of ['internal', 'external']) {
    const service = services.find((each) => each.audience === audience);
    if (!service) throw new Error(`No ${audience} service`);
    const { number } = await fileOverTelegram(person, service);
    const [request] = await requestViews(house.db, house.vault, { number });
    expect(request).toMatchObject({ service: service.code, state: 'submitted' });
  }
  expect(server.pending()).toEqual([]);
  await stop();
});
