import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFile } from 'node:fs/promises';
import { cityTexts } from '../../../app/admin/city-texts.ts';
import { valueAt } from '../../../flows/features/city-changes/editable/part.ts';
import { sayableTexts } from '../../../flows/find-texts.ts';
import { pontianak } from '../../support/pontianak.ts';
import { testOffice } from './office.ts';

let office: Awaited<ReturnType<typeof testOffice>>;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(() => office.close());

const namesIn = async (options: object): Promise<string[]> => {
  const { json } = await cityTexts.run(office, '', options);
  return (json as { texts: { name: string }[] }).texts.map(({ name }) => name);
};

test('all texts are listed, and of a language those its file does not say', async () => {
  const all = [...sayableTexts().keys()];
  expect(await namesIn({})).toEqual(all);
  const english: unknown = parse(await readFile(`${pontianak}/texts.en.yaml`, 'utf8'));
  const missing = all.filter((name) => valueAt(english, name.split('.')) === undefined);
  expect(await namesIn({ missing: 'en' })).toEqual(missing);
  expect(missing.length).toBeLessThan(all.length);
});
