import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { readServices } from '../../../../flows/catalogue/catalogue.ts';
import { CityFile } from '../../../../flows/catalogue/city.ts';
import { HolidaysFile } from '../../../../flows/catalogue/holidays.ts';
import { problemSentence, schemaProblems } from '../../../../flows/catalogue/problem.ts';
import { ResourcesFile } from '../../../../flows/catalogue/resources.ts';
import { UnitsFile } from '../../../../flows/catalogue/units.ts';
import { problemInWords } from '../../../../flows/features/city-changes/problem-words.ts';
import { writtenProblems } from '../../../../flows/kernel/written-wording.ts';
import { knownParts } from '../../../support/known-city.ts';
import { city } from '../../../support/pontianak.ts';

const parts = await knownParts();
const dataOf = (file: string): unknown => parse(parts.get(file) ?? '');

/** What somebody writes at a place of a file; undefined takes it away. */
type Break = { path: string; value: unknown };

const set = (path: string, value: unknown): Break => ({ path, value });

const spoil = (data: unknown, { path, value }: Break): void => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], data) as object;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
};

const long = 'x'.repeat(2000);
const ofService = [
  set('title', long),
  set('title', ''),
  set('unit', 'nirwana'),
  set('promiseWorkingDays', 0),
  set('promiseWorkingDays', 1000),
  set('promiseWorkingDays', 1.5),
  set('summary', undefined),
  set('keywords', ['Besar']),
  set('keywords', []),
  set('sop', []),
  set('sop.0', 'x'.repeat(5000)),
  set('version', 'kemarin'),
  set('lain', 1),
  set('fields.1.key', 'sekolah_kampus'),
  set('fields.2.example', '900'),
  set('fields.2.invalidExamples', ['2']),
  set('fields.2.min', 20),
  set('fields.3.lines.countFrom', 'nirwana'),
  set('fields.3.lines.countFrom', 'minat_unit'),
  set('fields.5.from.field', 'selesai'),
  set('fields.4.from', { field: 'selesai', months: 1 }),
  set('fields.6.options.1.id', 'sekretariat'),
  set('fields.6.options.1.label', 'Sekretariat'),
  set('fields.6.options.1.label', '2'),
  set('fields.6.when', { field: 'jumlah_peserta', in: ['x'] }),
  set('fields.0.required', 'ya'),
  set('fields.0.type', 'lain'),
  set('letters.0.types', []),
  set('letters.0.max', 0),
];
const schemas: [z.ZodType, string, Break[]][] = [
  [
    CityFile,
    'city.yaml',
    [
      set('name', ''),
      set('office.email', 'bukan surel'),
      set('office.hours', long),
      set('agendaPattern', '{tahun}'),
      set('agendaPattern', '{no}/{tahun}'),
      set('letterhead.lines', []),
      set('letterhead.lines', ['a', 'b', 'c', 'd', 'e']),
      set('complaints', 'Huruf Besar'),
      set('examples.wish', undefined),
      set('lain', 1),
    ],
  ],
  [
    UnitsFile,
    'units.yaml',
    [
      set('0.name', long),
      set('1.code', 'sekretariat'),
      set('1.secretariat', true),
      set('0.secretariat', undefined),
      set('1.code', 'Huruf Besar'),
    ],
  ],
  [
    ResourcesFile,
    'resources.yaml',
    [
      set('0.people', 0),
      set('0.people', 1_000_000),
      set('0.services', []),
      set('0.longestMinutes', 5),
      set('0.openings', { 1: { open: '16:00', close: '08:00' } }),
      set('0.openings', { 1: { open: 'pagi', close: '08:00' } }),
      set('1.code', 'pontive_center'),
      set('0.short', ['a', 'b', 'c']),
    ],
  ],
];

/** Words of the rules themselves; what people wrote is quoted. */
const english =
  /\b(the|is|it|its|not|takes|give|must|which|correct|expected|write|add|remove|twice|field|own|each|invalid|refers|option|stands)\b/i;

const left = (sentences: readonly string[]): string[] =>
  sentences
    .map(problemInWords)
    .filter((said) => english.test(said.replace(/^\S+: /, '').replace(/"[^"]*"/g, '')));

const broken = (file: string, one: Break): unknown => {
  const data = dataOf(file);
  spoil(data, one);
  return data;
};

test('whatever the rules refuse of a service is said in Indonesian, with the key as it is', () => {
  const known = { units: city.units, resources: city.resources };
  const held: string[] = [];
  for (const one of ofService) {
    const data = broken('services/magang.yaml', one);
    const { problems } = readServices([data], known, '2026-11-25');
    if (problems.length === 0) throw new Error(`${one.path} may be ${String(one.value).slice(0, 30)}`);
    held.push(...left(problems.map((problem) => problemSentence(data, problem))));
  }
  expect(held).toEqual([]);
});

test.each(schemas)('and of %# other files, too', (schema, file, breaks) => {
  for (const one of breaks) {
    const data = broken(file, one);
    const { error } = schema.safeParse(data);
    if (!error) throw new Error(`${file} holds together`);
    expect(left(schemaProblems(data, error).map((problem) => problemSentence(data, problem)))).toEqual([]);
  }
});

test('so are holidays, texts, what has changed meanwhile, and what would lose its home', () => {
  const day = { date: '23 Oktober', name: 'Hari Jadi' };
  const twice = [0, 1].map(() => ({ ...day, date: '2026-10-23' }));
  for (const data of [[day], twice, [{ ...day, name: '' }]]) {
    const { error } = HolidaysFile.safeParse(data);
    if (!error) throw new Error('The holidays hold together');
    expect(left(schemaProblems(data, error).map((problem) => problemSentence(data, problem)))).toEqual([]);
  }
  const texts = [
    writtenProblems('{nama}', ['label']),
    writtenProblems('{nama}', 'sentence'),
    writtenProblems('x', null),
  ];
  const lines = [
    'services/magang.yaml sop.1: was changed meanwhile.',
    'texts.yaml: is gone.',
    'units.yaml:1 ikp: 2 open requests and 3 members of staff are still of this unit; put it back until the requests are finished, and move the staff ("staff move").',
    'services/tte.yaml:1 tte: 2 open requests and 1 forms are still of this service; keep it and close it ("service close") until they are finished.',
    'city.yaml:1 zone: is Asia/Jakarta and stays so while the city is served; set TZ_CITY and start again.',
  ];
  expect(left([...texts.flat().map(({ say }) => `sop.question: ${say}.`), ...lines])).toEqual([]);
  expect(problemInWords(lines[2] ?? '')).toBe(
    'units.yaml:1 ikp: masih ada 2 permohonan dan 3 petugas di unit ini; selesaikan permohonannya dan pindahkan petugasnya dahulu.',
  );
});
