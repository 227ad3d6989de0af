import { expect, test } from 'vitest';
import { inOrder } from '../../../../flows/features/requests/letters.ts';
import { shownActor } from '../../../../flows/features/requests/shown.ts';
import { aRequest, aService } from '../../../support/context.ts';

test.each([
  ['operator', 'Sari', 'Operator Sari'],
  ['operator', 'Operator aptika', 'Operator aptika'],
  ['head', 'Kepala Dinas', 'Kepala Dinas'],
  ['plh', 'Operator aptika', 'Plh. Kepala Dinas Operator aptika'],
  ['applicant', 'Rina', 'pemohon'],
])('a step of %s %s is by "%s"', (role, actor, shown) => {
  expect(shownActor({ action: 'verify', role, actor })).toBe(shown);
});

test('letters stand as the form asks for them', () => {
  const service = aService();
  const { letters } = aRequest();
  const keys = inOrder(service, letters.toReversed()).map(({ key }) => key);
  expect(keys).toEqual(service.letters.map(({ key }) => key).filter((key) => keys.includes(key)));
});
