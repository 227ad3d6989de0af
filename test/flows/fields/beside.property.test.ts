import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../flows/fields/answer.ts';
import type { Field } from '../../../flows/fields/field-schema.ts';
import { readField } from '../../../flows/fields/index.ts';
import { meansNothing } from '../../../flows/kernel/lexicon/left-over.ts';
import { contextWith, fieldOf } from './support.ts';
import { storm } from '../../support/storm.ts';

/** Clear answers of each type, and what they mean. */
const clear: { field: Field; text: string; value: Answer }[] = [
  { field: fieldOf('integer', { label: 'Jumlah peserta', max: 40 }), text: '12', value: 12 },
  { field: fieldOf('integer', { label: 'Jumlah peserta', max: 40 }), text: '12 orang', value: 12 },
  { field: fieldOf('integer', { label: 'Ruang', unit: 'GB', max: 500 }), text: '20 GB', value: 20 },
  { field: fieldOf('date', { label: 'Mulai' }), text: '11/01/2027', value: '2027-01-11' },
  { field: fieldOf('date', { label: 'Mulai' }), text: '11 januari 2027', value: '2027-01-11' },
  { field: fieldOf('date', { label: 'Mulai' }), text: 'besok', value: '2026-11-26' },
  {
    field: fieldOf('time_range', { label: 'Jam' }),
    text: '09.00-11.00',
    value: { from: '09:00', to: '11:00' },
  },
  {
    field: fieldOf('time_range', { label: 'Jam' }),
    text: 'jam 9 sampai 11',
    value: { from: '09:00', to: '11:00' },
  },
  {
    field: fieldOf('slot', { label: 'Waktu' }),
    text: '30/11/2026 jam 9 sampai 11',
    value: { date: '2026-11-30', from: '09:00', to: '11:00' },
  },
  { field: fieldOf('choice', { label: 'Bentuk' }), text: 'video', value: 'video' },
  { field: fieldOf('choice', { label: 'Bentuk' }), text: '2', value: 'video' },
  { field: fieldOf('multi_choice', { label: 'Bentuk' }), text: 'foto dan video', value: ['foto', 'video'] },
  { field: fieldOf('yes_no', { label: 'IP publik?' }), text: 'ya', value: true },
  { field: fieldOf('yes_no', { label: 'IP publik?' }), text: 'tidak', value: false },
  { field: fieldOf('phone', { label: 'HP' }), text: '081234567890', value: '+6281234567890' },
  { field: fieldOf('email', { label: 'Email' }), text: 'rina@contoh.id', value: 'rina@contoh.id' },
  { field: fieldOf('nip', { label: 'NIP' }), text: '198503122010011004', value: '198503122010011004' },
  { field: fieldOf('url', { label: 'URL/host' }), text: 'https://x.go.id', value: 'https://x.go.id' },
  { field: fieldOf('subdomain', { label: 'Subdomain' }), text: 'simpel', value: 'simpel' },
];

const polite = [
  'pak',
  'bu',
  'kak',
  'min',
  'ya',
  'ya kak',
  'makasih',
  'terima kasih',
  '🙏',
  'dong',
  'aja',
  'ya pak 🙏',
];
const hedges = [
  ...['sekitar', 'kira-kira', 'kira2', 'kurleb', 'kurang lebih', '±', 'maksimal', 'minimal', 'paling banyak'],
  ...[
    'hampir',
    'lebih dari',
    'mungkin',
    'rencananya',
    'insyaallah',
    'sepertinya',
    'kalau bisa',
    'belum pasti',
  ],
];
const denials = ['bukan', 'jangan', 'selain', 'kecuali', 'tidak'];
const units = [
  'orang',
  'kelas',
  'lusin',
  'MB',
  'TB',
  'jam',
  'hari',
  'minggu',
  'bulan',
  'tahun',
  'WITA',
  'WIT',
  'kW',
  'unit',
  'rak',
];

const context = contextWith();
const read = (text: string, field: Field) => readField({ text }, field, context);
const one = fc.constantFrom(...clear);

describe('beside a clear answer', () => {
  test('politeness changes nothing', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...polite), ({ field, text, value }, word) => {
        const reading = read(`${text} ${word}`, field);
        expect(reading).toMatchObject({ ok: true, value });
        expect(reading.ok === true && meansNothing(reading.rest)).toBe(true);
      }),
      { numRuns: storm(200, 600), verbose: 1 },
    );
  });

  test('a hedge never leaves another value, and where it makes an estimate of it, it is asked', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...hedges), fc.boolean(), ({ field, text, value }, word, before) => {
        const reading = read(before ? `${word} ${text}` : `${text} ${word}`, field);
        if (reading.ok === true) expect(reading.value).toEqual(value);
        // Numbers, days and hours are exact or they are not.
        if (['integer', 'date', 'time_range', 'slot'].includes(field.type)) expect(reading.ok).not.toBe(true);
      }),
      { numRuns: storm(500, 1500), verbose: 1 },
    );
  });

  test('a denial is never taken for the answer without a question', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...denials), ({ field, text }, word) => {
        fc.pre(field.type !== 'yes_no');
        const reading = read(`${word} ${text}`, field);
        if (reading.ok === true) expect(meansNothing(reading.rest)).toBe(false);
      }),
      { numRuns: storm(200, 600), verbose: 1 },
    );
  });

  test('another unit never leaves the number as it stands, unless it says so', () => {
    fc.assert(
      fc.property(one, fc.constantFrom(...units), ({ field, text, value }, unit) => {
        fc.pre(['integer', 'date', 'time_range', 'slot'].includes(field.type));
        const reading = read(`${text} ${unit}`, field);
        const own = field.type === 'integer' && field.unit === unit;
        if (reading.ok === true && !own && meansNothing(reading.rest))
          // "12 orang orang", "jam 9 sampai 11 jam": the same said twice.
          expect([value, unit]).toEqual([
            reading.value,
            expect.stringMatching(field.type === 'integer' ? /^orang$/ : /^(?:jam|hari)$/),
          ]);
      }),
      { numRuns: storm(300, 1000), verbose: 1 },
    );
  });

  test('of two answers in a row the other one is never lost unsaid', () => {
    fc.assert(
      fc.property(one, one, fc.constantFrom(' ', ', ', '\n', ' dan ', ' / '), (a, b, between) => {
        fc.pre(a.field.label !== b.field.label);
        const reading = read(`${a.text}${between}${b.text}`, a.field);
        if (reading.ok !== true) return;
        // Either the rest tells of the other, or the value holds both as one.
        const both = JSON.stringify(reading.value) !== JSON.stringify(a.value);
        expect(both || !meansNothing(reading.rest) || meansNothing(b.text)).toBe(true);
        expect(both).toBe(false);
      }),
      { numRuns: storm(1000, 3000), verbose: 1 },
    );
  });
});
