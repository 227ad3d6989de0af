import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCatalogue } from '../../app/catalogue.ts';
import { addDays } from '../../domain/city-time.ts';
import { checkExamples } from '../../flows/catalogue/check-examples.ts';
import { describeCatalogue } from '../../flows/catalogue/describe-catalogue.ts';
import { loadCatalogue } from '../../flows/catalogue/catalogue.ts';
import { dependsOn } from '../../flows/fields/depends-on.ts';
import { expandExample } from '../../flows/fields/example.ts';
import { city, pontianak } from '../support/pontianak.ts';
import { someOf } from '../support/storm.ts';

const today = '2026-11-25';
const catalogue = await readCatalogue(pontianak, today);
const all = catalogue.services;

/** A small sound service, to be spoilt in one place. */
const sound = () => ({
  code: 'contoh',
  order: 1,
  title: 'Layanan contoh',
  law: 'draf',
  audience: 'external',
  unit: 'aptika',
  promiseWorkingDays: 3,
  version: '2026-11',
  summary: 'Contoh.',
  whoMay: 'Semua.',
  product: 'Contoh.',
  keywords: ['contoh'],
  sop: ['Satu.', 'Dua.', 'Tiga.'],
  sopStatus: 'draft',
  fields: [
    {
      key: 'jenis',
      type: 'choice',
      label: 'Jenis',
      help: 'Pilih.',
      required: true,
      options: [
        { id: 'a', label: 'Apel' },
        { id: 'b', label: 'Belimbing' },
      ],
      example: 'Apel',
      invalidExamples: ['mangga'],
    },
    {
      key: 'jumlah',
      type: 'integer',
      label: 'Jumlah',
      help: 'Angka.',
      required: true,
      min: 1,
      max: 9,
      example: '2',
      invalidExamples: ['0'],
    },
    {
      key: 'mulai',
      type: 'date',
      label: 'Mulai',
      help: 'Tanggal.',
      required: true,
      from: { days: 1 },
      example: '{workday+3}',
      invalidExamples: ['{day-1}'],
    },
    {
      key: 'selesai',
      type: 'date',
      label: 'Selesai',
      help: 'Tanggal.',
      required: true,
      from: { field: 'mulai', days: 1 },
      example: '{day+30}',
      invalidExamples: ['{day+1}'],
    },
  ] as Record<string, unknown>[],
  letters: [
    { key: 'surat', label: 'Surat', help: 'PDF.', required: true, max: 1, types: ['pdf'], signer: null },
  ] as Record<string, unknown>[],
});

type Source = ReturnType<typeof sound>;
const field = (source: Source, key: string): Record<string, unknown> => {
  const found = source.fields.find((one) => one.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};
const text = (more: Record<string, unknown>) => ({
  type: 'text',
  label: 'Teks',
  help: 'Teks.',
  required: false,
  min: 1,
  max: 99,
  example: 'abc',
  invalidExamples: ['...'],
  ...more,
});

const troubleOf = (...sources: unknown[]): string => {
  try {
    loadCatalogue(city, sources, today);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'none';
};

describe('a catalogue that is not sound stops with one sentence', () => {
  test('the service all others here are made from is sound', () => {
    expect(troubleOf(sound())).toBe('none');
  });

  const spoilt: [what: string, spoil: (source: Source) => void, sentence: RegExp][] = [
    [
      'an unknown key of a field',
      (s) => void (field(s, 'jumlah').maximum = 3),
      /^fields\.jumlah\.maximum: is no key that stands here; remove or correct it/,
    ],
    [
      'an unknown key of the service',
      (s) => Object.assign(s, { titel: 'x' }),
      /^titel: is no key that stands here; remove or correct it/,
    ],
    [
      'an unknown key of a letter',
      (s) => void ((s.letters[0] ?? {}).pages = 3),
      /^letters\.surat\.pages: is no key that stands here; remove or correct it/,
    ],
    ['an unknown type', (s) => void (field(s, 'jumlah').type = 'number'), /^fields\.jumlah\.type: /],
    ['an unknown unit', (s) => void (s.unit = 'bidang'), /^unit: takes .*ikp/],
    ['a missing help', (s) => void delete field(s, 'mulai').help, /^fields\.mulai\.help: is missing; add it/],
    [
      'no invalid example',
      (s) => void (field(s, 'mulai').invalidExamples = []),
      /^fields\.mulai\.invalidExamples: correct it/,
    ],
    ['a nameless field', (s) => void delete field(s, 'mulai').key, /^fields\.3\.key: is missing/],
    [
      'a key twice',
      (s) => s.fields.push(text({ key: 'jumlah' })),
      /^fields\.jumlah\.key: this key stands twice/,
    ],
    [
      'a letter called like a field',
      (s) => s.letters.push({ ...s.letters[0], key: 'jumlah' }),
      /^letters\.jumlah\.key: this key stands twice/,
    ],
    [
      'an option twice',
      (s) =>
        void (field(s, 'jenis').options = [
          { id: 'a', label: 'Apel' },
          { id: 'a', label: 'Alpukat' },
        ]),
      /^fields\.jenis\.options\.a: option "a" stands twice/,
    ],
    [
      'two options of one label',
      (s) =>
        void (field(s, 'jenis').options = [
          { id: 'a', label: 'Apel' },
          { id: 'b', label: 'apel!' },
        ]),
      /^fields\.jenis\.options\.b: two options are called "apel"/,
    ],
    [
      'an option called like a number',
      (s) =>
        void (field(s, 'jenis').options = [
          { id: 'a', label: 'Apel' },
          { id: 'b', label: '1' },
        ]),
      /option "1" is called like a number/,
    ],
    [
      'a condition on no field',
      (s) => void (field(s, 'jumlah').when = { field: 'warna', in: ['a'] }),
      /^fields\.jumlah\.when\.field: it refers to "warna", which is no field/,
    ],
    [
      'a condition on a later field',
      (s) => s.fields.unshift(text({ key: 'teks', when: { field: 'jenis', in: ['a'] } })),
      /^fields\.teks\.when\.field: it refers to "jenis", which comes later/,
    ],
    [
      'a condition on itself',
      (s) => void (field(s, 'jenis').when = { field: 'jenis', in: ['a'] }),
      /^fields\.jenis\.when\.field: it refers to itself/,
    ],
    [
      'a condition that never holds',
      (s) => void (field(s, 'jumlah').when = { field: 'jenis', in: ['c'] }),
      /^fields\.jumlah\.when\.in\.1: its condition waits for "c", which "jenis" never answers; name one of a, b/,
    ],
    [
      'a condition on a number',
      (s) => void (field(s, 'mulai').when = { field: 'jumlah', in: ['2'] }),
      /"jumlah", which must be a choice or yes\/no field/,
    ],
    [
      'a date counted from a number',
      (s) => void (field(s, 'selesai').from = { field: 'jumlah', days: 1 }),
      /"jumlah", which must be a date field/,
    ],
    [
      'a date counted from a later one',
      (s) => void (field(s, 'mulai').from = { field: 'selesai', days: 1 }),
      /"selesai", which comes later/,
    ],
    [
      'names counted by no number',
      (s) => s.fields.push(text({ key: 'nama', lines: { countFrom: 'jenis' } })),
      /^fields\.nama\.lines\.countFrom: it refers to "jenis", which must be an integer field/,
    ],
    [
      'seats counted by a later number',
      (s) =>
        s.fields.unshift({
          ...text({ key: 'waktu', example: '{workday+3} 09.00-10.00' }),
          min: undefined,
          max: undefined,
          type: 'slot',
          uses: [{ resource: 'coworking', amountFrom: 'jumlah' }],
        }),
      /^fields\.waktu\.uses\.1\.amountFrom: it refers to "jumlah", which comes later/,
    ],
    [
      'a range upside down',
      (s) => Object.assign(field(s, 'jumlah'), { min: 9, max: 1 }),
      /^fields\.jumlah\.min: min 9 is above max 1/,
    ],
    [
      'hours that are none',
      (s) =>
        s.fields.push({
          ...text({ key: 'jam', example: '09.00-10.00' }),
          min: undefined,
          max: undefined,
          type: 'time_range',
          open: '8',
          close: '16:00',
        }),
      /^fields\.jam\.open: open and close must be times like 08:00/,
    ],
    [
      'a NIK asked for in the chat',
      (s) =>
        s.fields.push({
          ...text({ key: 'nik', example: '6171010101900001' }),
          min: undefined,
          max: undefined,
          type: 'nik',
        }),
      /^fields\.nik: a NIK never travels through a chat; add sensitive: true/,
    ],
    [
      'a keyword in capitals',
      (s) => void (s.keywords = ['Contoh']),
      /^keywords\.1: keyword "Contoh" must be in lower case/,
    ],
    [
      'an example its own field refuses',
      (s) => void (field(s, 'jumlah').example = '10'),
      /^fields\.jumlah\.example: its example "10" is not accepted \(Jumlah paling banyak 9/,
    ],
    [
      'an example that does not fit the other examples',
      (s) => void (field(s, 'selesai').example = '{day+1}'),
      /^fields\.selesai\.example: its example "26\/11\/2026" is not accepted/,
    ],
    [
      'an invalid example that passes',
      (s) => void (field(s, 'mulai').invalidExamples = ['{day-1}', 'besok']),
      /^fields\.mulai\.invalidExamples\.2: its invalid example "besok" is accepted/,
    ],
  ];

  test.each(spoilt)('%s', (_, spoil, sentence) => {
    const source = sound();
    spoil(source);
    // What JSON leaves out is not there.
    const message = troubleOf(JSON.parse(JSON.stringify(source)));
    expect(message).toMatch(sentence);
    expect(message).toMatch(/^[\w.]+: .*\.$/);
    expect(message).not.toContain('\n');
  });

  test('two services of one code, or in one place', () => {
    expect(troubleOf(sound(), { ...sound(), order: 2 })).toMatch(/^code: "contoh" stands twice/);
    expect(troubleOf(sound(), { ...sound(), code: 'lain' })).toMatch(
      /^order: order 1 is that of "contoh", too/,
    );
  });

  test('what is no service at all', () => {
    expect(troubleOf(null)).toMatch(/^is empty; write a group of keys there/);
    expect(troubleOf(sound(), {})).toMatch(/is missing; add it/);
  });
});

describe('the sixteen services', () => {
  test('stand in the order of Pasal 7', () => {
    // What the city offers beside them stands behind.
    const sixteen = all.slice(0, 16);
    expect(sixteen.map(({ code }) => code)).toEqual([
      ...['kunjungan', 'coworking', 'pengaduan', 'data', 'penelitian', 'magang'],
      ...[
        'ruang',
        'vicon',
        'hosting',
        'colocation',
        'tte',
        'asesmen',
        'email',
        'peliputan',
        'dokumentasi',
        'publikasi',
      ],
    ]);
    expect(sixteen.map(({ audience }) => audience).lastIndexOf('external')).toBe(5);
  });

  const everyDay = Array.from({ length: 400 }, (_, n) => n);
  test('have examples that pass, and invalid ones that do not, on every day of more than a year', () => {
    for (const n of someOf(everyDay, 12)) {
      const day = addDays(today, n);
      expect(
        all.flatMap((service) => checkExamples(service, { today: day, resources: city.resources })),
        day,
      ).toEqual([]);
    }
  });

  test('ask every internal applicant for one letter of the agency head, and nobody else for one', () => {
    for (const { audience, letters } of all) {
      const heads = letters.filter(({ signer }) => signer === 'agency_head');
      expect(heads.map(({ required }) => required)).toEqual(audience === 'internal' ? [true] : []);
    }
  });

  test('mark exactly the NIK fields and identity cards as sensitive', () => {
    const sensitive = all.flatMap(({ code, fields, letters }) =>
      [...fields, ...letters].filter((item) => item.sensitive).map(({ key }) => `${code}.${key}`),
    );
    expect(sensitive).toEqual(['data.nik', 'data.identitas', 'tte.nik', 'tte.foto_ktp']);
  });

  test('do not book the same hours in their examples', () => {
    const slots = all.flatMap(({ fields }) =>
      fields.filter(({ type }) => type === 'slot').map(({ example }) => example),
    );
    expect(slots).not.toEqual([]);
    expect(new Set(slots).size).toBe(slots.length);
  });

  test('lend exactly what says that they do', () => {
    const lent = [...catalogue.byCode.values()].flatMap(({ code, fields }) =>
      fields.flatMap((field) =>
        field.type === 'slot' ? field.uses.map((use) => `${use.resource} ${code}`) : [],
      ),
    );
    const said = [...city.resources].flatMap(([resource, { services }]) =>
      services.map((code) => `${resource} ${code}`),
    );
    expect(lent.toSorted()).toEqual(said.toSorted());
  });

  test('refer only to fields whose change is noticed', () => {
    const referring = (code: string, key: string) => {
      const field = catalogue.byCode.get(code)?.fields.find((each) => each.key === key);
      return field && dependsOn(field);
    };
    expect(referring('magang', 'nama_peserta')).toEqual(['jumlah_peserta']);
    expect(referring('magang', 'selesai')).toEqual(['mulai']);
    expect(referring('vicon', 'waktu')).toEqual(['id_meeting', 'perkiraan_peserta', 'perangkat']);
  });
});

describe('the printed catalogue', () => {
  const printed = describeCatalogue(catalogue, today);
  const service = (code: string) => printed.services.find((one) => one.code === code);

  test('has dated examples and no date marks left', () => {
    expect(JSON.stringify(printed)).not.toMatch(/\{(work)?day/);
    expect(service('kunjungan')?.fields.find(({ key }) => key === 'waktu')?.example).toBe(
      '03/12/2026 09.00-11.00',
    );
    expect(expandExample('{day-3} {day+3} {workday+1} {lain}', today)).toBe(
      '22/11/2026 28/11/2026 26/11/2026 {lain}',
    );
  });

  test('says what is required, and calls nothing required that may not be asked', () => {
    for (const { code, fields } of printed.services) {
      const source = catalogue.byCode.get(code)?.fields ?? [];
      expect(fields.map(({ key, required }) => [key, required])).toEqual(
        source.map(({ key, required, when }) => [key, required && when === undefined]),
      );
    }
    const isRequired = (code: string, key: string) =>
      service(code)?.fields.find((field) => field.key === key)?.required;
    expect(isRequired('hosting', 'subdomain')).toBe(false);
    expect(isRequired('coworking', 'keperluan')).toBe(true);
    expect(isRequired('coworking', 'komunitas_instansi')).toBe(false);
  });

  test('ends every draft SOP with the line that says so', () => {
    for (const { sop } of printed.services) {
      expect(sop.at(-1)).toBe('Draf – menunggu penetapan Kepala Dinas');
      expect(sop.length).toBeLessThanOrEqual(9);
    }
  });

  test('gives options to choices and yes/no questions, and to nothing else', () => {
    for (const { fields } of printed.services)
      for (const { type, options } of fields)
        expect(options !== undefined).toBe(['choice', 'multi_choice', 'yes_no'].includes(type));
    expect(service('vicon')?.fields.find(({ key }) => key === 'id_meeting')?.options).toEqual([
      { id: 'yes', label: 'Ya' },
      { id: 'no', label: 'Tidak' },
    ]);
  });

  test('names units that exist and letters as agreed', () => {
    for (const { unit, letters } of printed.services) {
      expect(city.units.codes).toContain(unit);
      for (const letter of letters)
        expect(Object.keys(letter).filter((key) => key !== 'sensitive')).toEqual([
          'key',
          'label',
          'required',
          'max',
          'types',
          'signer',
        ]);
    }
  });
});

describe('a seventeenth service', () => {
  const folders: string[] = [];
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  const copyOfServices = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'services-'));
    folders.push(folder);
    await cp(pontianak, folder, { recursive: true });
    return folder;
  };

  test('comes from one data file and nothing else', async () => {
    const folder = await copyOfServices();
    await writeFile(join(folder, 'services/contoh.yaml'), JSON.stringify({ ...sound(), order: 1000 }));
    await writeFile(join(folder, 'services/contoh.yaml~'), 'what an editor leaves');
    const { services, byCode } = await readCatalogue(folder, today);
    expect(services).toHaveLength(all.length + 1);
    expect(services.at(-1)?.code).toBe('contoh');
    expect(byCode.get('contoh')?.title).toBe('Layanan contoh');
  });
});
