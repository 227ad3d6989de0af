import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readCatalogue } from '../../app/catalogue.ts';
import { cityFolder } from '../../app/city/city-folder.ts';
import { findService } from '../../flows/catalogue/find-service.ts';
import { CityFile } from '../../flows/catalogue/city.ts';
import { cityDate } from '../../domain/city-time.ts';
import { aMoment } from '../support/context.ts';
import { filesIn } from '../support/documented-city.ts';
import { pontianak } from '../support/pontianak.ts';
import { fileByRobot } from '../support/robot.ts';

const today = cityDate(aMoment, 'Asia/Jakarta');
const place = await mkdtemp(join(tmpdir(), 'fifth-'));
afterAll(() => rm(place, { recursive: true }));

/** Files every service of a folder; gives what was filed. */
const filedIn = async (folder: string): Promise<string[]> => {
  const catalogue = await readCatalogue(folder, today);
  return catalogue.services.flatMap((service) => {
    const { talk } = fileByRobot(service, { catalogue, channel: 'whatsapp', who: 'new', today });
    return talk.requests.map((request) => request.service);
  });
};

test('a fifth city made from an empty folder by following the document files a request', async () => {
  const folder = join(place, 'contoh');
  const files = filesIn(await readFile('docs/cities.md', 'utf8'));
  expect(files.map(({ name }) => name)).toEqual(['city.yaml', 'units.yaml', 'services/izin_acara.yaml']);
  for (const { name, text } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  expect(await filedIn(folder)).toEqual(['izin_acara']);
  const catalogue = await readCatalogue(folder, today);
  for (const wish of Object.values(catalogue.city.examples))
    expect(findService(wish, catalogue), wish).toMatchObject({ services: [{ code: 'izin_acara' }] });
});

test('the document names every key of city.yaml, and what it shows of clocks is what holds without it', async () => {
  const document = await readFile('docs/cities.md', 'utf8');
  const told = [...document.matchAll(/^\| `(\w+)` /gm)].map(([, key]) => key);
  expect(told.filter((key) => key !== undefined && key in CityFile.shape)).toEqual(
    Object.keys(CityFile.shape),
  );
  const [, shown = ''] = /^```yaml\n(clocks:\n.*?)^```$/ms.exec(document) ?? [];
  const { clocks } = parse(shown) as { clocks: unknown };
  expect(CityFile.shape.clocks.parse(clocks)).toEqual(clocks);
  expect(CityFile.shape.clocks.parse({})).toEqual(clocks);
});

test('a service and a field more in a city break nothing: all of it is still filed', async () => {
  const folder = join(place, 'pontianak');
  await cp(pontianak, folder, { recursive: true });
  const services = join(folder, 'services');
  const coworking = await readFile(join(services, 'coworking.yaml'), 'utf8');
  const field = `  - key: catatan_tambahan
    type: text
    label: Catatan tambahan
    help: Boleh apa saja.
    required: true
    min: 3
    max: 100
    example: Datang lewat pintu samping
    invalidExamples: [..., a]
`;
  await writeFile(
    join(services, 'coworking.yaml'),
    coworking.replace(/^fields:\n/m, (line) => `${line}${field}`),
  );
  const added = filesIn(await readFile('docs/cities.md', 'utf8')).at(-1)?.text ?? '';
  await writeFile(
    join(services, 'izin_acara.yaml'),
    added.replace('order: 1', 'order: 99').replace('unit: informatika', 'unit: ikp'),
  );
  const before = (await readCatalogue(pontianak, today)).services.map(({ code }) => code);
  expect((await filedIn(folder)).toSorted()).toEqual([...before, 'izin_acara'].toSorted());
});

test('a service typed with Jum’at, quotes, emoji and steps of 900 characters is filed, and the service beside it is as it was', async () => {
  const folder = join(place, 'jumat');
  await cp(cityFolder('jambi'), folder, { recursive: true });
  const plain = (await readCatalogue(folder, today)).services;
  const shown = filesIn(await readFile('docs/cities.md', 'utf8')).at(-1)?.text ?? '';
  const service = parse(shown) as { fields: object[] };
  const odd = {
    ...service,
    ...{ order: 99, unit: 'dinas' },
    title: `Izin "acara" hari Jum'at 🎪`,
    summary: `Acara hari Jum'at: "pentas" & <bazar> #1 *bebas* 🎉`,
    sop: [
      `Setiap Jum'at pukul 08.00: "tepat waktu" # 🙂`,
      'Petugas memeriksa berkas. '.repeat(35).trim(),
      "- Kata 'dalam' kutip: {bukan} & *bukan*",
    ],
    fields: service.fields.map((field, no) => ({
      ...field,
      ...(no === 0 ? { label: `Acara "Jum'at" 🎪`, help: `Misalnya 'pentas' {bukan}: bebas.` } : {}),
    })),
  };
  await writeFile(join(folder, 'services/izin_acara.yaml'), stringify(odd));
  const { services } = await readCatalogue(folder, today);
  expect(services.filter(({ code }) => code !== 'izin_acara')).toEqual(plain);
  expect((await filedIn(folder)).toSorted()).toEqual(services.map(({ code }) => code).toSorted());
});
