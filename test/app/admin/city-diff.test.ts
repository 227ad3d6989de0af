import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityDiff } from '../../../app/admin/city-diff.ts';
import { city, pontianak } from '../../support/pontianak.ts';
import { testOffice } from './office.ts';

const place = await mkdtemp(join(tmpdir(), 'diff-'));
let office: Awaited<ReturnType<typeof testOffice>>;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(async () => {
  await office.close();
  await rm(place, { recursive: true });
});

const diff = async (): Promise<string[]> => (await cityDiff.run(office, place, {})).text.split('\n');

test('says file by file what a folder says otherwise than the city that is served', async () => {
  await cp(pontianak, place, { recursive: true });
  expect(await diff()).toEqual(['Nothing differs.']);

  const file = (name: string): string => join(place, name);
  const about = await readFile(file('city.yaml'), 'utf8');
  await writeFile(file('city.yaml'), about.replace(city.office.phone, '(0561) 700000'));
  await writeFile(file('holidays.yaml'), "- { date: '2026-10-23', name: Hari Jadi }\n");
  const magang = await readFile(file('services/magang.yaml'), 'utf8');
  await writeFile(
    file('services/magang.yaml'),
    magang.replace('promiseWorkingDays: 5', 'promiseWorkingDays: 3'),
  );
  await rm(file('services/tte.yaml'));
  expect(await diff()).toEqual([
    `city.yaml office.phone: "${city.office.phone}" → "(0561) 700000"`,
    'holidays.yaml: added',
    'services/magang.yaml promiseWorkingDays: 5 → 3',
    'services/tte.yaml: removed',
  ]);
});
