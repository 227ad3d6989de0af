import { expect, test } from 'vitest';
import { cityDate } from '../../domain/city-time.ts';
import { Field } from '../../flows/fields/field-schema.ts';
import { aMoment } from '../support/context.ts';
import { fileByRobot } from '../support/robot.ts';
import { smallCatalogue } from '../support/small-city.ts';

const today = cityDate(aMoment, 'Asia/Jakarta');
const catalogue = await smallCatalogue(today);

test('the small city of the tests has every type of field there is', () => {
  const types = Field.options.map((one) => one.shape.type.value);
  const used = new Set(catalogue.services.flatMap(({ fields }) => fields.map(({ type }) => type)));
  expect([...used].toSorted()).toEqual(types.toSorted());
});

test.each(catalogue.services)('$code is filed from its examples, on both channels', (service) => {
  for (const channel of ['whatsapp', 'telegram'] as const) {
    const { talk } = fileByRobot(service, { catalogue, channel, who: 'known', today });
    expect(talk.requests).toMatchObject([{ service: service.code, unit: service.unit }]);
  }
});
