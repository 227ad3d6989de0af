import { expect, test } from 'vitest';
import { changed, catalogueOfParts, partsOfFolder } from '../../../app/city/city-state.ts';
import { pontianak } from '../../support/pontianak.ts';

const today = '2026-11-23';

test('of a city with one service changed all other services are those that were read before', async () => {
  const parts = await partsOfFolder(pontianak);
  const first = await catalogueOfParts(parts, today);
  const [code = ''] = [...first.byCode.keys()].slice(2);
  const name = `services/${code}.yaml`;
  const other = (parts.get(name) ?? '').replace(/^title: .*$/m, 'title: Sebuah nama baru');
  const second = await catalogueOfParts(changed(parts, new Map([[name, other]])), today);
  expect(second.byCode.get(code)?.title).toBe('Sebuah nama baru');
  const same = second.services.filter((service) => service === first.byCode.get(service.code));
  expect(same).toHaveLength(first.services.length - 1);
});

test('a service that was sound is judged anew once what it books has other rules', async () => {
  const parts = await partsOfFolder(pontianak);
  await catalogueOfParts(parts, today);
  // An hour at most, where the example asks for two.
  const shorter = (parts.get('resources.yaml') ?? '').replaceAll('longestMinutes: 480', 'longestMinutes: 60');
  const reading = catalogueOfParts(changed(parts, new Map([['resources.yaml', shorter]])), today);
  await expect(reading).rejects.toThrow(/services\/coworking\.yaml:\d+ fields\.waktu\.example: its example/);
});
