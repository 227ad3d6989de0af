import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../../app/catalogue.ts';
import { cityCheck } from '../../../app/admin/city-check.ts';
import { CityError } from '../../../app/city/city-error.ts';
import { badCities, badFiles } from '../../support/bad-cities.ts';
import { pngBytes } from '../../support/files.ts';
import { city, pontianak } from '../../support/pontianak.ts';
import { smallCity } from '../../support/small-city.ts';

const today = '2026-11-25';
const units = city.units.codes.join(', ');
const place = await mkdtemp(join(tmpdir(), 'city-'));
afterAll(() => rm(place, { recursive: true }));

/** A folder with two sound services; the first is spoilt. */
const folder = join(place, 'city');
const services = join(folder, 'services');
const file = join(services, 'coworking.yaml');
const sound = await readFile(join(pontianak, 'services/coworking.yaml'), 'utf8');
/** The city without what names services that are not here. */
const about = (await readFile(join(pontianak, 'city.yaml'), 'utf8')).replace(/^complaints: .*$/m, '');
const [seats = ''] =
  /^- code: coworking\n(?: .*\n)*/m.exec(await readFile(join(pontianak, 'resources.yaml'), 'utf8')) ?? [];
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(services, { recursive: true });
  await copyFile(join(pontianak, 'units.yaml'), join(folder, 'units.yaml'));
  await writeFile(join(folder, 'city.yaml'), about);
  await writeFile(join(folder, 'resources.yaml'), seats);
  for (const name of ['coworking.yaml', 'data.yaml'])
    await copyFile(join(pontianak, 'services', name), join(services, name));
});

const trouble = async (): Promise<readonly string[]> => {
  const read = await readCatalogue(folder, today).catch((error: unknown) => error);
  return read instanceof CityError ? read.lines : [];
};

/** The line of the sound file on which some words stand first. */
const lineOf = (words: string): number => sound.slice(0, sound.indexOf(words)).split('\n').length;

describe('what people write wrong is told with file, line, key and mend', () => {
  const spoilt: [what: string, words: string, instead: string, line: RegExp][] = [
    ['an unknown key', 'summary:', 'ringkasan: x\nsummary:', /^ringkasan: is no key that stands here/],
    ['a key twice', 'summary:', 'unit: ikp\nsummary:', /^yaml: this key stands twice; keep one of them/],
    ['a tab', '  - key: keperluan', '\t- key: keperluan', /^yaml: a tab stands where spaces must/],
    ['a missing key', 'unit: aptika\n', '', /^unit: is missing; add it/],
    [
      'a number for text',
      "example: '4'",
      'example: 4',
      /^fields\.jumlah_orang\.example: takes text, not 4; write it in quotes: '4'/,
    ],
    [
      'an example its field refuses',
      "example: '4'",
      "example: '40'",
      /^fields\.jumlah_orang\.example: its example "40" is not accepted/,
    ],
    [
      'a field that refers to nothing',
      'amountFrom: jumlah_orang',
      'amountFrom: jumlah',
      /^fields\.waktu\.uses\.1\.amountFrom: it refers to "jumlah", which is no field/,
    ],
    [
      'a quotation that ends too early',
      'label: Keperluan',
      "label: 'Keperluan' Jum'at",
      /^yaml: .*double quotes/,
    ],
    ['a colon within a sentence', 'Nama komunitas', 'Nama: komunitas', /^yaml: .*double quotes/],
    ['a reference', 'label: Keperluan', 'label: [&satu a, *satu]', /^yaml: write the text itself/],
    ['a second document', 'letters:', '---\nletters:', /^yaml: a second document begins here/],
    [
      'a code that is not the file’s name',
      'code: coworking',
      'code: kerja',
      /^code: the file is called coworking\.yaml; call it kerja\.yaml/,
    ],
    [
      'the code of another service',
      'code: coworking',
      'code: data',
      /^code: the file is called coworking\.yaml/,
    ],
  ];

  test.each(spoilt)('%s', async (_, words, instead, said) => {
    expect(sound).toContain(words);
    await writeFile(
      file,
      sound.replace(words, () => instead),
    );
    const lines = await trouble();
    const first = lines
      .map((line) => /^services\/coworking\.yaml:(\d+) (.*\.)$/.exec(line))
      .find((line) => said.test(line?.[2] ?? ''));
    expect(first?.[2], lines.join('\n')).toMatch(said);
    expect(Number(first?.[1]), lines.join('\n')).toBe(words === 'unit: aptika\n' ? 1 : lineOf(words));
  });

  test('all that is wrong is told at once, in every file', async () => {
    await writeFile(file, sound.replace('unit: aptika', 'unit: bidang').replace('max: 300', 'max: 2'));
    await writeFile(join(services, 'data.yaml'), '\ta');
    const lines = await trouble();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^services\/data\.yaml:1 yaml: a tab/);
    expect(lines[1]).toMatch(/^services\/coworking\.yaml:\d+ fields\.keperluan\.min: min 5 is above max 2/);
    expect(lines[2]).toBe(
      `services/coworking.yaml:${lineOf('unit: aptika')} unit: takes ${units} (units.yaml), not "bidang".`,
    );
  });
});

describe('a file that is none of ours is refused with a sentence', () => {
  test('ten megabytes', async () => {
    await writeFile(file, 'a: b # '.padEnd(10_000_000, 'x'));
    expect(await trouble()).toEqual([
      'services/coworking.yaml:1 file: has 9766 KB, at most 256 KB are read; make it shorter.',
    ]);
  });

  test('a link out of the folder, and one to nothing', async () => {
    await writeFile(join(place, 'secret.yaml'), sound);
    await rm(file);
    await symlink(join(place, 'secret.yaml'), file);
    expect(await trouble()).toEqual([
      'services/coworking.yaml:1 file: is a link out of the folder of the city; put the file itself there.',
    ]);
    await rm(file);
    await symlink('nowhere.yaml', file);
    expect(await trouble()).toEqual([
      'services/coworking.yaml:1 file: cannot be found; a link may lead to nothing.',
    ]);
  });

  test('a folder, bytes that are no text, a folder without services', async () => {
    await rm(file);
    await mkdir(file);
    expect(await trouble()).toEqual(['services/coworking.yaml:1 file: is no file; remove it.']);
    await rm(file, { recursive: true });
    await writeFile(file, Buffer.from([0x63, 0xff, 0xfe]));
    expect(await trouble()).toEqual([
      'services/coworking.yaml:1 file: is not UTF-8; save it in that encoding.',
    ]);
    await Promise.all([rm(file), rm(join(services, 'data.yaml'))]);
    expect(await trouble()).toEqual([expect.stringMatching(/there is no service here; add one/)]);
  });
});

describe('bad input into a whole city is told with file, line, key and mend, and nothing else is complained of', () => {
  test.each(badCities)('$what', async ({ spoil, says }) => {
    const whole = join(place, 'whole');
    await cp(pontianak, whole, { recursive: true });
    await spoil(whole);
    const read = await readCatalogue(whole, today).catch((error: unknown) => error);
    await rm(whole, { recursive: true });
    const lines = read instanceof CityError ? read.lines : [];
    expect(lines.join('\n')).toMatch(says);
    const [file = ''] = lines.find((line) => says.test(line))?.split(':') ?? [];
    expect(
      lines.filter((line) => !line.startsWith(file.replace(/\.ya?ml$/, '')) && line.startsWith('services/')),
    ).toEqual([]);
  });
});

test.each(badFiles)('$what is told, and nothing else is complained of', async ({ spoil, says }) => {
  await rm(folder, { recursive: true });
  await cp(smallCity, folder, { recursive: true });
  await spoil(folder);
  const lines = await trouble();
  expect(lines.length, lines.join('\n')).toBeGreaterThan(0);
  expect(lines.filter((line) => !says.test(line))).toEqual([]);
});

test('a number that begins with 0 or + is kept digit by digit, files that begin with a dot are passed over, and so are the marks of Windows', async () => {
  await writeFile(
    join(folder, 'city.yaml'),
    `\uFEFF${about.replace(/^ {2}phone: .*$/m, '  phone: 0561733041').replaceAll('\n', '\r\n')}`,
  );
  await writeFile(join(services, '.coworking.yaml'), 'half written');
  await writeFile(join(services, '._data.yaml'), Buffer.from([0, 5, 0xff]));
  const { city, services: read } = await readCatalogue(folder, today);
  expect(city.office.phone).toBe('0561733041');
  expect(city.office.address).not.toMatch(/\r/);
  expect(read.map(({ code }) => code)).toEqual(['coworking', 'data']);
});

test('a service with Jum’at, quotes, emoji and steps of 900 characters is taken as it is written', async () => {
  const steps = [
    `Setiap Jum'at pukul 08.00 "tepat waktu" 🙂`,
    `${'Petugas memeriksa berkas. '.repeat(35)}`.trim(),
    "Kata 'dalam' kutip.",
  ];
  const text = sound.replace(
    /sop:\n(?: {2}- .*\n)+/,
    () => `sop:\n${steps.map((step) => `  - ${JSON.stringify(step)}`).join('\n')}\n`,
  );
  await writeFile(file, text);
  const { byCode } = await readCatalogue(folder, today);
  expect(byCode.get('coworking')?.sop).toEqual(steps);
  expect(byCode.get('data')?.code).toBe('data');
});

describe('city check', () => {
  const check = () => cityCheck.check(folder, new Date(`${today}T02:00:00Z`));

  test('says that a sound folder holds together', async () => {
    expect(await check()).toEqual({
      json: { ok: true, city: 'Kota Pontianak', services: 2, problems: [] },
      text: 'Kota Pontianak: 2 services, nothing wrong.',
    });
  });

  const ikp = 'code: ikp\n  name: IKP\n  law: draf\n';
  test.each([
    [
      'no unit that takes the secretariat’s part',
      `- ${ikp}`,
      '1 file',
      'mark exactly one unit with secretariat: true',
    ],
    [
      'two that take it',
      `- ${ikp}  secretariat: true\n- ${ikp.replace('ikp', 'ti').replace('IKP', 'TI')}  secretariat: true\n`,
      '1 file',
      'mark exactly one',
    ],
    [
      'a code twice',
      `- ${ikp}  secretariat: true\n- ${ikp}`,
      '5 ikp.code',
      'give each unit a code of its own',
    ],
    [
      'a name twice',
      `- ${ikp}  secretariat: true\n- ${ikp.replace('ikp', 'ti')}`,
      '6 ti.name',
      'give each unit a name of its own',
    ],
    ['no unit at all', '[]\n', '1 file', 'correct it'],
  ])('refuses units with %s', async (_, units, place, said) => {
    await writeFile(join(folder, 'units.yaml'), units);
    const { ok, text } = await check();
    expect(ok).toBe(false);
    expect(text.split('\n').map((line) => line.split(': ')[0])).toContain(`units.yaml:${place}`);
    expect(text).toContain(said);
  });

  test.each([
    [
      'that is none',
      'emblem.png',
      Buffer.from('Ini bukan gambar'),
      /emblem: emblem\.png is no picture that can be opened/,
    ],
    [
      'cut off',
      'emblem.png',
      pngBytes().subarray(0, 40),
      /emblem: emblem\.png is no picture that can be opened/,
    ],
    [
      'of ten megabytes',
      'emblem.png',
      Buffer.alloc(10_000_000),
      /^emblem\.png:1 file: has 9766 KB, at most 256 KB/,
    ],
    ['that is not there', 'emblem.png', null, /^emblem\.png:1 file: cannot be found/],
    [
      'out of the folder',
      '../emblem.png',
      null,
      /^city\.yaml:\d+ emblem: correct it \(name a PNG or JPG file of this folder\)/,
    ],
  ])('refuses an emblem %s', async (_, name, bytes, said) => {
    await writeFile(join(folder, 'city.yaml'), `${about}\nemblem: ${name}\n`);
    if (bytes) await writeFile(join(folder, name), bytes);
    const { ok, text } = await check();
    expect(ok).toBe(false);
    expect(text).toMatch(said);
  });

  test('takes an emblem that is a picture, as small as it is printed', async () => {
    await writeFile(join(folder, 'city.yaml'), `${about}\nemblem: emblem.png\n`);
    await writeFile(join(folder, 'emblem.png'), pngBytes());
    const { city } = await readCatalogue(folder, today);
    expect(city.emblem).toMatch(/^data:image\/png;base64,iVBOR/);
    expect(city.emblem?.length).toBeLessThan(100_000);
  });

  test('what names a service, a unit or a room that is not here is told where it stands', async () => {
    await writeFile(join(folder, 'city.yaml'), `${about}\ncomplaints: pengaduan\n`);
    await writeFile(
      join(folder, 'resources.yaml'),
      seats.replace('[coworking]', '[ruang]').replace('unit: aptika', 'unit: x'),
    );
    await writeFile(file, sound.replace('resource: coworking', 'resource: kursi'));
    const { text } = await check();
    expect(text.split('\n').map((line) => line.replace(/:\d+ /, ' '))).toEqual([
      'city.yaml complaints: "pengaduan" is no service of this city; correct the name or leave it out.',
      `resources.yaml coworking.unit: takes ${units} (units.yaml), not "x".`,
      'resources.yaml coworking.services.1: "ruang" is no service of this city; correct the name.',
      'services/coworking.yaml fields.waktu.uses.1.resource: takes coworking (resources.yaml), not "kursi".',
    ]);
  });

  test.each([
    [
      'holidays.yaml',
      '- date: 23 Oktober\n  name: Hari Jadi\n',
      /^holidays\.yaml:1 1\.date: correct it \(write a date/,
    ],
    [
      'holidays.yaml',
      "- { date: '2026-10-23', name: A }\n- { date: '2026-10-23', name: B }\n",
      /^holidays\.yaml:1 file: .*each date once/,
    ],
    ['resources.yaml', 'x: 1\n', /^resources\.yaml:1 file: takes a list/],
    ['city.yaml', 'complaints: pengaduan\n', /^city\.yaml:\d+ /],
  ])('refuses %s that cannot be used', async (name, words, said) => {
    const before = name === 'city.yaml' ? await readFile(join(folder, name), 'utf8') : '';
    await writeFile(
      join(folder, name),
      before.replace(/^complaints: .*$/m, '') + words.replace('pengaduan', 'laporan'),
    );
    const { ok, text } = await check();
    expect(ok).toBe(false);
    expect(text).toMatch(said);
  });

  test('tells of all files at once, also when the city’s own is broken', async () => {
    await writeFile(join(folder, 'city.yaml'), about.replace(/zone: .*/, 'zone: Nirwana'));
    await writeFile(join(folder, 'elsewhere.yaml'), '- topic: Lampu\n');
    await writeFile(file, sound.replace('unit: aptika', 'unit: bidang'));
    const { ok, text } = await check();
    expect(ok).toBe(false);
    expect(text.split('\n').map((line) => line.replace(/: .*/, ''))).toEqual([
      `city.yaml:${about.slice(0, about.indexOf('\nzone: ') + 1).split('\n').length} zone`,
      'elsewhere.yaml:1 Lampu.topic',
      'elsewhere.yaml:1 Lampu.title',
      'elsewhere.yaml:1 Lampu.office',
      'elsewhere.yaml:1 Lampu.keywords',
      `services/coworking.yaml:${lineOf('unit: aptika')} unit`,
    ]);
  });
});
